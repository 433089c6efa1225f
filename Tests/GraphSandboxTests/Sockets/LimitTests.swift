#if Sandbox
    import GraphSandbox
    import Testing

    @Suite struct LimitTests {
        @Test("too many requests at once are refused with a fractional Retry-After, and the most is measured")
        func inFlight() async throws {
            var configuration = SandboxConfiguration()
            configuration.throttle = ThrottlePolicy(maximumInFlightCount: 2)
            // Requests that stay: with the fault they wait until the client leaves.
            configuration.faults = FaultPlan(script: [.stall, .stall])
            configuration.stallTime = .seconds(60)
            try await withSandbox(configuration) { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                let photo = try TestPhoto.jpeg()
                let refused = try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<2 { group.addTask { _ = try await client.put(photo, to: path) } }
                    while client.server.maximumInFlightCount < 2 { await Task.yield() }
                    let answer = try await client.put(photo, to: path)
                    group.cancelAll()
                    return answer
                }
                #expect(refused.status == 429)
                #expect(refused.errorCode == "TooManyRequests")
                #expect(refused.header("Retry-After") == "2.128")
                #expect(client.server.maximumInFlightCount == 3)
            }
        }

        @Test("bytes are limited over time")
        func bytes() async throws {
            var configuration = SandboxConfiguration()
            configuration.throttle = ThrottlePolicy(maximumUploadByteCount: 250_000)
            try await withSandbox(configuration) { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                let photo = try TestPhoto.jpeg(byteCount: 100_000)
                #expect(try await client.put(photo, to: path).status == 200)
                #expect(try await client.put(photo, to: path).status == 200)
                let refused = try await client.put(photo, to: path)
                #expect(refused.status == 429)
                let delay = try #require(refused.header("Retry-After").flatMap(Double.init))
                #expect((0...300).contains(delay))
                #expect(try await client.graph("GET", path).status == 200, "reads send no bytes")
            }
        }
    }
#endif
