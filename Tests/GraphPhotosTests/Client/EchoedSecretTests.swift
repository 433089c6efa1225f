#if Upload
    import Foundation
    import PhotoNormalization
    import ServiceFixtures
    import Synchronization
    import Testing

    @testable import GraphPhotos

    /// Gateways that show what they were sent, in each field of each kind of answer.
    @Suite struct EchoedSecretTests {
        typealias Answer = @Sendable (String) -> ScriptedTransport.Step

        /// A token of usual length.
        static let token = ["eyJ0eXAiOiJKV1Qi", "body", "sign"].map { part in
            (0..<40).map { "\(part)\($0)" }.joined()
        }.joined(separator: ".")

        private static func body(_ text: String, _ status: Int = 400) -> Answer {
            { ScriptedTransport.answer(status, text.replacing("ECHO", with: $0)) }
        }

        private static func header(_ name: String, _ status: Int = 400) -> Answer {
            { ScriptedTransport.answer(status, "", [(name, "you sent \($0)")]) }
        }

        static let answers: [Answer] =
            [
                body(#"{"error":{"code":"ECHO","message":"y"}}"#),
                body(#"{"error":{"code":"x","message":"Bearer ECHO is refused"}}"#),
                body(#"{"error":{"code":"UnknownError","message":"y","innerError":{"code":"ECHO"}}}"#),
                body(#"{"error":{"code":"x","message":"y","innerError":{"request-id":"ECHO"}}}"#),
                body(#"{"error":{"code":"x","message":"y","innererror":{"client-request-id":"ECHO"}}}"#),
                body(#"{"errorCode":"ECHO","message":"y"}"#, 404), body(#"{"errorCode":"x","message":"ECHO"}"#, 404),
                body(#"{"error":"ECHO","error_description":"y"}"#),
                body(#"{"error":"invalid_client","error_description":"AADSTS7000215: ECHO"}"#, 401),
                body(#"{"error":{"code":"x","message":"cut ECHO"#), body(#"{"error":{"code":"ECHO","message":"y"#),
                body("<html><title>No: ECHO</title>"), body("plain ECHO"), body("ECHO", 403),
                body(##"{"id":"ECHO","width":2,"@odata.mediaContentType":"ECHO","@odata.mediaEtag":"ECHO"}"##, 200),
                header("retry-after", 429), header("location", 302),
            ]
            + [400, 200].flatMap { status in
                ["request-id", "client-request-id", "x-ms-request-id", "x-ms-ags-error-code", "date", "etag"]
                    .map { header($0, status) }
            }

        private static func spellings(_ secret: String) -> [String] {
            let base64 = Data(secret.utf8).base64EncodedString()
            return [
                secret, PercentEncoding.encoded(secret), base64, String(secret.dropLast(7)),
                String(base64.dropFirst(2)),
            ]
        }

        private static func check(_ texts: [String], _ shown: ShownSecret, _ number: Int) {
            #expect(texts.contains { !$0.isEmpty })
            for text in texts { #expect(!shown.isSeen(in: text), "answer \(number): \(text)") }
        }

        /// All that a caller, a log or `dump` gets to see of what happened.
        private static func told(_ work: (ShownTexts) async throws -> Any) async -> [String] {
            let texts = ShownTexts()
            var dumped = ""
            do {
                dump(try await work(texts), to: &dumped)
            } catch {
                dump(error, to: &dumped)
                texts.add("\(error)")
                if let error = error as? GraphError, let data = try? JSONEncoder().encode(error) {
                    texts.add(String(decoding: data, as: UTF8.self))
                }
            }
            texts.add(dumped)
            return texts.all
        }

        @Test(arguments: answers.indices)
        func `a token that is echoed by Graph's gateway is not told`(_ number: Int) async throws {
            for spelling in Self.spellings(Self.token) {
                let transport = ScriptedTransport([Self.answers[number](spelling)])
                let texts = await Self.told { texts in
                    var options = GraphClientOptions()
                    options.retries = .never
                    options.logger = texts.logger()
                    options.visibilityTimeout = .zero
                    let client = GraphPhotoClient(
                        endpoint: GraphEndpoint(), tokens: ReadyToken(try AccessToken(Self.token)),
                        transport: transport, options: options, clock: TestClock().client)
                    let results: [Any] = [
                        await Self.told { _ in try await client.metadata(of: .me) as Any },
                        await Self.told { _ in try await client.download(.me) },
                        await Self.told { _ in try await client.upload(try TestPhoto.small(), to: .me) },
                    ]
                    return results
                }
                #expect(transport.requests.count >= 3)
                Self.check(texts, ShownSecret(Self.spellings(Self.token)), number)
            }
        }

        @Test(arguments: answers.indices)
        func `a secret or an assertion that is echoed by the authority is not told`(_ number: Int) async throws {
            let secret = RedactionTests.secret
            let shown = ShownSecret(Self.spellings(secret))
            // It would be asked again and again.
            if try Self.answers[number]("").get().status == 429 { return }
            let tenant = try PathSegment("t")
            for spelling in Self.spellings(secret) {
                let transport = ScriptedTransport([Self.answers[number](spelling)])
                let endpoint = GraphEndpoint()
                let sources: [any TokenSource] = [
                    ClientSecretCredential(
                        endpoint: endpoint, tenant: tenant, clientID: "c", secret: Secret(secret), transport: transport),
                    ClientAssertionCredential(
                        workloadIdentity: { Secret(secret) }, endpoint: endpoint, tenant: tenant, clientID: "c",
                        transport: transport),
                    ManagedIdentityCredential(
                        service: .endpoint(try ServiceURL("https://m"), header: Secret(secret)), endpoint: endpoint,
                        clientID: nil, transport: transport),
                ]
                for source in sources {
                    Self.check(await Self.told { _ in try await source.newToken() }, shown, number)
                }
                #expect(transport.requests.count >= sources.count)
            }
            let azure = AzureCLICredential(endpoint: GraphEndpoint(), tenant: nil) { _, _ in
                .init(hasSucceeded: false, standardOutput: [], standardError: Array("ERROR \(Self.token)".utf8))
            }
            Self.check(await Self.told { _ in try await azure.newToken() }, ShownSecret([Self.token]), number)
        }
    }
#endif
