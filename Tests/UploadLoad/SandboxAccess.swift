#if Upload && Sandbox
    internal import AsyncHTTPClient
    internal import GraphSandbox
    internal import NIOCore

    /// What stands below `/_sandbox`, for looking at what came in.
    struct SandboxAccess: Sendable {
        let url: String

        struct Unreadable: Error {}

        private func bytes(_ path: String) async throws -> [UInt8] {
            let response = try await HTTPClient.shared.execute(
                HTTPClientRequest(url: url + path), timeout: .seconds(60))
            return Array(try await response.body.collect(upTo: 1 << 28).readableBytesView)
        }

        private func read(_ path: String) async throws -> JSONValue {
            guard let json = JSONValue(parsing: try await bytes(path)) else { throw Unreadable() }
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

        /// SHA-256 of what was sent and stored, by user.
        func photoHashes() async throws -> [String: String] {
            let photos = try await read("/_sandbox/photos").arrayValue ?? []
            return Dictionary(
                photos.compactMap { photo in
                    photo["id"]?.stringValue.flatMap { id in photo["sentSha256"]?.stringValue.map { (id, $0) } }
                },
                uniquingKeysWith: { first, _ in first }
            )
        }

        /// The number of the last request so far.
        func requestCount() async throws -> Int {
            try await read("/_sandbox")["requestCount"]?.integerValue ?? 0
        }

        /// Requests that brought a photo, by user.
        struct PhotoRequests: Sendable {
            var count = 0
            var faultCount = 0
        }

        /// - Parameter number: only requests after this one count.
        /// - Returns: by the user's id in the address.
        /// - Throws: when the sandbox cannot be reached.
        func photoRequests(after number: Int) async throws -> [String: PhotoRequests] {
            var requests: [String: PhotoRequests] = [:]
            for line in try await bytes("/_sandbox/log?after=\(number)").split(separator: UInt8(ascii: "\n")) {
                guard let record = JSONValue(parsing: Array(line)), record["method"]?.stringValue == "PUT",
                    let user = record["target"]?.stringValue?.split(separator: "/").dropFirst(2).first
                else { continue }
                requests[String(user), default: PhotoRequests()].count += 1
                if record["fault"]?.stringValue != nil { requests[String(user)]?.faultCount += 1 }
            }
            return requests
        }

        func maximumInFlightCount() async throws -> Int {
            try await read("/_sandbox")["maximumInFlight"]?.integerValue ?? 0
        }
    }
#endif
