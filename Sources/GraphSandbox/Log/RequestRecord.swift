/// What the sandbox writes down about one request.
public struct RequestRecord: Sendable, Hashable {
    /// From 1, in the order in which requests began.
    public let number: Int
    /// When it began, in seconds since 1970.
    public let time: Double
    /// Seconds from its head to its answer.
    public var seconds: Double
    /// As sent, in upper case: `PUT`.
    public let method: String
    /// As in the request line, still encoded.
    public let target: String
    /// In the order in which they came. Tokens and secrets are replaced by `<redacted>`.
    public let headers: [Header]
    /// Bytes of the body that came in.
    public var bodyByteCount: Int
    /// SHA-256 of these bytes in hexadecimal digits; nil: none came.
    public var bodySHA256: String?
    /// A body of JSON as it came, up to 10,000 bytes; nil: none, or something else.
    public var bodyText: String?
    /// Bytes of request line, headers and body, as far as they came.
    public var requestByteCount: Int
    /// nil: none was sent.
    public var status: Int?
    /// Graph's error code; nil: none.
    public var errorCode: String?
    /// The fault that was injected; nil: none.
    public var fault: FaultKind?
    /// Requests to Graph that were in work when this one began, itself included.
    public let inFlightCount: Int
    /// What the answer carries as `request-id`, a GUID.
    public let requestID: String
    /// The client's `client-request-id`, or the same as `requestID` when there was none.
    public let clientRequestID: String

    /// A header field.
    public struct Header: Sendable, Hashable {
        /// As sent.
        public let name: String
        /// As sent, or `<redacted>`.
        public let value: String
    }
}

extension RequestRecord {
    /// Header fields whose values nobody may read.
    private static let secretNames: Set<String> = [
        "authorization", "proxy-authorization", "cookie", "x-identity-header",
    ]

    /// A header as it may be written down: the kind of an `Authorization` stays, what follows goes.
    package static func redacted(name: String, value: String) -> Header {
        guard secretNames.contains(name.lowercased()) else { return Header(name: name, value: value) }
        let scheme = name.lowercased().hasSuffix("authorization") ? value.split(separator: " ").first : nil
        let isKnown = ["bearer", "basic", "negotiate"].contains(scheme?.lowercased())
        return Header(name: name, value: isKnown ? "\(scheme ?? "") <redacted>" : "<redacted>")
    }

    /// One line of the log.
    package var json: JSONValue {
        [
            "number": .integer(number),
            "time": .string(SandboxTime.iso8601(time)),
            "seconds": .number((seconds * 1_000_000).rounded() / 1_000_000),
            "method": .string(method),
            "target": .string(target),
            "headers": .array(headers.map { .array([.string($0.name), .string($0.value)]) }),
            "bodyByteCount": .integer(bodyByteCount),
            "bodySHA256": .optional(bodySHA256),
            "bodyText": .optional(bodyText),
            "requestByteCount": .integer(requestByteCount),
            "status": status.map(JSONValue.integer) ?? .null,
            "errorCode": .optional(errorCode),
            "fault": .optional(fault?.rawValue),
            "inFlight": .integer(inFlightCount),
            "requestId": .string(requestID),
            "clientRequestId": .string(clientRequestID),
        ]
    }
}
