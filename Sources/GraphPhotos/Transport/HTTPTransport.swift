/// What sends requests: `AsyncHTTPTransport`, or one that a server brings.
public protocol HTTPTransport: Sendable {
    /// Sends a request once and reads the whole answer, whatever its status. Redirects are not followed.
    ///
    /// - Throws: `TransportError`; `.cancelled` as soon as the task is cancelled.
    func send(_ request: HTTPExchangeRequest) async throws(TransportError) -> HTTPExchangeAnswer

    /// Closes all connections: nothing will be sent any more. Does nothing unless a transport has its own.
    func shutdown() async
}

extension HTTPTransport {
    /// Nothing.
    public func shutdown() async {}
}

/// One HTTP request as it goes out. Its description shows no header values.
public struct HTTPExchangeRequest: Sendable, CustomStringConvertible, CustomReflectable {
    /// "PUT".
    public var method: String
    /// The whole URL, percent-encoded.
    public var url: String
    /// In order, with Host, and with Content-Length where there is a body.
    public var headers: [(name: String, value: String)]
    /// Empty without a body.
    public var body: [UInt8]
    /// For the whole exchange, connecting included.
    public var timeout: Duration
    /// How long nothing may move: no byte that the socket takes, and none that comes.
    public var stallTimeout: Duration
    /// A connection that was used before must not be used.
    public var needsNewConnection: Bool
    /// Goes to the host itself, whatever proxy there is.
    public var bypassesProxy: Bool
    /// Bytes of the answer's body; a longer one is `.answerTooLarge`.
    public var maximumAnswerByteCount: Int
    /// The server is known by its certificate's digest alone, 40 (SHA-1) or 64 (SHA-256) hexadecimal digits in lower
    /// case; nil: its certificate is verified as usual.
    public var serverThumbprint: String?

    /// - Parameters:
    ///   - method: "PUT".
    ///   - url: the whole URL, percent-encoded.
    ///   - headers: in order, with Host, and with Content-Length where there is a body.
    ///   - body: default none.
    ///   - timeout: for the whole exchange; default 30 s.
    ///   - stallTimeout: how long nothing may move; default no other limit than `timeout`.
    ///   - needsNewConnection: a connection that was used before must not be used; default false.
    ///   - bypassesProxy: goes to the host itself; default false.
    ///   - maximumAnswerByteCount: default 1 MiB.
    public init(
        method: String,
        url: String,
        headers: [(name: String, value: String)],
        body: [UInt8] = [],
        timeout: Duration = .seconds(30),
        stallTimeout: Duration? = nil,
        needsNewConnection: Bool = false,
        bypassesProxy: Bool = false,
        maximumAnswerByteCount: Int = 1 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.stallTimeout = stallTimeout ?? timeout
        self.needsNewConnection = needsNewConnection
        self.bypassesProxy = bypassesProxy
        self.maximumAnswerByteCount = maximumAnswerByteCount
    }

    /// Method and URL.
    public var description: String { "\(method) \(url)" }
    /// Nothing: headers and body may hold secrets.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

/// One HTTP answer. Its description shows its status only.
public struct HTTPExchangeAnswer: Sendable, CustomStringConvertible, CustomReflectable {
    /// 200 and so on.
    public var status: Int
    /// In order; names in any case.
    public var headers: [(name: String, value: String)]
    /// All of it.
    public var body: [UInt8]

    /// - Parameters:
    ///   - status: 200 and so on.
    ///   - headers: in order.
    ///   - body: all of it.
    public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header field, whatever the case of its name.
    public func header(_ name: String) -> String? {
        let name = name.lowercased()
        return headers.first { $0.name.lowercased() == name }?.value
    }

    /// How the body is still packed, when it is: "br". Only gzip and deflate are unpacked on the way.
    var unreadablePacking: String? {
        let packings = (header("content-encoding") ?? "").split(separator: ",")
            .map { $0.filter { !$0.isWhitespace }.lowercased() }
        return body.isEmpty ? nil : packings.last { !["", "gzip", "x-gzip", "deflate", "identity"].contains($0) }
    }

    /// The status.
    public var description: String { "HTTP \(status)" }
    /// Nothing: the body may hold a token.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

/// Why there was no answer.
public struct TransportError: Error, Sendable, Hashable {
    /// What decides whether it is worth another try.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Nobody answers at the address, or there is none for the name.
        case cannotConnect
        /// The connection broke.
        case connectionLost
        case timedOut
        /// The server's certificate is not trusted, or there is no common protocol.
        case encryptionFailed
        case proxyFailed
        case answerTooLarge
        case cancelled
        /// The request cannot be sent at all.
        case invalidRequest
    }

    /// What decides whether it is worth another try.
    public var kind: Kind
    /// A few words from below; shown to people.
    public var detail: String
    /// The body was still on its way: fewer bytes, or more time, would help.
    public var isSending: Bool
    /// Nothing of the request left this machine; false where that is not known.
    package var isUnsent = false
    /// What to do about it; nil for what is usual with its kind.
    package var remedy: String?

    /// - Parameters:
    ///   - kind: what decides whether it is worth another try.
    ///   - detail: a few words from below, without secrets.
    ///   - isSending: the body was still on its way; default false.
    public init(_ kind: Kind, _ detail: String, isSending: Bool = false) {
        self.kind = kind
        self.detail = detail
        self.isSending = isSending
    }
}

/// Header fields in order.
package typealias HTTPFields = [(name: String, value: String)]
