#if Upload
    import Fixtures
    import Foundation
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// The client against a server that is not ours, and whose bytes are those of services, gateways and proxies.
    @Suite(.enabled(if: HelperProcess.path(of: "python3") != nil, "python3 is not installed"))
    struct ForeignServerTests {
        /// What the server got.
        struct Record: Decodable {
            var word: String?
            var method: String
            var headers: [[String]]
            /// Of the body.
            var sha256: String

            func values(_ name: String) -> [String] {
                headers.filter { $0[0].lowercased() == name }.map { $0[1] }
            }
        }

        /// Runs `body` with a server that has these answers.
        private static func serve(
            _ answers: [ForeignAnswer],
            _ body: (GraphPhotoClient) async throws -> Void
        ) async throws -> [Record] {
            let file = FileManager.default.temporaryDirectory.appending(path: "headshot-answers-\(UUID().uuidString)")
            let steps = Dictionary(answers.map { ($0.word, $0.steps) }) { first, _ in first }
            try JSONEncoder().encode(steps).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let python = try #require(HelperProcess.path(of: "python3"))
            let script = HelperProcess.script("ForeignServers/answering_server.py")
            let outcome = try await HelperProcess.run(python, [script, file.path]) { url in
                let transport = try AsyncHTTPTransport()
                var options = GraphClientOptions()
                options.retries.baseDelay = .milliseconds(1)
                options.retries.maximumAttemptCount = 4
                options.gate = InFlightGate(limit: 4)
                let client = GraphPhotoClient(
                    endpoint: try .local(url), tokens: ReadyToken(try AccessToken("token")), transport: transport,
                    options: options)
                let result: Result<Void, any Error>
                do {
                    result = .success(try await body(client))
                } catch {
                    result = .failure(error)
                }
                await transport.shutdown()
                try result.get()
            }.outcome
            #expect(outcome.status == 0, "\(outcome.output)")
            return try outcome.lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
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

        @Test(arguments: ["errors", "forms"])
        func `each answer is understood`(_ kind: String) async throws {
            let answers = kind == "errors" ? ForeignAnswer.errors : ForeignAnswer.forms
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
                        #expect(error.code == code, "\(answer.word): \(error)")
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

        @Test func `an answer that comes before the photo was read is understood`() async throws {
            let page = "<html><title>413 Request Entity Too Large</title></html>"
            var step = ForeignAnswer.step("413 Request Entity Too Large", page, ["Connection: close"])
            (step.early, step.then) = (true, "close")
            let answer = ForeignAnswer(
                word: "early", question: .upload, steps: [step], expectation: .failure("photo-too-large", says: "413"))
            // More than is sent before an answer is looked for.
            var camera = FixturePhoto.camera(width: 1_200, height: 900)
            camera.coding.quality = 95
            let photo = try PhotoNormalizer().normalize(try camera.encoded())
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
