#if Upload
    import Foundation
    import ServiceFixtures
    import Testing

    @testable import HeadshotCommands

    /// What `--credential auto` looks at, and what it tells of that.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct CredentialChainTests {
        private static func check(
            _ environment: [String: String],
            _ url: String
        ) async throws -> (status: Int32, object: [String: Any], error: String) {
            let (status, recording) = try await ServiceRecording.run(
                ["auth", "check", "--json", "--graph-url", url, "--authority-url", url], environment: environment)
            let line = try #require(recording.outputLines.first)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            return (status, object, recording.error)
        }

        private static func findings(_ object: [String: Any]) -> [String] {
            (object["lookups"] as? [[String: Any]] ?? []).map {
                "\($0["credential"] as? String ?? "") \($0["finding"] as? String ?? "")"
            }
        }

        @Test func `what is set and cannot be used is passed over, and told`() async throws {
            let answers = ["msi": [AnsweringServer.Step.answer("200 OK", #"{"access_token":"t","expires_in":"60"}"#)]]
            let (_, records) = try await AnsweringServer.run(answers) { url in
                // A secret without its app, a certificate that is not there: both ended the command.
                let (status, object, _) = try await Self.check(
                    [
                        "AZURE_CLIENT_SECRET": "s", "AZURE_TENANT_ID": "t",
                        "AZURE_CLIENT_CERTIFICATE_PATH": "/nonexistent", "IDENTITY_ENDPOINT": "\(url)/msi/token",
                        "IDENTITY_HEADER": "h",
                    ], url)
                #expect(status == 0)
                #expect(object["credential"] as? String == "managed identity")
                #expect(
                    Self.findings(object) == [
                        "token missing", "secret unusable", "certificate unusable", "workload missing", "managed taken",
                        "device-code missing",
                    ])
                let details = (object["lookups"] as? [[String: Any]] ?? []).map { $0["detail"] as? String ?? "" }
                #expect(details[1].contains("AZURE_CLIENT_ID") && details[2].contains("/nonexistent"))
                #expect(details[0].contains("HEADSHOT_ACCESS_TOKEN") && details[3].contains("AZURE_FEDERATED"))
            }
            #expect(records.map(\.word) == ["msi"])
        }

        @Test func `a managed identity that cannot be reached makes room for a sign-in that is kept`() async throws {
            let state = try TemporaryDirectory()
            let answers = [
                "devicecode": [AnsweringServer.Step.answer("200 OK", #"{"device_code":"d","interval":1}"#)],
                "token": [.answer("200 OK", #"{"access_token":"t","refresh_token":"r","expires_in":60}"#)],
            ]
            // Nobody listens on a port that was just given back.
            let nobody = try await TestServer.run({ _ in .status(200) }) { $0.url }
            let (_, records) = try await AnsweringServer.run(answers) { url in
                _ = try await ServiceRecording.run(
                    ["auth", "login", "--client-id", "c", "--graph-url", url, "--authority-url", url],
                    environment: ["XDG_STATE_HOME": state.path])
                let (status, object, _) = try await Self.check(
                    [
                        "XDG_STATE_HOME": state.path, "IDENTITY_ENDPOINT": "\(nobody)/msi/token",
                        "IDENTITY_HEADER": "h",
                    ], url)
                #expect(status == 0)
                #expect(object["credential"] as? String == "device code")
                #expect(Self.findings(object).suffix(2) == ["managed unusable", "device-code taken"])
            }
            #expect(records.last?.form["grant_type"] == "refresh_token")
        }

        @Test func `a credential that the authority refuses is not passed over`() async throws {
            let answers = [
                "token": [
                    AnsweringServer.Step.answer(
                        "401 Unauthorized", #"{"error":"invalid_client","error_description":"No."}"#)
                ],
                "msi": [.answer("200 OK", #"{"access_token":"t","expires_in":"60"}"#)],
            ]
            let (_, records) = try await AnsweringServer.run(answers) { url in
                let (status, object, _) = try await Self.check(
                    [
                        "AZURE_CLIENT_SECRET": "secret", "AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "c",
                        "IDENTITY_ENDPOINT": "\(url)/msi/token", "IDENTITY_HEADER": "h",
                    ], url)
                #expect(status == 2)
                #expect(object["credential"] as? String == "client secret")
                #expect(Self.findings(object).contains("managed not-needed"))
            }
            #expect(records.map(\.word) == ["token"])
        }
    }
#endif
