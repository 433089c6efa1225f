#if Upload && Sandbox
    internal import AsyncHTTPClient
    internal import GraphSandbox
    internal import NIOCore

    /// What stands below `/_sandbox`, for looking at what came in.
    struct SandboxAccess: Sendable {
        let url: String

        struct Unreadable: Error {}

        private func read(_ path: String) async throws -> JSONValue {
            let response = try await HTTPClient.shared.execute(
                HTTPClientRequest(url: url + path), timeout: .seconds(60))
            let body = try await response.body.collect(upTo: 1 << 28)
            guard let json = JSONValue(parsing: Array(body.readableBytesView)) else { throw Unreadable() }
            return json
        }

        /// Identifiers of all users who take photos of any size.
        func users() async throws -> [String] {
            let users = try await read("/_sandbox/directory")["users"]?.arrayValue ?? []
            return users.filter { $0["hasMailbox"] == .bool(true) }.compactMap { $0["id"]?.stringValue }
        }

        func app() async throws -> (tenantID: String, clientID: String) {
            let summary = try await read("/_sandbox")
            return (summary["tenantId"]?.stringValue ?? "", summary["clientId"]?.stringValue ?? "")
        }

        /// SHA-256 of what is stored, by user.
        func photoHashes() async throws -> [String: String] {
            let photos = try await read("/_sandbox/photos").arrayValue ?? []
            return Dictionary(
                photos.compactMap { photo in
                    photo["id"]?.stringValue.flatMap { id in photo["sha256"]?.stringValue.map { (id, $0) } }
                },
                uniquingKeysWith: { first, _ in first }
            )
        }

        func maximumInFlightCount() async throws -> Int {
            try await read("/_sandbox")["maximumInFlight"]?.integerValue ?? 0
        }
    }
#endif
