#if Upload
    import Foundation
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// A gateway over real sockets that shows what it was sent, and logs of every level.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct EchoingGatewayLogTests {
        private static let token = "opaque-token." + (0..<80).map { "t\($0)" }.joined(separator: "_")

        @Test func `no log of any level, no error and no result has what a gateway echoes`() async throws {
            let texts = ShownTexts()
            let secret = RedactionTests.secret
            let (_, sent) = try await EchoingServer.run { url in
                let transport = try AsyncHTTPTransport(logger: texts.logger())
                for (name, shape) in EchoingServer.shapes {
                    let endpoint = try GraphEndpoint.local("\(url)/\(name)")
                    var options = GraphClientOptions()
                    options.retries = .never
                    options.logger = texts.logger()
                    let client = GraphPhotoClient(
                        endpoint: endpoint, tokens: ReadyToken(try AccessToken(Self.token)), transport: transport,
                        options: options)
                    await Self.tell(texts) { try await client.metadata(of: .me) as Any }
                    await Self.tell(texts) { try await client.download(.me) }
                    await Self.tell(texts) {
                        try await client.upload(try TestPhoto.small(), to: .me, options: RetryingSenderTests.plain)
                    }
                    if shape.isTriedAgain { continue }
                    let source = ClientSecretCredential(
                        endpoint: endpoint, tenant: try PathSegment("t"), clientID: "c", secret: Secret(secret),
                        transport: transport)
                    await Self.tell(texts) { try await source.newToken() }
                }
                await transport.shutdown()
            }
            #expect(sent.contains(Self.token) && sent.contains(secret))
            let shown = ShownSecret(secrets: sent)
            #expect(texts.all.count > EchoingServer.shapes.count * 3)
            let shows = texts.all.filter { shown.isSeen(in: $0) }
            #expect(shows.isEmpty)
        }

        private static func tell(_ texts: ShownTexts, _ work: () async throws -> Any) async {
            var dumped = ""
            do {
                let value = try await work()
                // A downloaded photo's bytes are what the service sent, whatever that is.
                if let photo = value as? DownloadedPhoto {
                    dump((photo.contentType, photo.etag, photo.service), to: &dumped)
                } else {
                    dump(value, to: &dumped)
                }
            } catch {
                dump(error, to: &dumped)
                texts.add("\(error)")
                if let error = error as? GraphError, let data = try? JSONEncoder().encode(error) {
                    texts.add(String(decoding: data, as: UTF8.self))
                }
            }
            texts.add(dumped)
        }
    }
#endif
