#if Upload && Sandbox
    import GraphPhotos
    import GraphSandbox
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    /// The client through nginx, with TLS, a private certificate authority, HTTP/2, and a proxy that is not ours.
    @Suite(.enabled(if: NginxFront.isInstalled && Program.python.isInstalled, "nginx, openssl or python3 is missing"))
    struct NginxTests {
        /// Runs `body` with nginx in front of a sandbox; returns what nginx logged.
        private static func run(
            offersHTTP2: Bool = true,
            isShort: Bool = false,
            _ body: @escaping @Sendable (TestClient, NginxFront) async throws -> Void
        ) async throws -> [String] {
            var configuration = SandboxConfiguration()
            configuration.userCount = 44
            configuration.publicURLs = ["https://\(NginxFront.host)"]
            return try await withSandbox(configuration) { sandbox in
                try await NginxFront.run(sandbox: sandbox.url, offersHTTP2: offersHTTP2, isShort: isShort) { front in
                    try await body(sandbox, front)
                }
            }
        }

        /// Runs `body` with a proxy that passes all connections on to nginx; returns what was asked of the proxy.
        private static func withProxy(
            to front: NginxFront,
            credentials: String? = nil,
            _ body: (String) async throws -> Void
        ) async throws -> [String] {
            let python = try #require(HelperProcess.path(of: "python3"))
            let script = HelperProcess.script("ForeignServers/proxy.py")
            let arguments = [script, "pass", "\(front.port)"] + (credentials.map { [$0] } ?? [])
            return try await HelperProcess.run(python, arguments) { try await body($0) }.outcome.lines
        }

        /// Uploads photos at a time as the library does it.
        private static func upload(
            _ photos: [NormalizedPhoto],
            _ sandbox: TestClient,
            authority: [UInt8]?,
            proxy: ProxySettings?,
            url: String = "https://\(NginxFront.host)",
            retries: RetryPolicy = .never
        ) async throws {
            let transport = try AsyncHTTPTransport(certificateAuthorities: authority, proxy: proxy)
            var options = GraphClientOptions()
            options.checksToken = false
            options.retries = retries
            let token = sandbox.server.applicationToken(for: "https://\(NginxFront.host)")
            let client = GraphPhotoClient(
                endpoint: GraphEndpoint(graph: try ServiceURL(url), authority: try ServiceURL(url)),
                tokens: ReadyToken(try AccessToken(token)), transport: transport, options: options)
            var upload = UploadOptions()
            upload.verification = .none
            let (plain, users) = (upload, sandbox.server.directory.users.prefix(photos.count))
            let result: Result<Void, any Error>
            do {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (user, photo) in zip(users, photos) {
                        group.addTask {
                            _ = try await client.upload(photo, to: .user(try PathSegment(user.id)), options: plain)
                        }
                    }
                    try await group.waitForAll()
                }
                result = .success(())
            } catch {
                result = .failure(error)
            }
            await transport.shutdown()
            try result.get()
        }

        private static func photos(_ count: Int) throws -> [NormalizedPhoto] {
            try (0..<count).map { number in
                try PhotoNormalizer().normalize(try TestPhoto.jpeg(width: 480, height: 360, seed: UInt64(number)))
            }
        }

        private static func stored(_ sandbox: TestClient, _ number: Int) -> [UInt8]? {
            sandbox.server.photo(PhotoKey(kind: .user, id: sandbox.server.directory.users[number].id))?.bytes
        }

        @Test(arguments: [true, false])
        func `photos arrive through nginx and a proxy, with HTTP 2 if offered`(_ offersHTTP2: Bool) async throws {
            let requests = try await Self.run(offersHTTP2: offersHTTP2) { sandbox, front in
                let photos = try Self.photos(8)
                let asked = try await Self.withProxy(to: front, credentials: "anna:p@ss:w%rd") { url in
                    let proxy = try ProxySettings.environment { name in
                        name == "HTTPS_PROXY" ? url.replacing("://", with: "://anna:p%40ss%3Aw%25rd@") : nil
                    }
                    try await Self.upload(photos, sandbox, authority: try front.authority, proxy: proxy)
                }
                #expect(!asked.isEmpty && asked.allSatisfy { $0 == "CONNECT graph.example:443 HTTP/1.1 -> 200" })
                for (number, photo) in photos.enumerated() { #expect(Self.stored(sandbox, number) == photo.bytes) }
            }
            let version = offersHTTP2 ? "HTTP/2.0" : "HTTP/1.1"
            let uploads = requests.filter { $0.hasPrefix("\(version) PUT ") && $0.hasSuffix("/photo/$value 200") }
            #expect(uploads.count == 8)
            #expect(requests.allSatisfy { $0.hasPrefix(version) }, "\(requests)")
        }

        /// nginx ends connections after so many requests, with GOAWAY where they are HTTP/2 and with others under way:
        /// async-http-client 488, socketry/async-http 245. A request that meets the GOAWAY on its way is refused, and
        /// tried again; none is answered twice.
        @Test(arguments: [true, false])
        func `connections that end while photos are sent lose none of them`(_ offersHTTP2: Bool) async throws {
            let count = 40
            let requests = try await Self.run(offersHTTP2: offersHTTP2, isShort: true) { sandbox, front in
                let photos = try Self.photos(count)
                _ = try await Self.withProxy(to: front) { url in
                    try await Self.upload(
                        photos, sandbox, authority: try front.authority,
                        proxy: try ProxySettings(url, exceptions: ""), retries: GraphClientOptions().retries)
                }
                for (number, photo) in photos.enumerated() { #expect(Self.stored(sandbox, number) == photo.bytes) }
            }
            #expect(requests.count { $0.hasSuffix("/photo/$value 200") } == count, "each was sent once")
        }

        @Test func `who is not trusted gets no request`() async throws {
            let requests = try await Self.run { sandbox, front in
                let photos = try Self.photos(1)
                let asked = try await Self.withProxy(to: front) { url in
                    let proxy = try ProxySettings(url, exceptions: "")
                    await #expect {
                        try await Self.upload(photos, sandbox, authority: nil, proxy: proxy)
                    } throws: { ($0 as? GraphError)?.code == "tls-failed" && "\($0)".contains("--ca-file") }
                }
                // The second is the look that tells what is wrong with the certificate; it sends no request either.
                #expect(asked.count == 2)
                // The right authority, and another name.
                let authority = try front.authority
                await #expect {
                    try await Self.upload(
                        photos, sandbox, authority: authority, proxy: nil, url: "https://localhost:\(front.port)")
                } throws: { ($0 as? GraphError)?.code == "tls-failed" && "\($0)".contains("another name") }
            }
            #expect(requests.isEmpty)
        }

        @Test func `a proxy that wants a password is said so, and sees no token`() async throws {
            let requests = try await Self.run { sandbox, front in
                let (photos, authority) = (try Self.photos(1), try front.authority)
                for given in ["", "anna:wrong@"] {
                    let asked = try await Self.withProxy(to: front, credentials: "anna:right") { url in
                        let proxy = try ProxySettings(url.replacing("://", with: "://\(given)"), exceptions: "")
                        await #expect {
                            try await Self.upload(photos, sandbox, authority: authority, proxy: proxy)
                        } throws: { error in
                            (error as? GraphError)?.code == "proxy-failed"
                                && "\(error)".contains(/user name and (a|the) password/)
                                && !"\(error)".contains("wrong")
                        }
                    }
                    // The second is the look that gets the proxy's own words.
                    let refused = "CONNECT graph.example:443 HTTP/1.1 -> 407"
                    #expect(asked == [refused, refused])
                }
            }
            #expect(requests.isEmpty)
        }

        @Test(arguments: ["graph.example", ".example", "*", "other.example, .example"])
        func `what NO_PROXY names is not asked of the proxy`(_ exceptions: String) async throws {
            let requests = try await Self.run { sandbox, front in
                let (photos, authority) = (try Self.photos(1), try front.authority)
                let asked = try await Self.withProxy(to: front) { url in
                    let proxy = try ProxySettings.environment { ["HTTPS_PROXY": url, "NO_PROXY": exceptions][$0] }
                    // Nobody but the proxy finds the way to this name.
                    await #expect {
                        try await Self.upload(photos, sandbox, authority: authority, proxy: proxy)
                    } throws: { ($0 as? GraphError)?.code == "cannot-connect" }
                }
                #expect(asked.isEmpty)
            }
            #expect(requests.isEmpty)
        }
    }
#endif
