#if Upload
    import PhotoNormalization
    import ServiceFixtures
    import Synchronization
    import Testing

    @testable import GraphPhotos

    /// Several requests with a server that is not ours, on real sockets; only waiting takes no time.
    @Suite(.enabled(if: HelperProcess.path(of: "python3") != nil, "python3 is not installed"))
    struct ForeignStoryTests {
        private static func happens(_ story: ForeignStory, _ client: GraphPhotoClient) async throws -> (
            receipt: ServiceReceipt, upload: UploadReceipt?
        ) {
            let target = PhotoTarget.user(try PathSegment(story.word))
            guard story.work != .delete else { return (try await client.delete(target), nil) }
            var options = RetryingSenderTests.plain
            if story.work == .upload { options.verification = .metadata }
            let receipt = try await client.upload(try TestPhoto.small(), to: target, options: options)
            return (receipt.service, receipt)
        }

        private static func check(_ story: ForeignStory, _ client: GraphPhotoClient) async throws {
            do {
                let (receipt, upload) = try await happens(story, client)
                guard case .done(let attemptCount, let warnings, let isVisible, let says) = story.end else {
                    Issue.record("\(story.word) should fail")
                    return
                }
                #expect(receipt.attemptCount == attemptCount, "\(story.word)")
                let told = upload?.warnings ?? []
                #expect(told.map(\.code.rawValue) == warnings, "\(story.word): \(told)")
                #expect(upload?.isVisible == isVisible, "\(story.word)")
                if !says.isEmpty { #expect(told.contains { $0.message.contains(says) }, "\(story.word): \(told)") }
            } catch let error as GraphError {
                guard case .failed(let code, let attemptCount, let says, let not) = story.end else {
                    Issue.record("\(story.word): \(error)")
                    return
                }
                #expect(error.code.rawValue == code, "\(story.word): \(error)")
                #expect(error.attemptCount == attemptCount, "\(story.word): \(error)")
                #expect(error.message.contains(says), "\(story.word): \(error)")
                #expect(!error.message.contains(not), "\(story.word): \(error)")
            }
        }

        @Test(arguments: ["looks", "stops", "losses", "waits", "reports"])
        func `each story ends as it should`(_ kind: String) async throws {
            let stories =
                switch kind {
                case "looks": ForeignStory.looks
                case "stops": ForeignStory.stops
                case "losses": ForeignStory.losses
                case "reports": ForeignStory.reports
                default: ForeignStory.waits
                }
            let records = try await ForeignServerTests.serve(
                Dictionary(uniqueKeysWithValues: stories.map { ($0.word, $0.steps) })
            ) { first in
                for story in stories {
                    // Each with a clock of its own.
                    let clock = TestClock()
                    var options = GraphClientOptions()
                    options.gate = InFlightGate(limit: 4)
                    let own = GraphPhotoClient(
                        endpoint: first.sender.endpoint, tokens: first.sender.tokens,
                        transport: first.sender.transport, options: options, clock: clock.client)
                    try await Self.check(story, own)
                    guard let waits = story.waits else { continue }
                    #expect(clock.sleeps == waits.map { .milliseconds($0) }, "\(story.word)")
                }
            }
            for story in stories {
                #expect(records.filter { $0.word == story.word }.map(\.method) == story.methods, "\(story.word)")
            }
        }

        @Test func `one limit of time holds for the tries and for looking`() async throws {
            let busy = ForeignAnswer.step("429 Too Many Requests", "", ["Retry-After: 1", "request-id: r"])
            let none = ForeignAnswer.step("200 OK", MetadataText.placeholder)
            let accepted = ForeignAnswer.step("200 OK", "", ["request-id: r"])
            let clock = TestClock()
            let steps = ["u": [none, busy, busy, busy, busy, accepted, none]]
            _ = try await ForeignServerTests.serve(steps, clock: clock.client) {
                $0.retries = RetryPolicy()
                $0.retries.maximumTotal = .seconds(12)
            } _: { client in
                var options = RetryingSenderTests.plain
                options.verification = .metadata
                let receipt = try await client.upload(
                    try TestPhoto.small(), to: .user(PathSegment(known: "u")), options: options)
                #expect(receipt.service.attemptCount == 5)
                #expect(receipt.warnings.map(\.code) == ["not-yet-visible"])
            }
            let slept = clock.sleeps.reduce(.zero, +)
            #expect(slept > .seconds(11) && slept < .seconds(12))
            // What is asked for beyond the limit is not waited for.
            let long = ForeignAnswer.step("429 Too Many Requests", "", ["Retry-After: 11", "request-id: r"])
            let second = TestClock()
            let records = try await ForeignServerTests.serve(
                ["u": [long]], clock: second.client
            ) {
                $0.retries = RetryPolicy()
                $0.retries.maximumTotal = .seconds(20)
            } _: { client in
                await #expect {
                    try await client.upload(
                        try TestPhoto.small(), to: .user(PathSegment(known: "u")), options: RetryingSenderTests.plain)
                } throws: { ($0 as? GraphError)?.code == "throttled" && ($0 as? GraphError)?.attemptCount == 2 }
            }
            #expect(records.map(\.method) == ["PUT", "PUT"])
        }

        @Test func `who has to wait is told for how long, before waiting`() async throws {
            let notices = Mutex<[RetryNotice]>([])
            let busy = ForeignAnswer.step("429 Too Many Requests", "", ["Retry-After: 30", "request-id: r"])
            let accepted = ForeignAnswer.step("200 OK", "", ["request-id: r"])
            _ = try await ForeignServerTests.serve(["u": [busy, accepted]], clock: TestClock().client) {
                $0.onWait = { notice in notices.withLock { $0.append(notice) } }
            } _: { client in
                _ = try await client.upload(
                    try TestPhoto.small(), to: .user(PathSegment(known: "u")), options: RetryingSenderTests.plain)
            }
            let told = notices.withLock { $0 }
            #expect(told.map(\.httpStatus) == [429] && told.map(\.code) == ["throttled"])
            #expect(told.allSatisfy { $0.delay >= .seconds(30) && $0.delay <= .seconds(33) && $0.total == $0.delay })
        }
    }
#endif
