#if Upload
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    /// Tries, tokens and sizes, without a network.
    @Suite struct RetryingSenderTests {
        /// Tokens that are numbered by how often they were refused.
        struct Tokens: AccessTokenProvider {
            func accessToken(replacing rejected: AccessToken?) async throws(GraphError) -> AccessToken {
                try AccessToken(rejected == nil ? "first" : "second")
            }
        }

        static func client(
            _ transport: ScriptedTransport,
            clock: TestClock = TestClock(),
            tokens: any AccessTokenProvider = Tokens()
        ) throws -> GraphPhotoClient {
            GraphPhotoClient(
                endpoint: GraphEndpoint(), tokens: tokens, transport: transport, options: GraphClientOptions(),
                clock: clock.client)
        }

        static var plain: UploadOptions {
            var options = UploadOptions()
            options.dimensions = .skip
            options.verification = .none
            return options
        }

        private static func token(_ request: HTTPExchangeRequest) -> String? {
            request.headers.first { $0.name == "Authorization" }?.value
        }

        @Test func `after a 401 one new token is tried, and no third`() async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(401), ScriptedTransport.answer(200)])
            let receipt = try await Self.client(transport).upload(
                try TestPhoto.small(), to: TestPhoto.anna, options: Self.plain)
            #expect(receipt.service.attemptCount == 2)
            #expect(transport.requests.map(Self.token) == ["Bearer first", "Bearer second"])

            let refusing = ScriptedTransport([ScriptedTransport.answer(401)])
            await #expect {
                try await Self.client(refusing).upload(try TestPhoto.small(), to: .me, options: Self.plain)
            } throws: { error in
                let error = error as? GraphError
                return error?.code == "unauthorized" && error?.message.contains("did not accept a new token") == true
            }
            #expect(refusing.requests.count == 2)
        }

        /// Gives a token once.
        private struct OneToken: AccessTokenProvider {
            func accessToken(replacing rejected: AccessToken?) async throws(GraphError) -> AccessToken {
                guard rejected == nil else { throw GraphError(.signInFailed, "no more tokens") }
                return try AccessToken("first")
            }
        }

        /// It told 0 tries, which means that nothing was sent; an earlier one may well have stored the photo.
        @Test func `when there is no new token after a 401, the error tells the tries before it`() async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(503), ScriptedTransport.answer(401)])
            await #expect {
                try await Self.client(transport, tokens: OneToken())
                    .upload(try TestPhoto.small(), to: .me, options: Self.plain)
            } throws: { error in
                let error = error as? GraphError
                return error?.code == "sign-in-failed" && error?.attemptCount == 2
            }
        }

        @Test func `each try has an id of its own, and the error has the last`() async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(503, "", [("request-id", "s")])])
            await #expect {
                try await Self.client(transport).upload(try TestPhoto.small(), to: .me, options: Self.plain)
            } throws: { error in
                guard let error = error as? GraphError else { return false }
                return error.clientRequestID == "id-8" && error.requestID == "s" && error.attemptCount == 8
            }
            let ids = transport.requests.compactMap { request in
                request.headers.first { $0.name == "client-request-id" }?.value
            }
            #expect(Set(ids).count == 8)
            #expect(transport.requests.map(\.needsNewConnection) == [false] + Array(repeating: true, count: 7))
        }

        @Test func `what the service asks for is waited for`() async throws {
            let clock = TestClock()
            let transport = ScriptedTransport([
                ScriptedTransport.answer(429, "", [("Retry-After", "2.128")]), ScriptedTransport.answer(204),
            ])
            let receipt = try await Self.client(transport, clock: clock).upload(
                try TestPhoto.small(), to: .me, options: Self.plain)
            #expect(receipt.service.httpStatus == 204)
            #expect(clock.sleeps.count == 1)
            #expect(clock.sleeps[0] >= .milliseconds(2_128) && clock.sleeps[0] < .milliseconds(2_400))
        }

        @Test(arguments: [400, 403, 404, 413])
        func `what cannot succeed is sent once`(_ status: Int) async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(status)])
            await #expect(throws: GraphError.self) {
                try await Self.client(transport).upload(try TestPhoto.small(), to: TestPhoto.anna, options: Self.plain)
            }
            #expect(transport.requests.count == 1)
        }

        @Test func `a refusal of dimensions is one warning for a kind of target`() async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(200), ScriptedTransport.answer(403)])
            var options = Self.plain
            options.dimensions = .auto
            let client = try Self.client(transport)
            let first = try await client.upload(try TestPhoto.small(), to: TestPhoto.anna, options: options)
            #expect(first.warnings.map(\.code) == ["dimensions-not-set"])
            #expect(transport.requests.map(\.method) == ["PUT", "PATCH"])
            // The service answers 403 to everything from here on: only dimensions would not be an error.
            let second = ScriptedTransport([ScriptedTransport.answer(200)])
            let again = GraphPhotoClient(
                endpoint: GraphEndpoint(), tokens: Tokens(), transport: second, options: GraphClientOptions(),
                clock: TestClock().client)
            #expect(again.memory.rememberRefusal(.user))
            let receipt = try await again.upload(try TestPhoto.small(), to: TestPhoto.anna, options: options)
            #expect(receipt.warnings.isEmpty)
            #expect(second.requests.map(\.method) == ["PUT"])
        }

        @Test func `required dimensions that are refused are an error`() async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(200), ScriptedTransport.answer(501)])
            var options = Self.plain
            options.dimensions = .required
            await #expect {
                try await Self.client(transport).upload(try TestPhoto.small(), to: TestPhoto.anna, options: options)
            } throws: { ($0 as? GraphError)?.code == "dimensions-refused" }
            #expect(transport.requests.count == 2)
            let contact = PhotoTarget.contact(PathSegment(known: "c"), folder: nil, mailbox: nil)
            await #expect {
                try await Self.client(transport).upload(try TestPhoto.small(), to: contact, options: options)
            } throws: { ($0 as? GraphError)?.code == "unsupported-target" }
            #expect(transport.requests.count == 2)
        }

        @Test func `a token that can be enough for nobody sends nothing`() async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(200)])
            let token = try TokenCheckTests.token(
                #"{"aud":"https://graph.microsoft.com","roles":["User.ReadWrite.All"]}"#)
            await #expect {
                try await Self.client(transport, tokens: ReadyToken(token))
                    .upload(try TestPhoto.small(), to: .me, options: Self.plain)
            } throws: { ($0 as? GraphError)?.code == "missing-permission" }
            #expect(transport.requests.isEmpty)
        }

        @Test func `a photo is normalized once, to the room beside its token`() async throws {
            let photo = try TestPhoto.small()
            let transport = ScriptedTransport([ScriptedTransport.answer(200)])
            let long = ReadyToken(try AccessToken(String(repeating: "t", count: 3_999_900 - photo.bytes.count)))
            let client = try Self.client(transport, tokens: long)
            let pool = PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: 1 << 30)
            let receipt = try await client.upload(photo.bytes, in: pool, to: .me, options: Self.plain)
            let request = try #require(transport.requests.first)
            #expect(request.body.count < photo.bytes.count)
            #expect(receipt.report.inputByteCount == photo.bytes.count)
            #expect(receipt.report.outputByteCount == request.body.count)
            let fields = request.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
            let line = "PUT /v1.0/me/photo/$value HTTP/1.1\r\n\r\n".utf8.count
            #expect(line + fields + request.body.count < 4_000_000)
        }

        @Test func `a normalized photo that has no room beside its token is an error, and is not sent`() async throws {
            let photo = try TestPhoto.small()
            let transport = ScriptedTransport([ScriptedTransport.answer(200)])
            let long = ReadyToken(try AccessToken(String(repeating: "t", count: 3_999_900 - photo.bytes.count)))
            await #expect {
                try await Self.client(transport, tokens: long).upload(photo, to: .me, options: Self.plain)
            } throws: { ($0 as? GraphError)?.code == "request-too-large" }
            #expect(transport.requests.isEmpty)
        }

        @Test func `a token that leaves no room at all is an error`() async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(200)])
            let long = ReadyToken(try AccessToken(String(repeating: "t", count: 4_000_000)))
            await #expect {
                try await Self.client(transport, tokens: long)
                    .upload(try TestPhoto.small(), to: .me, options: Self.plain)
            } throws: { ($0 as? GraphError)?.code == "request-too-large" }
            #expect(transport.requests.isEmpty)
        }
    }
#endif
