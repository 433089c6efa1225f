#if Sandbox
    import GraphSandbox
    import Testing

    @Suite struct FaultTests {
        /// One upload to a user whose photo was another, with a fault.
        private static func upload(_ fault: FaultKind) async throws -> (
            answer: TestAnswer?, isStored: Bool, record: RequestRecord
        ) {
            var configuration = SandboxConfiguration()
            configuration.stallTime = .milliseconds(50)
            return try await withSandbox(configuration) { client in
                let user = client.server.directory.users[0]
                let path = "/users/\(user.id)/photo"
                _ = try await client.put(try TestPhoto.jpeg(seed: 1), to: path)
                client.server.setFaults(FaultPlan(script: [fault]))
                let photo = try TestPhoto.jpeg(width: 600, height: 600, seed: 2)
                let answer = try? await client.put(photo, to: path)
                let stored = client.server.photo(PhotoKey(kind: .user, id: user.id))
                return (answer, stored?.bytes == photo, try #require(client.server.records.last))
            }
        }

        @Test("a broken connection brings no answer", arguments: [FaultKind.reset, .resetAfter, .stall, .truncated])
        func noAnswer(_ fault: FaultKind) async throws {
            let outcome = try await Self.upload(fault)
            #expect(outcome.answer == nil)
            #expect(outcome.isStored == (fault == .resetAfter))
            #expect(outcome.record.fault == fault)
            #expect(outcome.record.status == (fault == .truncated ? 503 : nil))
        }

        static let madeUp: [(FaultKind, Int, String?)] = [
            (.tooManyRequests, 429, "TooManyRequests"), (.tooManyRequestsDate, 429, "TooManyRequests"),
            (.unavailable, 503, "serviceNotAvailable"), (.gatewayTimeout, 504, "UnknownError"),
            (.bandwidth, 509, "BandwidthLimitExceeded"), (.html, 503, nil), (.empty, 503, nil),
            (.storage, 500, "ErrorStoreInternalServerError"), (.notAnImage, 500, "ErrorInternalServerError"),
            (.errorCode, 404, nil), (.expired, 401, "InvalidAuthenticationToken"),
            (.challenge, 401, "InvalidAuthenticationToken"), (.provisioning, 404, "ResourceNotFound"),
        ]

        @Test("a made-up failure has the status and the shape of a real one, and stores nothing", arguments: madeUp)
        func failures(fault: FaultKind, status: Int, code: String?) async throws {
            let outcome = try await Self.upload(fault)
            let answer = try #require(outcome.answer)
            #expect(answer.status == status)
            #expect(answer.errorCode == code)
            #expect(!outcome.isStored)
            #expect(answer.header("request-id").map(GUID.isValid) == true)
            switch fault {
            case .tooManyRequests, .unavailable: #expect(answer.header("Retry-After") == "0.328")
            case .tooManyRequestsDate: #expect(answer.header("Retry-After")?.hasSuffix(" GMT") == true)
            case .html: #expect(answer.body.starts(with: Array("<!DOCTYPE html>".utf8)))
            case .empty: #expect(answer.body.isEmpty)
            case .errorCode:
                #expect(answer.json?["errorCode"]?.stringValue == "ErrorUserResolutionFailedUserDoesNotExist")
            case .challenge: #expect(answer.header("WWW-Authenticate")?.contains("insufficient_claims") == true)
            default: break
            }
        }

        @Test("204 without effect says success and stores nothing")
        func noEffect() async throws {
            let outcome = try await Self.upload(.noEffect)
            #expect(outcome.answer?.status == 204)
            #expect(!outcome.isStored)
        }

        @Test("stale reads show what was before, as often as configured, while the new photo is there")
        func stale() async throws {
            var configuration = SandboxConfiguration()
            configuration.staleReadCount = 2
            try await withSandbox(configuration) { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                let (old, new) = (try TestPhoto.jpeg(seed: 1), try TestPhoto.jpeg(seed: 2))
                _ = try await client.put(old, to: path)
                client.server.setFaults(FaultPlan(script: [.stale]))
                #expect(try await client.put(new, to: path).status == 200)
                var reads: [[UInt8]] = []
                for _ in 0..<4 { reads.append(try await client.graph("GET", path + "/$value").body) }
                #expect(reads == [old, old, new, new])
            }
        }

        @Test("faults can be set while the sandbox runs")
        func adminRoute() async throws {
            try await withSandbox { client in
                let faults: JSONValue = ["rules": .array(["read:504=100%"]), "script": .array(["503", "html"])]
                let answer = try await client.admin("PUT", "/faults", faults)
                #expect(answer.json?["faultScript"] == .array(["503", "html"]))
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                #expect(try await client.put(try TestPhoto.jpeg(), to: path).status == 503)
                #expect(try await client.put(try TestPhoto.jpeg(), to: path).body.first == UInt8(ascii: "<"))
                #expect(try await client.put(try TestPhoto.jpeg(), to: path).status == 200)
                #expect(try await client.graph("GET", path).status == 504)
                #expect(try await client.admin("PUT", "/faults", ["rules": .array(["nonsense"])]).status == 400)
                #expect(try await client.admin("PUT", "/faults", [:]).status == 200)
                #expect(try await client.graph("GET", path).status == 200)
            }
        }

        @Test("token requests fail when they are meant")
        func tokenFaults() async throws {
            var configuration = SandboxConfiguration()
            configuration.faults = FaultPlan(rules: [
                FaultRule(kinds: [.unavailable], rate: 1, requestClasses: [.token])
            ])
            try await withSandbox(configuration) { client in
                let tenant = client.server.directory.tenantID
                let answer = try await client.form("/\(tenant)/oauth2/v2.0/token", [])
                #expect(answer.status == 503)
            }
        }
    }
#endif
