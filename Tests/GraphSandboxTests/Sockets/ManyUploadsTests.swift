#if Upload && Sandbox
    import GraphPhotos
    import GraphSandbox
    import Testing
    import UploadLoad

    /// The real client against the real service, while things go wrong. scripts/measure-uploads.sh does the same with
    /// 1,000.
    @Suite struct ManyUploadsTests {
        private static func upload(_ kinds: [FaultKind], rate: Double, count: Int) async throws -> (UploadTally, Int) {
            var configuration = SandboxConfiguration()
            configuration.userCount = count + 4
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
                load.visibilityTimeout = .milliseconds(100)
                let tally = try await load.run(try load.photos())
                return (tally, Set(server.records.compactMap(\.fault)).count)
            }
        }

        @Test("every photo arrives while a fifth of the requests fail in ways that can be tried again")
        func retryable() async throws {
            let (tally, kindCount) = try await Self.upload(FaultKind.retryable, rate: 0.2, count: 100)
            #expect(tally.doneCount == 100, "\(tally.text)")
            #expect(tally.doneNotThere.isEmpty)
            #expect(tally.failedButThere.isEmpty)
            #expect(tally.maximumInFlightCount <= 4)
            #expect(kindCount == FaultKind.retryable.count, "every kind had its turn")
        }

        @Test("what is reported is true, whatever goes wrong")
        func truthful() async throws {
            let (tally, _) = try await Self.upload(FaultKind.allCases, rate: 0.3, count: 100)
            #expect(tally.doneNotThere.isEmpty, "\(tally.text)")
            #expect(tally.failedButThere.isEmpty, "\(tally.text)")
            #expect(tally.maximumInFlightCount <= 4)
            #expect(tally.doneCount >= 80, "\(tally.text)")
        }
    }
#endif
