#if Upload
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// Lines on which bytes move slowly, or no longer, with a server that is not ours.
    @Suite(.serialized, .enabled(if: HelperProcess.path(of: "python3") != nil, "python3 is not installed"))
    struct SlowLineTests {
        private static let byteCount = 600_000

        private static func send(
            bytesPerSecond: Int, stop: Int? = nil, stall: Duration, total: Duration
        ) async throws -> (result: Result<HTTPExchangeAnswer, TransportError>, takenByteCounts: [Int]) {
            let python = try #require(HelperProcess.path(of: "python3"))
            let script = HelperProcess.script("ForeignServers/slow_server.py")
            let arguments = [script, "\(bytesPerSecond)"] + (stop.map { ["\($0)"] } ?? [])
            let (result, outcome) = try await HelperProcess.run(python, arguments) { url in
                let transport = try AsyncHTTPTransport()
                let request = HTTPExchangeRequest(
                    method: "PUT", url: "\(url)/photo",
                    headers: [
                        (name: "Content-Length", value: "\(byteCount)"), (name: "client-request-id", value: "1"),
                    ],
                    body: (0..<byteCount).map { UInt8(truncatingIfNeeded: $0) }, timeout: total, stallTimeout: stall)
                let result: Result<HTTPExchangeAnswer, TransportError>
                do throws(TransportError) {
                    result = .success(try await transport.send(request))
                } catch {
                    result = .failure(error)
                }
                await transport.shutdown()
                return result
            }
            return (result, outcome.lines.compactMap { Int($0) })
        }

        /// Each try was cut off while the body moved, five times.
        @Test func `a body that moves is not cut off, however long it takes`() async throws {
            let start = ContinuousClock.now
            let (result, taken) = try await Self.send(
                bytesPerSecond: 40_000, stall: .seconds(10), total: .seconds(120))
            #expect(try result.get().status == 200)
            #expect(taken == [Self.byteCount])
            #expect(ContinuousClock.now - start > .seconds(10), "longer than nothing may move")
        }

        @Test func `a body that stops is given up, and the rate is told`() async throws {
            let (result, taken) = try await Self.send(
                bytesPerSecond: 1_000_000, stop: 200_000, stall: .seconds(2), total: .seconds(120))
            guard case .failure(let error) = result else {
                Issue.record("nobody took the body")
                return
            }
            #expect(error.kind == .timedOut && error.isSending, "\(error)")
            #expect(error.detail.contains("of 600 KB were sent") && error.detail.contains("nothing moved for 2.0 s"))
            #expect(taken.allSatisfy { $0 < Self.byteCount })
        }

        @Test func `the limit for all of it holds while bytes move, and its message says what helps`() async throws {
            let (result, _) = try await Self.send(bytesPerSecond: 50_000, stall: .seconds(60), total: .seconds(3))
            guard case .failure(let error) = result else {
                Issue.record("it takes 12 s")
                return
            }
            let told = GraphError(error, host: "graph.example", target: "For me")
            #expect(told.code == "timed-out", "\(told)")
            #expect(told.message.contains("KB a second"), "\(told)")
            #expect(told.remedy.contains("--max-bytes") && told.remedy.contains("--timeout"))
        }
    }
#endif
