#if Sandbox
    import Foundation
    import GraphSandbox
    import Testing

    @Suite struct AdminTests {
        @Test("the log has what came in, without the token, in memory and in the file")
        func log() async throws {
            let folder = try TemporaryFolder()
            var configuration = SandboxConfiguration()
            configuration.logFile = folder.file("requests.jsonl")
            let token = try await withSandbox(configuration) { client in
                let user = client.server.directory.users[0]
                let photo = try TestPhoto.jpeg(byteCount: 5_000)
                _ = try await client.graph(
                    "PUT",
                    "/users/\(user.id)/photo/$value",
                    type: "image/jpeg",
                    headers: [("client-request-id", "11111111-2222-3333-4444-555555555555")],
                    body: photo
                )
                let log = try await client.admin("GET", "/log")
                let line = try #require(log.body.split(separator: UInt8(ascii: "\n")).last)
                let record = try #require(JSONValue(parsing: Array(line)))
                #expect(record["method"] == "PUT")
                #expect(record["target"]?.stringValue == "/v1.0/users/\(user.id)/photo/$value")
                #expect(record["status"]?.integerValue == 200)
                #expect(record["bodyByteCount"]?.integerValue == 5_000)
                #expect(record["bodySHA256"]?.stringValue == Cryptography.sha256Text(photo))
                #expect(record["inFlight"]?.integerValue == 1)
                #expect(record["clientRequestId"] == "11111111-2222-3333-4444-555555555555")
                return client.server.applicationToken(for: client.url)
            }
            let text = try String(contentsOfFile: folder.file("requests.jsonl"), encoding: .utf8)
            #expect(text.contains("Bearer <redacted>"))
            // Header and payload are the same for all tokens of one second; the signature is the secret part.
            #expect(!text.contains(token.prefix(20)))
        }

        @Test("a token request leaves no secret in the log")
        func tokenLog() async throws {
            try await withSandbox { client in
                let tenant = client.server.directory.tenantID
                _ = try await client.form(
                    "/\(tenant)/oauth2/v2.0/token",
                    [("grant_type", "client_credentials"), ("client_secret", "very-secret")]
                )
                let log = try await client.admin("GET", "/log")
                #expect(!String(decoding: log.body, as: UTF8.self).contains("very-secret"))
            }
        }

        @Test("the directory and the photos can be looked at, and photos forgotten")
        func looking() async throws {
            try await withSandbox { client in
                let users = try await client.admin("GET", "/directory").json?["users"]?.arrayValue
                #expect(users?.count == 20)
                let id = try #require(users?[0]["id"]?.stringValue)
                let photo = try TestPhoto.jpeg()
                _ = try await client.put(photo, to: "/users/\(id)/photo")
                let photos = try await client.admin("GET", "/photos").json?.arrayValue
                #expect(photos?.compactMap { $0["sha256"]?.stringValue } == [Cryptography.sha256Text(photo)])
                #expect(try await client.admin("DELETE", "/photos").status == 204)
                #expect(try await client.admin("GET", "").json?["photoCount"]?.integerValue == 0)
            }
        }

        static let wrongRequests: [(String, String, JSONValue, Int)] = [
            ("PUT", "/settings", ["dimensions": "402"], 400),
            ("PUT", "/settings", ["throttle": "fast"], 400), ("POST", "/device-codes", [:], 400),
            ("POST", "/device-codes", ["userCode": "X", "decision": "approve"], 404),
            ("POST", "/tokens", ["scopes": .array([]), "user": "nobody"], 400), ("POST", "/nothing", [:], 404),
            ("GET", "/nothing", .null, 400),
        ]

        @Test("what is wrong is refused with a sentence", arguments: wrongRequests)
        func refusals(method: String, path: String, body: JSONValue, status: Int) async throws {
            try await withSandbox { client in
                let answer = try await client.admin(method, path, body == .null ? nil : body)
                #expect(answer.status == status)
                #expect(answer.json?["message"]?.stringValue?.isEmpty == false)
            }
        }

        @Test("each request of a batch has its own answer")
        func batch() async throws {
            try await withSandbox { client in
                let users = client.server.directory.users
                let photo = try TestPhoto.jpeg()
                let requests: JSONValue = [
                    "requests": .array([
                        [
                            "id": "put", "method": "PUT", "url": .string("/users/\(users[0].id)/photo/$value"),
                            "headers": ["content-type": "image/jpeg"], "body": .string(Base64.encoded(photo)),
                        ],
                        [
                            "id": "get", "method": "GET", "url": .string("users/\(users[0].id)/photo/$value"),
                            "dependsOn": .array(["put"]),
                        ],
                        ["id": "nobody", "method": "GET", "url": "/users/nobody/photo"],
                        [
                            "id": "after", "method": "GET", "url": .string("/users/\(users[0].id)/photo"),
                            "dependsOn": .array(["nobody"]),
                        ],
                    ])
                ]
                let answer = try await client.graph("POST", "/$batch", type: "application/json", body: requests.bytes)
                let responses = try #require(answer.json?["responses"]?.arrayValue)
                #expect(responses.map { $0["id"]?.stringValue } == ["put", "get", "nobody", "after"])
                #expect(responses.map { $0["status"]?.integerValue } == [200, 200, 404, 424])
                #expect(responses[1]["body"]?.stringValue.flatMap(Base64.decoded) == photo)
                #expect(responses[2]["body"]?["error"]?["code"] == "Request_ResourceNotFound")
                let wrong = try await client.graph("POST", "/$batch", type: "application/json", body: Array("{}".utf8))
                #expect(wrong.status == 400)
            }
        }

        @Test("a port that is taken is said to be taken")
        func portInUse() async throws {
            try await withSandbox { client in
                var configuration = SandboxConfiguration()
                configuration.port = try #require(client.url.split(separator: ":").last.flatMap { Int($0) })
                let second = try SandboxServer(configuration: configuration)
                await #expect(throws: SandboxError.self) { try await second.run { _ in } }
            }
        }
    }
#endif
