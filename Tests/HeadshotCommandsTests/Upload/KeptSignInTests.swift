#if Upload
    import Foundation
    import ServiceFixtures
    import Testing

    @testable import HeadshotCommands

    /// One sign-in serves many commands; the authority and the service are not ours.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct KeptSignInTests {
        private typealias Step = AnsweringServer.Step

        private static let codes = Step.answer(
            "200 OK", #"{"device_code":"device-sesame-0123456789","user_code":"U","interval":1,"message":"Enter U."}"#)

        private static func grant(_ number: Int) -> Step {
            // {"upn":"anna@contoso.com","tid":"t","aud":"…"} is not checked by anybody here.
            let claims = Data(#"{"upn":"anna@contoso.com","scp":"User.ReadWrite"}"#.utf8).base64EncodedString()
                .replacing("=", with: "")
            return .answer(
                "200 OK",
                #"{"access_token":"e30.\#(claims).\#(number)","refresh_token":"\#(refreshToken(number))","expires_in":60}"#
            )
        }

        private static func refreshToken(_ number: Int) -> String { "0.AX-sesame-refresh-token-\(number)" }

        private static let service: [String: [Step]] = [
            "photo": [.answer("404 Not Found", #"{"error":{"code":"ImageNotFound","message":""}}"#)]
        ]

        private static func run(
            _ arguments: [String],
            _ url: String,
            _ state: TemporaryDirectory
        ) async throws -> (status: Int32, recording: Recording) {
            try await ServiceRecording.run(
                arguments + ["--graph-url", url, "--authority-url", url], environment: ["XDG_STATE_HOME": state.path])
        }

        private static func kept(_ state: TemporaryDirectory) -> [URL] {
            let folder = URL(filePath: state.path).appending(path: "headshot")
            return (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        }

        private static func permissions(_ url: URL) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
        }

        private static func text(_ state: TemporaryDirectory) throws -> String {
            String(decoding: try Data(contentsOf: try #require(kept(state).first)), as: UTF8.self)
        }

        private static let login = ["auth", "login", "--client-id", "app", "--tenant", "t"]

        @Test func `one sign-in serves the commands after it, until it is forgotten`() async throws {
            let state = try TemporaryDirectory()
            var answers = Self.service
            answers["devicecode"] = [Self.codes]
            answers["token"] = [
                .answer("400 Bad Request", #"{"error":"authorization_pending"}"#), Self.grant(1), Self.grant(2),
                Self.grant(3),
            ]
            let (said, records) = try await AnsweringServer.run(answers) { url in
                let login = try await Self.run(Self.login, url, state)
                #expect(login.status == 0, "\(login.recording.error)")
                #expect(login.recording.output.contains("signed in: anna@contoso.com"))
                #expect(login.recording.error.contains("Enter U."))
                #expect(Self.kept(state).count == 1)
                #expect(try Self.permissions(try #require(Self.kept(state).first)) == 0o600)
                #expect(try Self.permissions(URL(filePath: state.path).appending(path: "headshot")) == 0o700)
                #expect(try Self.text(state).contains(Self.refreshToken(1)))

                // Neither a credential nor an app is named.
                let download = try await Self.run(["download", "--me", "-o", "-"], url, state)
                #expect(download.recording.error.contains("no-photo"), "\(download.recording.error)")
                #expect(try Self.text(state).contains(Self.refreshToken(2)))
                let check = try await Self.run(["auth", "check", "--credential", "device-code"], url, state)
                #expect(check.recording.output.contains("device code"))
                #expect(try Self.text(state).contains(Self.refreshToken(3)))

                let status = try await Self.run(["auth", "status", "--json"], url, state)
                #expect(status.status == 0 && status.recording.output.contains(#""user":"anna@contoso.com""#))
                let logout = try await Self.run(["auth", "logout"], url, state)
                #expect(logout.status == 0 && logout.recording.output.contains("signed out: anna@contoso.com"))
                #expect(Self.kept(state).isEmpty)
                let after = try await Self.run(["auth", "status"], url, state)
                #expect(after.status == 1)
                let nobody = try await Self.run(["download", "--me", "-o", "-"], url, state)
                #expect(nobody.status == 64 && nobody.recording.error.contains("no-credential"))
                return [login, download, check, status, logout, after, nobody].map {
                    $0.recording.output + $0.recording.error
                }
            }
            #expect(records.count { $0.word == "devicecode" } == 1)
            let forms = records.filter { $0.word == "token" }.map(\.form)
            #expect(forms.count == 4)
            #expect(forms.last?["grant_type"] == "refresh_token" && forms.last?["client_id"] == "app")
            #expect(forms.last?["refresh_token"] == Self.refreshToken(2))
            for text in said { #expect(!text.contains("sesame"), "\(text)") }
        }

        @Test(arguments: ["readable", "link"])
        func `a sign-in that is not one's own alone is not used, and logging out removes it`(_ how: String) async throws
        {
            let state = try TemporaryDirectory()
            let (_, records) = try await AnsweringServer.run(["devicecode": [Self.codes], "token": [Self.grant(1)]]) {
                url in
                _ = try await Self.run(Self.login, url, state)
                let file = try #require(Self.kept(state).first)
                if how == "readable" {
                    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
                } else {
                    let elsewhere = URL(filePath: state.path).appending(path: "elsewhere")
                    try FileManager.default.moveItem(at: file, to: elsewhere)
                    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: elsewhere)
                }
                let download = try await Self.run(["download", "--me", "-o", "-"], url, state)
                #expect(download.status == 64 && download.recording.error.contains("yours alone"))
                let logout = try await Self.run(["auth", "logout"], url, state)
                #expect(logout.status == 0 && Self.kept(state).isEmpty)
            }
            #expect(records.count { $0.word == "token" } == 1)
        }

        @Test func `a sign-in that has ended is asked for only where somebody said so`() async throws {
            let state = try TemporaryDirectory()
            let ended = Step.answer("400 Bad Request", #"{"error":"invalid_grant","error_description":"It is over."}"#)
            let answers = ["devicecode": [Self.codes], "token": [Self.grant(1), ended, ended, Self.grant(2)]]
            let (_, records) = try await AnsweringServer.run(answers) { url in
                _ = try await Self.run(Self.login, url, state)
                let download = try await Self.run(["download", "--me", "-o", "-"], url, state)
                #expect(download.status == 2 && download.recording.error.contains("headshot auth login"))
                let check = try await Self.run(["auth", "check", "--credential", "device-code"], url, state)
                #expect(check.recording.error.contains("Enter U."))
                #expect(try Self.text(state).contains(Self.refreshToken(2)))
            }
            #expect(records.count { $0.word == "devicecode" } == 2)
        }

        @Test(arguments: ["cannot-connect", "connection-lost"])
        func `a sign-in outlasts a network that does not`(_ code: String) async throws {
            let state = try TemporaryDirectory()
            let lost = Step(wire: "", then: "reset")
            let answers = ["devicecode": [Self.codes], "token": [Self.grant(1), lost]]
            func download(_ url: String) async throws {
                let download = try await Self.run(["download", "--me", "-o", "-"], url, state)
                let said = download.recording.error
                #expect(download.status == 2 && said.contains(code), "\(said)")
                #expect(!said.contains("auth login") && !said.contains("Enter U."), "\(said)")
            }
            let (url, records) = try await AnsweringServer.run(answers) { url in
                _ = try await Self.run(Self.login, url, state)
                if code == "connection-lost" { try await download(url) }
                return url
            }
            // Nobody listens there any more.
            if code == "cannot-connect" { try await download(url) }
            #expect(records.count { $0.word == "devicecode" } == 1)
            #expect(try Self.text(state).contains(Self.refreshToken(1)))
            #expect(try Self.permissions(try #require(Self.kept(state).first)) == 0o600)
        }

        @Test func `a sign-in goes to no other authority`() async throws {
            let state = try TemporaryDirectory()
            _ = try await AnsweringServer.run(["devicecode": [Self.codes], "token": [Self.grant(1)]]) { url in
                _ = try await Self.run(Self.login, url, state)
            }
            let (_, records) = try await AnsweringServer.run(["token": [Self.grant(2)]]) { url in
                let download = try await Self.run(["download", "--me", "-o", "-"], url, state)
                #expect(download.status == 64 && download.recording.error.contains("no-credential"))
            }
            #expect(records.isEmpty)
        }

        @Test func `a state directory that cannot be written is said before anybody has to sign in`() async throws {
            let state = try TemporaryDirectory()
            try state.write([], to: "headshot")
            let (_, records) = try await AnsweringServer.run(["devicecode": [Self.codes], "token": [Self.grant(1)]]) {
                url in
                let login = try await Self.run(Self.login, url, state)
                #expect(login.status == 2 && login.recording.error.contains("state-unwritable"))
            }
            #expect(records.isEmpty)
        }
    }
#endif
