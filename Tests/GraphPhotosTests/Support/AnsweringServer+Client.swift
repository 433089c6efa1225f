#if Upload
    import ServiceFixtures

    @testable import GraphPhotos

    extension AnsweringServer {
        /// - Parameters:
        ///   - answers: by a word in the path.
        ///   - certificate: files of a certificate and its key, for TLS; default none.
        ///   - body: gets the server's address, and a transport that is shut down after it.
        /// - Returns: the value of `body`, and what the server was asked.
        /// - Throws: what `body` throws, or why the server did not start.
        static func run<Value>(
            _ answers: [String: [Step]],
            certificate: (file: String, key: String)? = nil,
            _ body: (String, AsyncHTTPTransport) async throws -> Value
        ) async throws -> (value: Value, records: [Record]) {
            try await run(answers, certificate: certificate) { url in
                let transport = try AsyncHTTPTransport()
                let result: Result<Value, any Error>
                do {
                    result = .success(try await body(url, transport))
                } catch {
                    result = .failure(error)
                }
                await transport.shutdown()
                return try result.get()
            }
        }

        /// What a sign-in or an upload failed with; nil when it did not.
        static func failure<Value>(_ work: () async throws -> Value) async -> GraphError? {
            do {
                _ = try await work()
                return nil
            } catch {
                return error as? GraphError
            }
        }

        /// A client for the server, whose waits take no time.
        static func client(
            _ url: String,
            _ transport: AsyncHTTPTransport,
            _ tokens: any AccessTokenProvider,
            clock: TestClock = TestClock()
        ) throws -> GraphPhotoClient {
            GraphPhotoClient(
                endpoint: try .local(url), tokens: tokens, transport: transport, options: GraphClientOptions(),
                clock: clock.client)
        }

        static func secret(
            _ url: String,
            _ transport: AsyncHTTPTransport,
            tenant: String = "tenant"
        ) throws -> ClientSecretCredential {
            ClientSecretCredential(
                endpoint: try .local(url), tenant: try PathSegment(tenant), clientID: "c",
                secret: Secret("s-e-c-r-e-t"),
                transport: transport)
        }
    }
#endif
