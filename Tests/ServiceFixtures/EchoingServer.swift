import Foundation

/// Tests/ForeignServers/echoing_server.py: a gateway that shows what it was sent, in each field of each kind of answer.
package enum EchoingServer {
    package struct Shape: Sendable, Encodable {
        package var status: String
        package var headers: [[String]] = []
        package var body = ""

        /// The authority and the service are asked again after these.
        package var isTriedAgain: Bool { status.hasPrefix("429") || status.hasPrefix("5") }
    }

    private static let bodies: [(status: String, body: String)] = [
        ("400 Bad Request", #"{"error":{"code":"ECHO","message":"y"}}"#),
        ("400 Bad Request", #"{"error":{"code":"x","message":"Authorization: Bearer ECHO is refused"}}"#),
        ("403 Forbidden", #"{"error":{"code":"UnknownError","message":"y","innerError":{"code":"ECHO"}}}"#),
        ("400 Bad Request", #"{"error":{"code":"x","message":"y","innerError":{"request-id":"ECHO"}}}"#),
        ("400 Bad Request", #"{"error":{"code":"x","message":"y","innererror":{"client-request-id":"ECHO"}}}"#),
        ("400 Bad Request", #"{"error":{"code":"x","message":"y","details":[{"code":"z","message":"ECHO"}]}}"#),
        ("400 Bad Request", #"{"error":{"code":"x","message":{"lang":"en","value":"ECHO"}}}"#),
        ("400 Bad Request", #"{"odata.error":{"code":"ECHO","message":{"value":"ECHO"}}}"#),
        ("401 Unauthorized", #"{"Message":"ECHO"}"#),
        ("404 Not Found", #"{"errorCode":"ECHO","message":"ECHO"}"#),
        ("400 Bad Request", #"{"error":"ECHO","error_description":"y"}"#),
        ("401 Unauthorized", #"{"error":"invalid_client","error_description":"AADSTS7000215: ECHO"}"#),
        (
            "400 Bad Request",
            #"{"error":"invalid_grant","error_description":"ECHO","error_codes":[70043],"correlation_id":"ECHO","trace_id":"ECHO","suberror":"ECHO","claims":"ECHO"}"#
        ),
        ("400 Bad Request", #"{"error":{"code":"ECHO","message":"cut ECHO"#),
        ("403 Forbidden", "<html><head><title>No: ECHO</title></head><body>ECHO</body></html>"),
        ("400 Bad Request", "plain ECHO"), ("403 Forbidden", "ECHO"), ("404 Not Found", "ECHO"),
        ("200 OK", #"{"id":"ECHO","width":2,"height":2,"@odata.mediaContentType":"ECHO","@odata.mediaEtag":"ECHO"}"#),
        ("200 OK", "ECHO"), ("200 OK", "<title>ECHO</title>"), ("200 OK", #"{"error":"ECHO"}"#),
        ("200 OK", #"{"device_code":"d","message":"ECHO","user_code":"ECHO","interval":1,"expires_in":0}"#),
        ("429 Too Many Requests", #"{"error":{"code":"ECHO","message":"ECHO"}}"#),
        ("500 Internal Server Error", #"{"error":{"code":"ECHO","message":"ECHO"}}"#),
        ("503 Service Unavailable", "<title>ECHO</title>"),
    ]

    private static let fields = [
        "request-id", "client-request-id", "x-ms-request-id", "x-ms-ags-error-code", "date", "etag", "retry-after",
        "location", "www-authenticate", "proxy-authenticate", "content-type", "server", "via",
    ]

    /// All of them, by the segment of a path.
    package static let shapes: [String: Shape] = {
        var shapes = bodies.map { Shape(status: $0.status, body: $0.body) }
        for field in fields {
            for status in ["200 OK", "400 Bad Request", "407 Proxy"] {
                shapes.append(Shape(status: status, headers: [[field, "you sent ECHO"]]))
            }
        }
        return Dictionary(uniqueKeysWithValues: shapes.enumerated().map { ("shape-\($0)", $1) })
    }()

    /// - Parameter body: gets the gateway's address; shapes are below it.
    /// - Returns: what `body` returns, and all that the gateway was sent and might have shown.
    /// - Throws: what `body` throws, or what keeps the server from starting.
    package static func run<Value>(_ body: (String) async throws -> Value) async throws -> (
        value: Value, sent: [String]
    ) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("headshot-\(UUID().uuidString)")
        try JSONEncoder().encode(shapes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (value, outcome) = try await HelperProcess.run(
            HelperProcess.path(of: "python3") ?? "",
            [HelperProcess.script("ForeignServers/echoing_server.py"), file.path],
            body)
        let sent = try outcome.lines.map {
            try JSONDecoder().decode([String].self, from: Data("[\($0)]".utf8))[0]
        }
        return (value, sent)
    }
}

extension ShownSecret {
    /// In all spellings in which a gateway can show them.
    package init(secrets: [String]) {
        let unreserved = CharacterSet(
            charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        self.init(
            secrets.flatMap { secret in
                let percent = secret.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
                return [
                    secret, percent, percent.replacingOccurrences(of: "%20", with: "+"),
                    Data(secret.utf8).base64EncodedString(),
                ]
            })
    }
}
