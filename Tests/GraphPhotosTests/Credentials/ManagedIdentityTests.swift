#if Upload
    import Foundation
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// The services beside a machine that give it tokens.
    @Suite(.serialized, .enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct ManagedIdentityTests {
        private static func credential(
            _ service: ManagedIdentityCredential.Service,
            _ transport: any HTTPTransport,
            clock: TestClock = TestClock(),
            keyDirectory: String = "/nonexistent"
        ) -> ManagedIdentityCredential {
            ManagedIdentityCredential(
                service: service, endpoint: GraphEndpoint(), clientID: "client", transport: transport,
                readFile: { try? Array(Data(contentsOf: URL(filePath: $0))) }, clock: clock.client,
                keyDirectory: keyDirectory)
        }

        /// The service that the environment names.
        private static func service(_ variables: [String: String]) throws -> ManagedIdentityCredential.Service {
            try CredentialSettings(
                kind: .managed, environment: { variables[$0] }, readFile: { _ in nil }, show: { _ in },
                run: { _, _ throws(GraphError) in throw GraphError.programMissing("az") }
            ).managedIdentityService()
        }

        private static func check(_ credential: ManagedIdentityCredential) async throws {
            let token = try await credential.newToken()
            #expect(token.value == "t1")
        }

        private static let gone = ForeignAnswer.step("410 Gone", #"{"error":"gone"}"#)
        private static let good = ForeignAnswer.step("200 OK", #"{"access_token":"t1","expires_in":"86399"}"#)

        typealias Passing = (name: String, steps: [ForeignAnswer.Step], tries: Int, isGood: Bool)

        private static let passing: [Passing] = [
            ("an update", [gone, gone, gone, good], 4, true),
            // 1, 2, 4, 8, 15, 15, 15 and 10 seconds.
            ("an update without an end", [gone], 9, false),
            ("just assigned", [ForeignAnswer.step("404 Not Found"), good], 2, true),
            ("busy", [ForeignAnswer.step("429 Too Many Requests", "", ["Retry-After: 3"]), good], 2, true),
            ("broken", [ForeignAnswer.step("500 Error"), ForeignAnswer.step("503 Error"), good], 3, true),
            (
                "no identity",
                [
                    ForeignAnswer.step(
                        "400 Bad Request", #"{"error":"invalid_request","error_description":"Identity not found"}"#)
                ], 1, false
            ),
        ]

        @Test(arguments: passing.indices)
        func `what passes at the instance metadata service is tried again`(_ index: Int) async throws {
            let (name, steps, tries, isGood) = Self.passing[index]
            let clock = TestClock()
            let (error, records) = try await AnsweringServer.run(["metadata": steps]) { url, transport in
                let service = try Self.service(["AZURE_POD_IDENTITY_AUTHORITY_HOST": url + "/"])
                let credential = Self.credential(service, transport, clock: clock)
                return await AnsweringServer.failure {
                    try await Self.check(credential)
                }
            }
            #expect((error == nil) == isGood, "\(name): \(error?.description ?? "")")
            if name == "an update without an end" {
                #expect(clock.sleeps.reduce(.zero, +) == .seconds(70), "\(clock.sleeps)")
            }
            #expect(records.count == tries, "\(name)")
            if name == "no identity" {
                #expect(error?.description.contains("Identity not found") == true)
                #expect(error?.remedy.contains("Assign an identity") == true && error?.isImpossibility == true)
            }
            let target = records.first?.target
            #expect(
                target?.hasPrefix("/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A") == true)
            #expect(target?.hasSuffix("&client_id=client") == true)
            #expect(records.allSatisfy { $0.value("metadata") == "true" })
        }

        /// It was an invalid URL.
        @Test func `an address without a path is one`() async throws {
            let (_, records) = try await AnsweringServer.run(["": [Self.good]]) { url, transport in
                for variables in [["IDENTITY_ENDPOINT": url, "IDENTITY_HEADER": "h"], ["MSI_ENDPOINT": url]] {
                    let service = try Self.service(variables)
                    let credential = ManagedIdentityCredential(
                        service: service, endpoint: GraphEndpoint(), clientID: nil, transport: transport)
                    try await Self.check(credential)
                }
            }
            #expect(
                records.map(\.target) == [
                    "/?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com", "/",
                ])
        }

        /// Only loopback and link-local addresses were allowed; platforms have others.
        @Test func `the platform's address is used whatever it is`() async throws {
            let (_, records) = try await AnsweringServer.run(["msi": [Self.good]]) { url, transport in
                let address = url.replacing("127.0.0.1", with: "0.0.0.0") + "/msi/token/"
                let service = try Self.service(["IDENTITY_ENDPOINT": address, "IDENTITY_HEADER": "h"])
                try await Self.check(Self.credential(service, transport))
                let rejected = try AccessToken("t0")
                let challenge = try #require(
                    ClaimsChallenge(
                        HTTPExchangeAnswer(
                            status: 401,
                            headers: [(name: "www-authenticate", value: ClaimsChallengeTests.cases[0].fields[0])])))
                _ = try await Self.credential(service, transport).newToken(replacing: rejected, meeting: challenge)
            }
            #expect(
                records.map(\.target) == [
                    "/msi/token/?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com&client_id=client",
                    "/msi/token/?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com&client_id=client"
                        + "&token_sha256_to_refresh="
                        // Of "t0".
                        + "512f26ada3c3d634ac3c6b12b7b33cb50bb0963c3f6d9924241619c84ec78ff2" + "&xms_cc=cp1",
                ])
            #expect(records.allSatisfy { $0.value("x-identity-header") == "h" })
        }

        @Test func `Cloud Shell and Machine Learning are asked in their own ways`() async throws {
            let (_, records) = try await AnsweringServer.run(["oauth2": [Self.good], "ml": [Self.good]]) {
                url, transport in
                let shell = try Self.service(["MSI_ENDPOINT": url + "/oauth2/token"])
                try await Self.check(Self.credential(shell, transport))
                let learning = try Self.service(["MSI_ENDPOINT": url + "/ml", "MSI_SECRET": "m"])
                try await Self.check(Self.credential(learning, transport))
            }
            let (shell, learning) = (try #require(records.first), try #require(records.last))
            #expect(shell.method == "POST" && shell.form == ["resource": "https://graph.microsoft.com"])
            #expect(shell.value("metadata") == "true" && shell.target == "/oauth2/token")
            #expect(learning.method == "GET" && learning.value("secret") == "m")
            #expect(learning.target.hasSuffix("&clientid=client") && learning.target.contains("2017-09-01"))
        }

        /// Such a token was used until the service refused it: azure-sdk-for-python 9480, azure-sdk-for-net 12869,
        /// azure-sdk-for-js 22722, microsoft-authentication-library-for-dotnet 4963.
        @Test(arguments: [
            ("11/05/2036 15:18:31 +00:00", 2_109_511_111), ("1/6/2036 5:24:12 AM +00:00", 2_083_209_852),
            ("1/6/2036 12:24:12 AM +00:00", 2_083_191_852), ("1/6/2036 12:24:12 PM +00:00", 2_083_235_052),
            ("11/05/2036 15:18:31 PM +00:00", 2_109_511_111), ("2036-11-05T15:18:31+00:00", 2_109_511_111),
            ("2036-11-05T15:18:31.5Z", 2_109_511_111), ("2109511111", 2_109_511_111),
            ("11/05/2036 15:18:31 +02:00", nil), ("15/11/2036 15:18:31 +00:00", nil), ("soon", nil),
        ])
        func `a token's end is read in each of its forms`(_ text: String, _ end: Int?) async throws {
            let answer = ForeignAnswer.step("200 OK", #"{"access_token":"t1","expires_on":"\#(text)"}"#)
            _ = try await AnsweringServer.run(["ml": [answer]]) { url, transport in
                let service = try Self.service(["MSI_ENDPOINT": url + "/ml", "MSI_SECRET": "m"])
                #expect(try await Self.credential(service, transport).newToken().expiresAt == end)
            }
        }

        typealias Key = (realm: String, contents: String, says: String?)

        /// KEYS stands for the agent's folder, OTHER for another one.
        private static let keys: [Key] = [
            ("KEYS/a.key", "k-e-y\n", nil),
            ("\"KEYS/a.key\"", "k-e-y", nil),
            ("KEYS/a.txt", "k-e-y", "none of its keys"),
            ("OTHER/a.key", "k-e-y", "none of its keys"),
            ("KEYS/../other/a.key", "k-e-y", "none of its keys"),
            ("KEYS/sub/a.key", "k-e-y", "none of its keys"),
            ("KEYSx/a.key", "k-e-y", "none of its keys"),
            ("KEYS/missing.key", "", "cannot be read"),
            ("KEYS/a.key", String(repeating: "k", count: 4_097), "4,096 bytes"),
            ("KEYS/a.key", String(repeating: "k", count: 4_096), nil),
            ("KEYS/a.key", "k\r\nX-Other: y", "cannot be one"),
            ("", "", "which file"),
        ]

        @Test(arguments: keys.indices)
        func `Azure Arc's key is read from the agent's own folder only`(_ index: Int) async throws {
            let (realm, contents, says) = Self.keys[index]
            let folder = FileManager.default.temporaryDirectory.appending(path: "headshot-arc-\(UUID().uuidString)")
            let (keys, other) = (folder.appending(path: "tokens"), folder.appending(path: "other"))
            for folder in [keys, other, keys.appending(path: "sub"), URL(filePath: keys.path + "x")] {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            }
            defer { try? FileManager.default.removeItem(at: folder) }
            let path = realm.replacing("KEYS", with: keys.path).replacing("OTHER", with: other.path)
            if !path.isEmpty, !path.contains("missing") {
                try Data(contents.utf8).write(to: URL(filePath: path.filter { $0 != "\"" }))
            }
            let challenge = ForeignAnswer.step("401 Unauthorized", "", ["WWW-Authenticate: Basic realm=\(path)"])
            let (error, records) = try await AnsweringServer.run(["arc": [challenge, Self.good]]) { url, transport in
                let service = try Self.service(["IDENTITY_ENDPOINT": url + "/arc", "IMDS_ENDPOINT": url])
                let credential = Self.credential(service, transport, keyDirectory: keys.path)
                return await AnsweringServer.failure {
                    try await Self.check(credential)
                }
            }
            let key = contents.split(separator: "\n").first.map { "Basic \($0)" }
            #expect(records.map { $0.value("authorization") } == (says == nil ? [nil, key] : [nil]))
            #expect(records.allSatisfy { $0.value("metadata") == "true" && !$0.target.contains("client_id") })
            if let says {
                #expect(error?.message.contains(says) == true, "\(error?.message ?? "no error")")
                #expect(error?.isImpossibility == true)
            } else {
                #expect(error == nil, "\(error?.description ?? "")")
            }
        }

        @Test(.enabled(if: OpenSSL.isInstalled), arguments: [true, false])
        func `Service Fabric's certificate is known by its thumbprint`(_ isRight: Bool) async throws {
            let openssl = try OpenSSL()
            let certificate = try openssl.serverIdentity("anything")
            let thumbprint =
                isRight
                ? try openssl.fingerprint("server") : Array(repeating: "07", count: 20).joined(separator: ":")
            let (error, records) = try await AnsweringServer.run(
                ["fabric": [Self.good]], certificate: (certificate.file, certificate.key)
            ) { url, transport in
                let service = try Self.service([
                    "IDENTITY_ENDPOINT": url + "/fabric", "IDENTITY_HEADER": "h-e-a-d-e-r",
                    "IDENTITY_SERVER_THUMBPRINT": thumbprint,
                ])
                // Nobody vouches for it otherwise.
                let unpinned = Self.credential(
                    .endpoint(service.url, header: Secret("h-e-a-d-e-r")), transport)
                #expect(await AnsweringServer.failure { try await unpinned.newToken() }?.code == "tls-failed")
                return await AnsweringServer.failure {
                    try await Self.check(Self.credential(service, transport))
                }
            }
            #expect(error?.code == (isRight ? nil : "tls-failed"), "\(error?.description ?? "")")
            if !isRight { #expect(error?.message.contains("thumbprint") == true && error?.isImpossibility == true) }
            #expect(records.count == (isRight ? 1 : 0), "no header is sent to another server")
            #expect(records.allSatisfy { $0.value("secret") == "h-e-a-d-e-r" })
        }

        @Test(arguments: [
            ["IDENTITY_ENDPOINT": "https://a/b", "IDENTITY_HEADER": "h", "IDENTITY_SERVER_THUMBPRINT": "12"],
            [
                "IDENTITY_ENDPOINT": "http://a/b", "IDENTITY_HEADER": "h",
                "IDENTITY_SERVER_THUMBPRINT": String(repeating: "a", count: 40),
            ],
            ["IDENTITY_ENDPOINT": "http://a/b"],
        ])
        func `half a platform is said`(_ variables: [String: String]) {
            #expect { try Self.service(variables) } throws: { ($0 as? GraphError)?.code == "credential-incomplete" }
        }
    }
#endif
