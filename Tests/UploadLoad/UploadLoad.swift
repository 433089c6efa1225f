#if Upload && Sandbox
    internal import Fixtures
    package import GraphPhotos
    internal import GraphSandbox
    package import PhotoNormalization

    /// Uploads a photo for each of many users of a sandbox, as an app does it: one client, one credential, many tasks.
    package struct UploadLoad: Sendable {
        /// The sandbox.
        package var url: String
        /// Users that get a photo.
        package var count = 100
        /// Tasks that upload at a time; the client decides how many requests that makes.
        package var taskCount = 16
        /// Photos that differ; the users get them in turn.
        package var distinctPhotoCount = 100
        /// About so many bytes each.
        package var photoByteCount = 20_000
        package var upload = UploadOptions()
        package var retries = RetryPolicy()
        /// Where in the photos the first user begins.
        package var firstPhoto = 0
        /// How long a photo that was accepted is looked for.
        package var visibilityTimeout = Duration.seconds(10)

        package init(url: String) {
            self.url = url
        }

        /// Conforming photos, all different.
        package func photos() throws(PhotoError) -> [NormalizedPhoto] {
            let normalizer = PhotoNormalizer()
            var photo = FixturePhoto(width: edge, height: edge)
            photo.coding.quality = 95
            // The quality that suits the first suits the others well enough.
            while let bytes = try? photo.encoded(), bytes.count > photoByteCount, photo.coding.quality > 10 {
                photo.coding.quality -= 5
            }
            var photos: [NormalizedPhoto] = []
            for seed in 0..<distinctPhotoCount {
                photo.seed = UInt64(seed)
                photos.append(try normalizer.normalize((try? photo.encoded()) ?? []))
            }
            return photos
        }

        /// A picture of so many pixels takes about so many bytes.
        private var edge: Int { max(64, Int((Double(photoByteCount) * 5).squareRoot())) }

        /// - Parameters:
        ///   - photos: taken in turn.
        ///   - onProgress: gets the number of photos that are through, after each.
        /// - Returns: what became of each, compared with what the sandbox has.
        /// - Throws: `GraphError`, when the sandbox cannot be reached at all.
        package func run(
            _ photos: [NormalizedPhoto],
            onProgress: @escaping @Sendable (Int) -> Void = { _ in }
        ) async throws -> UploadTally {
            let sandbox = SandboxAccess(url: url)
            let users = try await sandbox.users().prefix(count)
            precondition(users.count == count, "the sandbox has too few users with a mailbox")
            let transport = try AsyncHTTPTransport()
            defer { Task { await transport.shutdown() } }
            let client = try await client(sandbox, transport)
            let hashes = photos.map { Cryptography.sha256Text($0.bytes) }
            let earlierCount = try await sandbox.requestCount()
            // From here to the last upload everything is the client's, signing in as well.
            let (processorStart, start) = (ProcessUsage.processorSeconds, ContinuousClock.now)
            var outcomes: [UploadTally.Outcome] = []
            try await withThrowingTaskGroup(of: UploadTally.Outcome.self) { group in
                var started = 0
                func start() {
                    guard started < users.count else { return }
                    let index = started
                    started += 1
                    let number = (firstPhoto + index) % photos.count
                    let (photo, sha256) = (photos[number], hashes[number])
                    group.addTask { await outcome(of: photo, sha256, for: users[index], client) }
                }
                for _ in 0..<taskCount { start() }
                while let outcome = try await group.next() {
                    outcomes.append(outcome)
                    onProgress(outcomes.count)
                    start()
                }
            }
            let processorSeconds = ProcessUsage.processorSeconds - processorStart
            let seconds = start.duration(to: .now) / .seconds(1)
            let stored = try await sandbox.photoHashes()
            var tally = UploadTally(
                outcomes, stored: stored, requests: try await sandbox.photoRequests(after: earlierCount),
                maximumInFlightCount: try await sandbox.maximumInFlightCount())
            (tally.seconds, tally.processorSeconds) = (seconds, processorSeconds)
            return tally
        }

        private func client(_ sandbox: SandboxAccess, _ transport: AsyncHTTPTransport) async throws -> GraphPhotoClient
        {
            let service = try ServiceURL(url)
            let endpoint = GraphEndpoint(graph: service, authority: service)
            let app = try await sandbox.app()
            let credential = ClientSecretCredential(
                endpoint: endpoint,
                tenant: try PathSegment(app.tenantID),
                clientID: app.clientID,
                secret: Secret("sandbox-secret"),
                transport: transport
            )
            var options = GraphClientOptions()
            options.retries = retries
            options.visibilityTimeout = visibilityTimeout
            return GraphPhotoClient(
                endpoint: endpoint,
                tokens: CachedTokens(credential),
                transport: transport,
                options: options
            )
        }

        private func outcome(
            of photo: NormalizedPhoto,
            _ sha256: String,
            for user: String,
            _ client: GraphPhotoClient
        ) async -> UploadTally.Outcome {
            do throws(GraphError) {
                let receipt = try await client.upload(photo, to: .user(try PathSegment(user)), options: upload)
                return UploadTally.Outcome(
                    user: user,
                    sha256: sha256,
                    result: upload.verification == .none || receipt.isVisible == true ? .done : .acceptedNotVisible,
                    attemptCount: receipt.service.attemptCount
                )
            } catch {
                return UploadTally.Outcome(
                    user: user,
                    sha256: sha256,
                    result: error.delivery == .unknown ? .unclear(error.description) : .failed(error.description),
                    attemptCount: error.attemptCount
                )
            }
        }
    }
#endif
