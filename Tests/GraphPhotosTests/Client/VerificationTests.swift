#if Upload
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    @Suite struct VerificationTests {
        private static func upload(_ steps: [ScriptedTransport.Step]) async throws -> (
            UploadReceipt, [String], TestClock
        ) {
            let clock = TestClock()
            let transport = ScriptedTransport(steps)
            var options = UploadOptions()
            options.dimensions = .skip
            let receipt = try await RetryingSenderTests.client(transport, clock: clock)
                .upload(try TestPhoto.small(), to: TestPhoto.anna, options: options)
            return (receipt, transport.requests.map(\.method), clock)
        }

        private static func metadata(_ etag: String?) -> ScriptedTransport.Step {
            ScriptedTransport.answer(200, etag.map { MetadataText.photo(etag: $0) } ?? MetadataText.placeholder)
        }

        private static func photo(_ bytes: [UInt8]) -> ScriptedTransport.Step {
            .success(
                HTTPExchangeAnswer(status: 200, headers: [(name: "Content-Type", value: "image/jpeg")], body: bytes))
        }

        @Test func `a photo where there was none is seen at once`() async throws {
            let (receipt, methods, _) = try await Self.upload([
                Self.metadata(nil), ScriptedTransport.answer(200), Self.metadata("new"),
            ])
            #expect(receipt.isVisible == true && receipt.etag == "new" && receipt.warnings.isEmpty)
            #expect(methods == ["GET", "PUT", "GET"])
        }

        @Test func `no photo can also be a 404`() async throws {
            let missing = ScriptedTransport.answer(404, GraphErrorBodyTests.graph("ImageNotFound"))
            let (receipt, _, _) = try await Self.upload([
                missing, ScriptedTransport.answer(200), missing, Self.metadata("new"),
            ])
            #expect(receipt.isVisible == true)
        }

        @Test func `a read that is behind is asked again`() async throws {
            let (receipt, methods, clock) = try await Self.upload([
                Self.metadata(nil), ScriptedTransport.answer(200), Self.metadata(nil), Self.metadata(nil),
                Self.metadata("new"),
            ])
            #expect(receipt.isVisible == true)
            #expect(methods == ["GET", "PUT", "GET", "GET", "GET"])
            #expect(clock.sleeps == [.milliseconds(250), .milliseconds(500)])
        }

        @Test func `the same photo again keeps its tag, and its bytes tell`() async throws {
            let (receipt, methods, _) = try await Self.upload([
                Self.metadata("same"), ScriptedTransport.answer(200), Self.metadata("same"),
                Self.photo(try TestPhoto.small().bytes),
            ])
            #expect(receipt.isVisible == true)
            #expect(methods == ["GET", "PUT", "GET", "GET"])
        }

        @Test func `an acceptance without effect is sent once more, then a warning`() async throws {
            let (receipt, methods, clock) = try await Self.upload([
                Self.metadata(nil), ScriptedTransport.answer(204), Self.metadata(nil),
            ])
            #expect(receipt.isVisible == false)
            #expect(receipt.warnings.map(\.code) == ["not-yet-visible"])
            #expect(methods.filter { $0 == "PUT" }.count == 2)
            #expect(clock.sleeps.reduce(.zero, +) == .seconds(20))
        }

        @Test func `an acceptance without effect is seen through when the next one has it`() async throws {
            let stale = Array(repeating: Self.metadata(nil), count: 9)
            let (receipt, methods, _) = try await Self.upload(
                [Self.metadata(nil), ScriptedTransport.answer(204)] + stale
                    + [ScriptedTransport.answer(200), Self.metadata("new")])
            #expect(receipt.isVisible == true && receipt.warnings.isEmpty)
            #expect(methods.filter { $0 == "PUT" }.count == 2)
        }
    }
#endif
