#if Upload
    import Synchronization
    import Testing

    @testable import GraphPhotos

    @Suite struct CachedTokensTests {
        /// Gives "token 1", "token 2", …, each after having let others run.
        final class Source: TokenSource {
            let name = "test"
            let lifetime: Int
            let clock: TestClock
            private let number = Mutex(0)
            var count: Int { number.withLock { $0 } }

            init(lifetime: Int, clock: TestClock) {
                (self.lifetime, self.clock) = (lifetime, clock)
            }

            func newToken() async throws(GraphError) -> AccessToken {
                let number = number.withLock { number in
                    number += 1
                    return number
                }
                for _ in 0..<100 { await Task.yield() }
                if Task.isCancelled { throw .cancelled }
                return try AccessToken("token-\(number)", expiresAt: clock.client.secondsSince1970() + lifetime)
            }
        }

        @Test func `many who need a token at once cause one sign-in`() async throws {
            let clock = TestClock()
            let source = Source(lifetime: 3_600, clock: clock)
            let tokens = CachedTokens(source, clock: clock.client)
            let values = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<50 { group.addTask { try await tokens.accessToken(replacing: nil).value } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(values == ["token-1"])
            #expect(source.count == 1)
        }

        @Test func `a token is used until five minutes before its end`() async throws {
            let clock = TestClock()
            let tokens = CachedTokens(Source(lifetime: 3_600, clock: clock), clock: clock.client)
            #expect(try await tokens.accessToken(replacing: nil).value == "token-1")
            clock.advance(.seconds(3_299))
            #expect(try await tokens.accessToken(replacing: nil).value == "token-1")
            clock.advance(.seconds(1))
            #expect(try await tokens.accessToken(replacing: nil).value == "token-2")
        }

        @Test func `a token that was refused is replaced once for all who had it`() async throws {
            let clock = TestClock()
            let source = Source(lifetime: 3_600, clock: clock)
            let tokens = CachedTokens(source, clock: clock.client)
            let first = try await tokens.accessToken(replacing: nil)
            let values = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 { group.addTask { try await tokens.accessToken(replacing: first).value } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(values == ["token-2"])
            #expect(source.count == 2)
        }

        @Test func `one who gives up does not end the wait of the others`() async throws {
            let clock = TestClock()
            let tokens = CachedTokens(Source(lifetime: 3_600, clock: clock), clock: clock.client)
            let impatient = Task { try await tokens.accessToken(replacing: nil).value }
            let patient = Task { try await tokens.accessToken(replacing: nil).value }
            await Task.yield()
            impatient.cancel()
            #expect(try await patient.value.hasPrefix("token-"))
        }
    }
#endif
