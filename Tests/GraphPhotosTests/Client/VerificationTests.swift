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

        @Test func `the same photo again keeps its tag, and is neither fetched nor sent again`() async throws {
            let (receipt, methods, clock) = try await Self.upload([
                Self.metadata("same"), ScriptedTransport.answer(200), Self.metadata("same"),
            ])
            #expect(receipt.isVisible == false && receipt.etag == "same")
            #expect(receipt.warnings.map(\.code) == ["not-yet-visible"])
            #expect(methods.filter { $0 == "PUT" }.count == 1)
            #expect(clock.sleeps.reduce(.zero, +) <= .seconds(10))
        }

        @Test func `reads that are throttled do not bring a second photo, nor minutes`() async throws {
            let (receipt, methods, clock) = try await Self.upload([
                Self.metadata(nil), ScriptedTransport.answer(200),
                ScriptedTransport.answer(429, "", [("Retry-After", "2")]),
            ])
            #expect(receipt.isVisible == nil)
            #expect(receipt.warnings.map(\.code) == ["not-verified"])
            #expect(methods.filter { $0 == "PUT" }.count == 1)
            #expect(clock.sleeps.reduce(.zero, +) <= .seconds(10))
        }

        @Test func `a limit of one's own is kept`() async throws {
            let clock = TestClock()
            let transport = ScriptedTransport([Self.metadata(nil), ScriptedTransport.answer(204), Self.metadata(nil)])
            var options = GraphClientOptions()
            options.visibilityTimeout = .seconds(3)
            let client = GraphPhotoClient(
                endpoint: GraphEndpoint(), tokens: RetryingSenderTests.Tokens(), transport: transport,
                options: options, clock: clock.client)
            var upload = UploadOptions()
            upload.dimensions = .skip
            let receipt = try await client.upload(try TestPhoto.small(), to: TestPhoto.anna, options: upload)
            #expect(receipt.warnings.map(\.code) == ["not-yet-visible"])
            #expect(clock.sleeps == [.milliseconds(250), .milliseconds(500), .seconds(1), .seconds(1)])
            #expect(transport.requests.dropFirst(2).allSatisfy { $0.timeout <= .seconds(3) })
        }
    }
#endif
