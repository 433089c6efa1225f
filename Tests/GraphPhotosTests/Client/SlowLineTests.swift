#if Upload
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// Lines on which bytes move slowly, or no longer, with a server that is not ours.
    @Suite(.serialized, .enabled(if: HelperProcess.path(of: "python3") != nil, "python3 is not installed"))
    struct SlowLineTests {
        private static let byteCount = 600_000

        enum Way: Sendable {
            case plain
            case tls
            case http2

            static let installed: [Way] =
                OpenSSL.isInstalled && HelperProcess.path(of: "nginx") != nil ? [.plain, .tls, .http2] : [.plain]
        }

        private typealias Sent = Result<HTTPExchangeAnswer, TransportError>

        /// The bytes of bodies that the server took.
        private static func send(
            bytesPerSecond: Int, stop: Int? = nil, stall: Duration, total: Duration,
            through way: Way = .plain
        ) async throws -> (result: Sent, takenByteCounts: [Int]) {
            let limits = ["\(bytesPerSecond)"] + (stop.map { ["--stop", "\($0)"] } ?? [])
            guard way != .plain else {
                let (result, lines) = try await slowServer(limits) { url in
                    try await send(to: url, stall: stall, total: total, trusting: nil)
                }
                return (result, lines.compactMap { Int($0) })
            }
            let openssl = try OpenSSL()
            let certificate = try openssl.serverIdentity("localhost")
            let folder = try openssl.front()
            // What is slow is the line to nginx, which keeps a body until it has all of it.
            let (result, lines) = try await slowServer(["1000000000"]) { url in
                let front =
                    [
                        HelperProcess.script("ForeignServers/tls_front.py"),
                        HelperProcess.path(of: "nginx") ?? "", folder, url,
                    ] + (way == .http2 ? ["http2"] : [])
                let (result, outcome) = try await HelperProcess.run(python, front) { url in
                    try await slowServer(limits + ["--relay", "\(url.split(separator: ":").last ?? "")"]) { url in
                        try await send(
                            to: url.replacing("http:", with: "https:"), stall: stall, total: total,
                            trusting: certificate.pem)
                    }.value
                }
                let version = way == .http2 ? "HTTP/2.0" : "HTTP/1.1"
                #expect(outcome.lines.allSatisfy { $0.hasPrefix("\(version) PUT /photo ") }, "\(outcome.output)")
                return result
            }
            return (result, lines.compactMap { Int($0) })
        }

        private static let python = HelperProcess.path(of: "python3") ?? ""

        private static func slowServer<Value>(
            _ arguments: [String], _ body: (String) async throws -> Value
        ) async throws -> (value: Value, lines: [String]) {
            let script = HelperProcess.script("ForeignServers/slow_server.py")
            let (value, outcome) = try await HelperProcess.run(python, [script] + arguments, body)
            return (value, outcome.lines)
        }

        private static func send(
            to url: String, stall: Duration, total: Duration, trusting pem: String?
        ) async throws -> Sent {
            let transport = try AsyncHTTPTransport(certificateAuthorities: pem.map { Array($0.utf8) })
            let request = HTTPExchangeRequest(
                method: "PUT", url: url.replacing("127.0.0.1", with: "localhost") + "/photo",
                headers: [
                    (name: "Content-Length", value: "\(byteCount)"), (name: "client-request-id", value: "1"),
                ],
                body: (0..<byteCount).map { UInt8(truncatingIfNeeded: $0) }, timeout: total, stallTimeout: stall)
            let result: Sent
            do throws(TransportError) {
                result = .success(try await transport.send(request))
            } catch {
                result = .failure(error)
            }
            await transport.shutdown()
            return result
        }

        /// Each try was cut off while the body moved, five times.
        @Test(arguments: Way.installed)
        func `a body that moves is not cut off, however long it takes`(_ way: Way) async throws {
            let start = ContinuousClock.now
            let (result, taken) = try await Self.send(
                bytesPerSecond: 40_000, stall: .seconds(10), total: .seconds(120), through: way)
            #expect(try result.get().status == 200)
            #expect(taken == [Self.byteCount])
            #expect(ContinuousClock.now - start > .seconds(10), "longer than nothing may move")
        }

        @Test(arguments: Way.installed)
        func `a body that stops is given up, and the rate is told`(_ way: Way) async throws {
            let (result, taken) = try await Self.send(
                bytesPerSecond: 1_000_000, stop: 200_000, stall: .seconds(2), total: .seconds(120), through: way)
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
