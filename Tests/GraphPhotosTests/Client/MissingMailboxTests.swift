#if Upload
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// Groups and users that are some minutes old.
    @Suite(.serialized, .enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct MissingMailboxTests {
        static func provisioning(_ fields: [String] = []) -> ForeignAnswer.Step {
            ForeignAnswer.step(
                "404 Not Found",
                ForeignAnswer.graph("ResourceNotFound", "Resource provisioning is in progress. Please try again."),
                fields)
        }
        static let noMailbox = ForeignAnswer.step(
            "404 Not Found", ForeignAnswer.graph("MailboxNotEnabledForRESTAPI", "The mailbox is either inactive."))
        static let noPhoto = ForeignAnswer.step("404 Not Found", ForeignAnswer.graph("ImageNotFound"))
        static let photo = ForeignAnswer.step("200 OK", MetadataText.photo(etag: "e"))

        struct Case: Sendable {
            let name: String
            var target = TestPhoto.group
            let steps: [ForeignAnswer.Step]
            var seconds: Int?
            var verifies = false
            var isLarge = false
            /// nil for success.
            let code: String?
            var says = ""
            let methods: [String]
            var waited: Duration = .zero
        }

        static let cases: [Case] = [
            Case(
                name: "a new group is waited for", steps: [provisioning(), provisioning(), ForeignAnswer.done],
                code: nil, methods: ["PUT", "PUT", "PUT"], waited: .seconds(3)),
            Case(
                name: "small questions wait, not photos",
                steps: [provisioning(), provisioning(), noPhoto, ForeignAnswer.done, photo],
                verifies: true, code: nil, methods: ["GET", "GET", "GET", "PUT", "GET"], waited: .seconds(3)),
            Case(
                name: "the service's own wish counts", steps: [provisioning(["Retry-After: 20"]), ForeignAnswer.done],
                code: nil, methods: ["PUT", "PUT"], waited: .seconds(20)),
            Case(
                name: "a minute is all", steps: [provisioning()], code: "not-provisioned",
                says: "still being made after 60 seconds", methods: Array(repeating: "PUT", count: 8),
                waited: .seconds(60)),
            Case(
                name: "nothing is sent to what is not there", steps: [provisioning()], verifies: true,
                code: "not-provisioned", says: "60 seconds", methods: Array(repeating: "GET", count: 8),
                waited: .seconds(60)),
            Case(
                name: "more than the time is not waited", steps: [provisioning(["Retry-After: 600"])],
                code: "not-provisioned", methods: ["PUT"]),
            Case(
                name: "a user is not waited for", target: TestPhoto.anna, steps: [noMailbox], code: "no-mailbox",
                methods: ["PUT"]),
            Case(
                name: "unless that is asked for", target: TestPhoto.anna, steps: [noMailbox, ForeignAnswer.done],
                seconds: 5, code: nil, methods: ["PUT", "PUT"], waited: .seconds(1)),
            Case(
                name: "and then it is missing", target: TestPhoto.anna, steps: [noMailbox], seconds: 5,
                code: "no-mailbox", says: "after 5 seconds either: it is missing",
                methods: ["PUT", "PUT", "PUT", "PUT"], waited: .seconds(5)),
            Case(
                name: "both questions share the time", target: TestPhoto.anna,
                steps: [noMailbox, noMailbox, noPhoto, noMailbox],
                seconds: 5, verifies: true, code: "no-mailbox",
                methods: ["GET", "GET", "GET", "PUT", "PUT", "PUT"], waited: .seconds(5)),
            // People without a mailbox may have photos of 100,000 bytes at most.
            Case(
                name: "a small photo needs no mailbox", target: TestPhoto.anna,
                steps: [noMailbox, ForeignAnswer.done, photo], verifies: true, code: nil,
                methods: ["GET", "PUT", "GET"]),
            Case(
                name: "nor does it after waiting", target: .me,
                steps: [
                    noMailbox, noMailbox, noMailbox, noMailbox,
                    ForeignAnswer.done, noMailbox,
                ], seconds: 5, verifies: true, code: nil,
                methods: ["GET", "GET", "GET", "GET", "PUT", "GET"], waited: .seconds(5)),
            Case(
                name: "whether it does the service says", target: TestPhoto.anna, steps: [noMailbox], verifies: true,
                code: "no-mailbox", methods: ["GET", "PUT"]),
            Case(
                name: "a large one does", target: TestPhoto.anna, steps: [noMailbox], verifies: true, isLarge: true,
                code: "no-mailbox", says: "MailboxNotEnabledForRESTAPI", methods: ["GET"]),
            Case(
                name: "a group's does", steps: [noMailbox], seconds: 0, verifies: true, code: "no-mailbox",
                methods: ["GET"]),
            Case(
                name: "a group that is not there is not waited for",
                steps: [ForeignAnswer.step("404 Not Found", ForeignAnswer.graph("Request_ResourceNotFound"))],
                code: "target-not-found", methods: ["PUT"]),
        ]

        @Test(arguments: cases.indices)
        func `who is new is waited for`(_ index: Int) async throws {
            let item = Self.cases[index]
            let clock = TestClock()
            let word = item.target.kind == .group ? "g-1" : item.target == .me ? "me" : "anna@contoso.com"
            let (error, records) = try await AnsweringServer.run([word: item.steps]) { url, transport in
                let client = try AnsweringServer.client(
                    url, transport, ReadyToken(try AccessToken("token")), clock: clock)
                var options = RetryingSenderTests.plain
                options.mailboxTimeout = item.seconds.map { .seconds($0) }
                options.verification = item.verifies ? .metadata : .none
                let photo = try item.isLarge ? TestPhoto.large() : TestPhoto.small()
                return await AnsweringServer.failure {
                    try await client.upload(photo, to: item.target, options: options)
                }
            }
            #expect(error?.code.rawValue == item.code, "\(item.name): \(error?.description ?? "")")
            #expect(item.says.isEmpty || error?.message.contains(item.says) == true, "\(error?.message ?? item.name)")
            #expect(records.map(\.method) == item.methods, "\(item.name)")
            #expect(clock.sleeps.reduce(.zero, +) == item.waited, "\(item.name): \(clock.sleeps)")
        }

        @Test func `nothing but an upload waits`() async throws {
            let clock = TestClock()
            let (error, records) = try await AnsweringServer.run(["g-1": [Self.provisioning()]]) { url, transport in
                let client = try AnsweringServer.client(
                    url, transport, ReadyToken(try AccessToken("token")), clock: clock)
                return await AnsweringServer.failure { try await client.download(TestPhoto.group) }
            }
            #expect(error?.code == "not-provisioned" && records.count == 1 && clock.sleeps.isEmpty)
        }
    }
#endif
