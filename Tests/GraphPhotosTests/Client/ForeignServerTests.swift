#if Upload
    import Fixtures
    import Foundation
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// The client against a server that is not ours, and whose bytes are those of services, gateways and proxies.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct ForeignServerTests {
        /// Runs `body` with a server that has these answers.
        private static func serve(
            _ answers: [ForeignAnswer],
            _ body: (GraphPhotoClient) async throws -> Void
        ) async throws -> [AnsweringServer.Record] {
            try await serve(Dictionary(answers.map { ($0.word, $0.steps) }) { first, _ in first }, body)
        }

        /// Runs `body` with a server that answers what is asked with each word with these steps.
        static func serve(
            _ steps: [String: [ForeignAnswer.Step]],
            clock: ClientClock = .system,
            change: (inout GraphClientOptions) -> Void = { _ in },
            _ body: (GraphPhotoClient) async throws -> Void
        ) async throws -> [AnsweringServer.Record] {
            try await AnsweringServer.run(steps) { url, transport in
                var options = GraphClientOptions()
                options.retries.baseDelay = .milliseconds(1)
                options.retries.maximumAttemptCount = 4
                options.gate = InFlightGate(limit: 4)
                change(&options)
                try await body(
                    GraphPhotoClient(
                        endpoint: try .local(url), tokens: ReadyToken(try AccessToken("token")), transport: transport,
                        options: options, clock: clock))
            }.records
        }

        private static func ask(_ answer: ForeignAnswer, _ client: GraphPhotoClient) async throws -> ServiceReceipt? {
            let target = PhotoTarget.user(try PathSegment(answer.word))
            switch answer.question {
            case .upload:
                return try await client.upload(try TestPhoto.small(), to: target, options: RetryingSenderTests.plain)
                    .service
            case .metadata:
                let photo = try #require(try await client.metadata(of: target))
                #expect(photo.width == 240 && photo.etag == "\"1E8F\"")
                return nil
            case .download:
                let photo = try await client.download(target)
                #expect(photo.bytes == [0xFF, 0xD8, 0xFF, 0xD9], "\(answer.word)")
                return photo.service
            case .delete: return try await client.delete(target)
            }
        }

        @Test(.enabled(if: OpenSSL.isInstalled)) func `nothing is sent through TLS 1.1`() async throws {
            let openssl = try OpenSSL()
            let certificate = try openssl.serverIdentity("localhost")
            let python = try #require(HelperProcess.path(of: "python3"))
            let script = HelperProcess.script("ForeignServers/old_tls_server.py")
            let outcome = try await HelperProcess.run(python, [script, certificate.file, certificate.key]) { url in
                let transport = try AsyncHTTPTransport(certificateAuthorities: Array(certificate.pem.utf8))
                var options = GraphClientOptions()
                options.retries = .never
                let secret = ClientSecretCredential(
                    endpoint: try .local(url), tenant: try PathSegment("t"), clientID: "c", secret: Secret("s"),
                    transport: transport)
                let sources: [any AccessTokenProvider] = [
                    ReadyToken(try AccessToken("token")), CachedTokens(secret),
                ]
                for tokens in sources {
                    let client = GraphPhotoClient(
                        endpoint: try .local(url), tokens: tokens, transport: transport, options: options)
                    await #expect {
                        _ = try await client.metadata(of: .me)
                    } throws: { ($0 as? GraphError)?.code == "tls-failed" }
                }
                await transport.shutdown()
            }.outcome
            #expect(outcome.lines.isEmpty, "\(outcome.output)")
        }

        @Test(arguments: ["errors", "forms", "portals", "strangers", "other shapes", "reports"])
        func `each answer is understood`(_ kind: String) async throws {
            let answers =
                switch kind {
                case "errors": ForeignAnswer.errors
                case "portals": ForeignAnswer.portals
                case "strangers": ForeignAnswer.strangers
                case "other shapes": ForeignAnswer.otherShapes
                case "reports": ForeignAnswer.reports
                default: ForeignAnswer.forms
                }
            let records = try await Self.serve(answers) { client in
                for answer in answers {
                    do {
                        let receipt = try await Self.ask(answer, client)
                        guard case .success(let attemptCount, let requestID) = answer.expectation else {
                            Issue.record("\(answer.word) should fail")
                            continue
                        }
                        guard let receipt else { continue }
                        #expect(receipt.attemptCount == attemptCount, "\(answer.word)")
                        if let requestID { #expect(receipt.requestID == requestID, "\(answer.word)") }
                    } catch let error as GraphError {
                        guard case .failure(let code, let says) = answer.expectation else {
                            Issue.record("\(answer.word): \(error)")
                            continue
                        }
                        #expect(error.code.rawValue == code, "\(answer.word): \(error)")
                        #expect(error.message.contains(says) || error.remedy.contains(says), "\(answer.word): \(error)")
                    }
                }
            }
            #expect(Set(records.compactMap(\.word)) == Set(answers.map(\.word)))
            let sent = Set(records.filter { $0.method == "PUT" }.map(\.sha256))
            #expect(sent.count <= 1, "the same bytes each time")
            #expect(!sent.contains { $0.hasPrefix("e3b0c442") }, "which are not none")
            for record in records {
                #expect(record.values("authorization") == ["Bearer token"])
                #expect(record.values("client-request-id").count == 1)
                #expect(record.values("expect").isEmpty && record.values("transfer-encoding").isEmpty)
                #expect(record.values("content-length").count == (record.method == "PUT" ? 1 : 0))
            }
        }

        /// It was taken for a refusal of the app.
        @Test func `a page in place of a token is a stranger's, whatever its status`() async throws {
            let statuses = ["200 OK", "403 Forbidden", "401 Unauthorized", "302 Found"]
            let page = "<!DOCTYPE html><html><head><title>Welcome to Hotel Wi-Fi</title></head></html>"
            let steps = statuses.map { ("tenant-\($0.prefix(3))", [ForeignAnswer.step($0, page)]) }
            let records = try await Self.serve(Dictionary(uniqueKeysWithValues: steps)) { client in
                for status in statuses {
                    let tenant = try PathSegment("tenant-\(status.prefix(3))")
                    let credential = ClientSecretCredential(
                        endpoint: client.sender.endpoint, tenant: tenant, clientID: "c", secret: Secret("secret-1"),
                        transport: client.sender.transport)
                    await #expect {
                        _ = try await credential.newToken()
                    } throws: { error in
                        guard let error = error as? GraphError else { return false }
                        return error.code == "unexpected-answer" && error.message.contains("Welcome to Hotel Wi-Fi")
                            && error.message.contains(client.sender.endpoint.authority.hostAndPort)
                    }
                }
            }
            #expect(records.count == statuses.count)
        }

        @Test func `an answer that comes before the photo was read is understood`() async throws {
            let page = "<html><title>413 Request Entity Too Large</title></html>"
            var step = ForeignAnswer.step("413 Request Entity Too Large", page, ["Connection: close"])
            (step.early, step.then) = (true, "close")
            let answer = ForeignAnswer(
                word: "early", question: .upload, steps: [step], expectation: .failure("photo-too-large", says: "413"))
            // More than is sent before an answer is looked for.
            let photo = try TestPhoto.large()
            #expect(photo.bytes.count > 200_000)
            _ = try await Self.serve([answer]) { client in
                await #expect {
                    try await client.upload(
                        photo, to: .user(PathSegment(known: "early")), options: RetryingSenderTests.plain)
                } throws: { error in
                    let error = error as? GraphError
                    return error?.code == "photo-too-large" && error?.attemptCount == 1
                }
            }
        }
    }
#endif
