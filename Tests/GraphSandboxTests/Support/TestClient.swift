#if Sandbox
    internal import AsyncHTTPClient
    internal import Fixtures
    internal import GraphSandbox
    internal import NIOCore
    internal import NIOHTTP1

    /// What came back.
    struct TestAnswer: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]

        func header(_ name: String) -> String? { headers.first(name: name) }

        var json: JSONValue? { JSONValue(parsing: body) }

        /// Graph's code, or OAuth's.
        var errorCode: String? { json?["error"]?["code"]?.stringValue ?? json?["error"]?.stringValue }
    }

    /// Talks to a sandbox with a client that is not ours.
    struct TestClient: Sendable {
        var url: String
        let server: SandboxServer
        let client: HTTPClient

        func send(
            _ method: String,
            _ path: String,
            token: String? = nil,
            headers: [(String, String)] = [],
            body: [UInt8]? = nil
        ) async throws -> TestAnswer {
            var request = HTTPClientRequest(url: url + path)
            request.method = HTTPMethod(rawValue: method)
            for (name, value) in headers { request.headers.add(name: name, value: value) }
            if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
            if let body { request.body = .bytes(body) }
            let response = try await client.execute(request, timeout: .minutes(10))
            let received = try await response.body.collect(upTo: 10_000_000)
            return TestAnswer(
                status: Int(response.status.code),
                headers: response.headers,
                body: Array(received.readableBytesView)
            )
        }

        /// To `/v1.0`, with a token that may do everything in the app's name.
        func graph(
            _ method: String,
            _ path: String,
            type: String? = nil,
            headers: [(String, String)] = [],
            body: [UInt8]? = nil
        ) async throws -> TestAnswer {
            try await send(
                method,
                "/v1.0" + path,
                token: server.applicationToken(for: url),
                headers: headers + (type.map { [("Content-Type", $0)] } ?? []),
                body: body
            )
        }

        func put(_ photo: [UInt8], to path: String) async throws -> TestAnswer {
            try await graph("PUT", path + "/$value", type: "image/jpeg", body: photo)
        }

        /// The app's side of `/_sandbox`.
        func admin(_ method: String, _ path: String, _ json: JSONValue? = nil) async throws -> TestAnswer {
            try await send(method, "/_sandbox" + path, body: json?.bytes)
        }

        func form(_ path: String, _ fields: [(String, String)]) async throws -> TestAnswer {
            let body = fields.map { "\($0.0)=\(URLText.segment($0.1))" }.joined(separator: "&")
            return try await send(
                "POST",
                path,
                headers: [("Content-Type", "application/x-www-form-urlencoded")],
                body: Array(body.utf8)
            )
        }

        /// A token of a user's own.
        func userToken(_ scopes: [String] = SandboxClient.allScopes) async throws -> String? {
            try await admin("POST", "/tokens", ["scopes": .strings(scopes)]).json?["access_token"]?.stringValue
        }
    }

    /// Runs a sandbox on a free port while a test talks to it.
    func withSandbox<Result: Sendable>(
        _ configuration: SandboxConfiguration = SandboxConfiguration(),
        _ body: @escaping @Sendable (TestClient) async throws -> Result
    ) async throws -> Result {
        let server = try SandboxServer(configuration: configuration)
        return try await server.withListening { url in
            let client = HTTPClient(eventLoopGroupProvider: .singleton)
            do {
                let result = try await body(TestClient(url: url, server: server, client: client))
                try await client.shutdown()
                return result
            } catch {
                try? await client.shutdown()
                throw error
            }
        }
    }

    /// Photos that nobody is on.
    enum TestPhoto {
        static func jpeg(width: Int = 64, height: Int = 64, seed: UInt64 = 1) throws -> [UInt8] {
            var photo = FixturePhoto(width: width, height: height)
            photo.seed = seed
            return try photo.encoded()
        }

        /// A photo of exactly so many bytes, with a comment that fills it up.
        static func jpeg(byteCount: Int) throws -> [UInt8] {
            var bytes = try jpeg()
            var missing = byteCount - bytes.count
            while missing > 0 {
                let payload = min(missing - 4, 65_533)
                let length = payload + 2
                bytes.insert(
                    contentsOf: [0xFF, 0xFE, UInt8(length >> 8), UInt8(length & 0xFF)]
                        + [UInt8](repeating: 0x20, count: payload), at: 2)
                missing = byteCount - bytes.count
                // A segment has four bytes at least.
                if (1..<4).contains(missing) {
                    bytes.removeSubrange(6..<10)
                    let shorter = length - 4
                    bytes[4] = UInt8(shorter >> 8)
                    bytes[5] = UInt8(shorter & 0xFF)
                    missing = byteCount - bytes.count
                }
            }
            return bytes
        }
    }
#endif
