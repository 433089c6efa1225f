#if Upload && Sandbox
    import GraphPhotos
    import GraphSandbox
    import PhotoNormalization
    import Testing

    /// One upload with one fault, whatever the service does to photos and ETags.
    @Suite struct SingleFaultTests {
        enum End: Sendable, Hashable {
            case done(attemptCount: Int)
            /// Accepted, and not seen.
            case notVisible
            case failed(String)
        }

        static func end(_ fault: FaultKind) -> End {
            switch fault {
            case .notAnImage: .failed("not-an-image")
            case .errorCode: .failed("user-not-resolved")
            case .provisioning: .failed("not-provisioned")
            case .noEffect: .notVisible
            case .stale: .done(attemptCount: 1)
            default: .done(attemptCount: 2)
            }
        }

        private static func client(
            _ sandbox: TestClient,
            _ transport: AsyncHTTPTransport,
            visibilityTimeout: Duration = GraphClientOptions().visibilityTimeout
        ) throws -> GraphPhotoClient {
            let service = try ServiceURL(sandbox.url)
            let endpoint = GraphEndpoint(graph: service, authority: service)
            let credential = ClientSecretCredential(
                endpoint: endpoint, tenant: try PathSegment(sandbox.server.directory.tenantID),
                clientID: sandbox.server.clientID, secret: Secret("sandbox-secret"), transport: transport)
            var options = GraphClientOptions()
            options.retries.baseDelay = .milliseconds(20)
            options.visibilityTimeout = visibilityTimeout
            return GraphPhotoClient(
                endpoint: endpoint, tokens: CachedTokens(credential), transport: transport, options: options)
        }

        /// What came of it, and whether another photo than before is there.
        private static func upload(
            _ number: Int,
            _ fault: FaultKind,
            _ sandbox: TestClient,
            _ client: GraphPhotoClient
        ) async throws -> (end: End, isReplaced: Bool) {
            let user = sandbox.server.directory.users[number].id
            let key = PhotoKey(kind: .user, id: user)
            _ = try await sandbox.put(try TestPhoto.jpeg(seed: 1), to: "/users/\(user)/photo")
            let before = sandbox.server.photo(key)?.bytes
            sandbox.server.setFaults(FaultPlan(script: [fault]))
            let photo = try PhotoNormalizer().normalize(try TestPhoto.jpeg(width: 600, height: 600, seed: 2))
            var options = UploadOptions()
            options.dimensions = .skip
            let end: End
            do throws(GraphError) {
                let receipt = try await client.upload(photo, to: .user(try PathSegment(user)), options: options)
                end = receipt.isVisible == true ? .done(attemptCount: receipt.service.attemptCount) : .notVisible
                #expect(receipt.warnings.isEmpty == (receipt.isVisible == true), "\(fault): \(receipt.warnings)")
            } catch {
                end = .failed(error.code.rawValue)
            }
            return (end, sandbox.server.photo(key)?.bytes != before)
        }

        @Test("each fault ends as it should", arguments: ManyUploadsTests.World.all.filter(\.tellsAll))
        func each(_ world: ManyUploadsTests.World) async throws {
            var configuration = SandboxConfiguration()
            configuration.userCount = FaultKind.allCases.count + 4
            configuration.photos = world.photos
            configuration.etags = world.etags
            configuration.stallTime = .milliseconds(100)
            configuration.faultRetryDelay = 0.05
            try await withSandbox(configuration) { sandbox in
                let transport = try AsyncHTTPTransport()
                let client = try Self.client(sandbox, transport)
                // For what is never seen: all the time is waited.
                let hasty = try Self.client(sandbox, transport, visibilityTimeout: .seconds(2))
                let result: Result<Void, any Error>
                do {
                    for (number, fault) in FaultKind.allCases.enumerated() {
                        let (end, isReplaced) = try await Self.upload(
                            number, fault, sandbox, fault == .noEffect ? hasty : client)
                        let expected = Self.end(fault)
                        #expect(end == expected, "\(fault)")
                        if case .done = expected { #expect(isReplaced, "\(fault)") } else { #expect(!isReplaced) }
                    }
                    result = .success(())
                } catch {
                    result = .failure(error)
                }
                await transport.shutdown()
                try result.get()
            }
        }
    }
#endif
