#if Upload
    import Foundation
    import ServiceFixtures
    import Testing

    @testable import HeadshotCommands

    /// The commands against a server that is not ours: what is said, in which order, and the exit status.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct ForeignServiceTests {
        private static func answer(
            _ status: String,
            _ body: String = "",
            _ fields: [String] = []
        ) -> AnsweringServer.Step {
            .answer(status, body, ["request-id: r-1"] + fields)
        }

        /// Runs `headshot` with a server that gives these answers; the last lines are what it was asked.
        private static func run(
            _ answers: [String: [AnsweringServer.Step]],
            _ arguments: [String],
            environment: [String: String] = ["HEADSHOT_ACCESS_TOKEN": "sesame-token"]
        ) async throws -> (status: Int32, recording: Recording, asked: [AnsweringServer.Record]) {
            let directory = try TemporaryDirectory()
            try directory.write(try TestPhotos.camera(), to: "anna.jpg")
            // As PowerShell writes it.
            let token = "\u{FEFF}\"Bearer sesame-token\"\r\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            try directory.write(token, to: "token.txt")
            let (value, asked) = try await AnsweringServer.run(answers) { url in
                let connection = ["--graph-url", url, "--authority-url", url]
                return try await ServiceRecording.run(
                    arguments.map { $0.replacing("DIR", with: directory.path) } + connection, environment: environment)
            }
            return (value.status, value.recording, asked)
        }

        private static func object(_ recording: Recording) throws -> [String: Any] {
            let line = try #require(recording.outputLines.first)
            return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }

        private static func codes(_ object: [String: Any]) -> [String] {
            (object["warnings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        }

        private static func token(_ claims: String) -> String {
            [#"{"alg":"none"}"#, claims, "s"].map {
                Data($0.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                    .replacing("=", with: "")
            }.joined(separator: ".")
        }

        @Test func `a right that the token does not show is a warning before, and the service decides`() async throws {
            let denied = Self.answer("403 Forbidden", #"{"error":{"code":"ErrorAccessDenied"}}"#)
            let upload = ["upload", "DIR/anna.jpg", "--user", "u", "--verify", "none", "--dimensions", "skip"]
            let environment = ["HEADSHOT_ACCESS_TOKEN": Self.token(#"{"roles":["Mail.Read"]}"#)]
            let good = try await Self.run(
                ["u": [Self.answer("200 OK")]], upload + ["--json"], environment: environment)
            #expect(good.status == 0 && good.asked.count == 1)
            #expect(good.recording.error.contains("ProfilePhoto.ReadWrite.All"), "\(good.recording.error)")
            #expect(Self.codes(try Self.object(good.recording)) == ["permission-not-shown"])
            let bad = try await Self.run(["u": [denied]], upload, environment: environment)
            #expect(bad.status == 1)
            let said = bad.recording.error
            let (warning, error) = (said.firstRange(of: "permission-not-shown"), said.firstRange(of: "(forbidden)"))
            #expect(try #require(warning).lowerBound < (try #require(error)).lowerBound, "\(said)")
            // Said once.
            #expect(said.matches(of: /permission-not-shown/).count == 1)
            let quiet = try await Self.run(
                ["u": [Self.answer("200 OK")]], upload + ["--quiet"], environment: environment)
            #expect(quiet.status == 0 && quiet.recording.error.isEmpty)
        }

        @Test func `auth check tells doubt from refusal`() async throws {
            let environment = ["HEADSHOT_ACCESS_TOKEN": Self.token(#"{"roles":["Group.ReadWrite.All"]}"#)]
            let text = try await Self.run([:], ["auth", "check"], environment: environment)
            #expect(text.status == 0 && text.asked.isEmpty)
            let lines = text.recording.outputLines
            #expect(lines.contains { $0.hasPrefix("me ") && $0.contains("no: nobody is signed in") }, "\(lines)")
            #expect(lines.contains { $0.hasPrefix("user ") && $0.contains("the service decides") })
            #expect(lines.contains { $0.hasPrefix("team ") && $0.hasSuffix("yes") })
            let json = try await Self.run([:], ["auth", "check", "--json"], environment: environment)
            let targets = try #require(try Self.object(json.recording)["targets"] as? [[String: Any]])
            #expect(
                targets.compactMap { $0["verdict"] as? String } == [
                    "refused", "service-decides", "allowed", "allowed", "service-decides",
                ])
        }

        @Test func `auth check knows whose clock is wrong`() async throws {
            let hour = 3_600
            let now = Int(Date().timeIntervalSince1970)
            for (end, shift, status, says) in [
                (now - hour, -2 * hour, Int32(0), "clock-differs"), (now - hour, 0, 1, "token-expired"),
                (now - 3 * hour, -2 * hour, 1, "hours fast"),
            ] {
                let found = try await Self.run(
                    ["me": [Self.answer("401 Unauthorized", "", ["Date: @DATE\(shift == 0 ? "" : "\(shift)")@"])]],
                    ["auth", "check"], environment: ["HEADSHOT_ACCESS_TOKEN": Self.token(#"{"scp":"a","exp":\#(end)}"#)]
                )
                #expect(found.status == status)
                #expect(found.recording.error.contains(says), "\(found.recording.error)")
            }
        }

        typealias Useless = (answer: AnsweringServer.Step, says: String)

        static let useless: [Useless] = [
            (answer("200 OK", "<html><title>Hotel</title></html>"), "unexpected-answer"),
            (answer("200 OK", #"{"access_token":"a b"}"#), "sign-in-failed"),
            (
                answer("401 No", #"{"error":"invalid_client","error_codes":[700024]}"#, ["Date: @DATE-7200@"]),
                "clock-off"
            ),
            (answer("400 No", #"{"error":"x","error_codes":[90002],"error_description":"?"}"#), "--tenant"),
        ]

        @Test(arguments: useless.indices)
        func `without a token nothing can be done, and the status is 2`(_ index: Int) async throws {
            let (answer, says) = Self.useless[index]
            let environment = ["AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "c", "AZURE_CLIENT_SECRET": "sesame-secret"]
            for arguments in [
                ["upload", "DIR/anna.jpg", "--user", "u"], ["auth", "check"], ["delete", "--user", "u"],
            ] {
                let found = try await Self.run(["t": [answer]], arguments, environment: environment)
                #expect(found.status == 2, "\(arguments) \(found.recording.error)")
                #expect(found.recording.error.contains(says), "\(found.recording.error)")
            }
        }

        @Test func `what was pasted around ids and tokens is dropped, and told`() async throws {
            let found = try await Self.run(
                ["u": [Self.answer("204 No Content")]],
                ["delete", "--user", "\u{FEFF}u\u{200B} ", "--token-file", "DIR/token.txt", "--json"])
            #expect(found.status == 0, "\(found.recording.error)")
            #expect(found.asked.first?.target == "/v1.0/users/u/photo/$value")
            #expect(found.asked.first?.values("authorization") == ["Bearer sesame-token"])
            let object = try Self.object(found.recording)
            #expect(Self.codes(object) == ["id-trimmed", "token-trimmed"])
            #expect(object["target"] as? String == "users/u")
            #expect(found.recording.error.contains("id-trimmed") && !found.recording.error.contains("sesame"))
        }

        @Test func `a contact's id may have slashes, and a user's name a dollar sign`() async throws {
            let found = try await Self.run(
                ["v1.0": [Self.answer("204 No Content")]],
                [
                    "upload", "DIR/anna.jpg", "--contact", "A/b+c==", "--folder", "f/g", "--mailbox", "$hr@c.com",
                    "--verify", "none",
                ])
            #expect(found.status == 0, "\(found.recording.error)")
            #expect(
                found.asked.first?.target
                    == "/v1.0/users('$hr@c.com')/contactFolders/f%2Fg/contacts/A%2Fb%2Bc%3D%3D/photo/$value")
        }

        @Test func `how long a new group is waited for can be said`() async throws {
            let body = #"{"error":{"code":"x","message":"Resource provisioning is in progress."}}"#
            let upload = ["upload", "DIR/anna.jpg", "--group", "g", "--verify", "none"]
            let none = try await Self.run(
                ["g": [Self.answer("404 Not Found", body)]], upload + ["--wait-for-mailbox", "0"])
            #expect(none.status == 1 && none.asked.count == 1)
            #expect(none.recording.error.contains("not-provisioned"), "\(none.recording.error)")
            let some = try await Self.run(
                ["g": [Self.answer("404 Not Found", body), Self.answer("200 OK")]],
                upload + ["--dimensions", "skip", "--wait-for-mailbox", "5"])
            #expect(some.status == 0 && some.asked.count == 2, "\(some.recording.error)")
            let wrong = try await Self.run([:], upload + ["--wait-for-mailbox", "3601"])
            #expect(wrong.status == 64 && wrong.recording.error.contains("--wait-for-mailbox"))
        }
    }
#endif
