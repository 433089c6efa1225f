#if Upload && Sandbox
    import GraphPhotos
    import GraphSandbox
    import Testing
    import UploadLoad

    /// The real client against the real service, while things go wrong. scripts/measure-uploads.sh does the same with
    /// 1,000.
    @Suite struct ManyUploadsTests {
        /// What services do to photos, and what ETags they give them.
        struct World: Sendable, CustomTestStringConvertible {
            let photos: PhotoKeeping
            let etags: ETagKind

            var testDescription: String { "\(photos.rawValue), \(etags.rawValue) ETags" }
            /// The ETag of the same photo stays, and then nobody can tell.
            var tellsAll: Bool { etags != .none }

            static let all = PhotoKeeping.allCases.flatMap { photos in
                ETagKind.allCases.map { World(photos: photos, etags: $0) }
            }
        }

        /// Each user gets a photo, and another one after it.
        private static func upload(
            _ kinds: [FaultKind],
            rate: Double,
            count: Int,
            in world: World,
            visibilityTimeout: Duration = .seconds(60)
        ) async throws -> (tallies: [UploadTally], kindCount: Int) {
            var configuration = SandboxConfiguration()
            configuration.userCount = count + 4
            configuration.photos = world.photos
            configuration.etags = world.etags
            configuration.faults = FaultPlan(rules: [FaultRule(kinds: kinds, rate: rate)], seed: 5)
            configuration.stallTime = .milliseconds(200)
            configuration.faultRetryDelay = 0.05
            let server = try SandboxServer(configuration: configuration)
            return try await server.withListening { url in
                var load = UploadLoad(url: url)
                load.count = count
                // Making photos keeps a thread busy that other tests wait for.
                load.distinctPhotoCount = 7
                load.photoByteCount = 2_000
                load.retries.baseDelay = .milliseconds(20)
                load.visibilityTimeout = visibilityTimeout
                let photos = try load.photos()
                var tallies: [UploadTally] = []
                for round in 0..<2 {
                    load.firstPhoto = round
                    tallies.append(try await load.run(photos))
                }
                return (tallies, Set(server.records.compactMap(\.fault)).count)
            }
        }

        @Test(
            "every photo arrives while a fifth of the requests fail in ways that can be tried again",
            arguments: World.all)
        func retryable(_ world: World) async throws {
            let (tallies, kindCount) = try await Self.upload(FaultKind.retryable, rate: 0.2, count: 50, in: world)
            for (round, tally) in tallies.enumerated() {
                // Without ETags nobody can tell a second photo from the first.
                let isTold = world.tellsAll || round == 0
                #expect((isTold ? tally.doneCount : tally.lateCount) == 50, "\(tally.text)")
                #expect(tally.isTrue, "\(tally.text)")
                #expect(tally.requestsPerUntouchedPhoto <= 1.02, "\(tally.text)")
                #expect(tally.maximumInFlightCount <= 4)
            }
            #expect(kindCount == FaultKind.retryable.count, "every kind had its turn")
        }

        @Test("what is reported is true, whatever goes wrong", arguments: World.all)
        func truthful(_ world: World) async throws {
            let (tallies, _) = try await Self.upload(
                FaultKind.allCases, rate: 0.3, count: 50, in: world, visibilityTimeout: .seconds(1))
            for tally in tallies {
                #expect(tally.isTrue, "\(tally.text)")
                #expect(tally.requestsPerUntouchedPhoto <= 1.02, "\(tally.text)")
                #expect(tally.maximumInFlightCount <= 4)
                // A busy machine may not see in time what is there.
                #expect(tally.doneCount + tally.lateCount >= 35, "\(tally.text)")
            }
        }
    }
#endif
