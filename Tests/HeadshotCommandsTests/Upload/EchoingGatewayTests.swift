#if Upload
    import Foundation
    import GraphPhotos
    import ServiceFixtures
    import Testing

    @testable import HeadshotCommands

    /// The whole command before a gateway that shows what it was sent, in each field of each answer.
    @Suite(
        .enabled(
            if: AnsweringServer.isAvailable && HelperProcess.path(of: "openssl") != nil,
            "python3 or openssl is not installed"))
    struct EchoingGatewayTests {
        private static let secret = "Q~8a+B/c=d&e fGh~Ij.Kl_Mn-Op{q}r"
        private static let identityHeader = "F5A1-header-sesame/+= of the identity's endpoint"
        private static let refreshToken =
            "0.AXsesame_refresh-token/of+many=characters." + String(repeating: "zyx", count: 60)
        private static let password = "certificate's passphrase, sesame & more"
        /// Without the form of a JSON Web Token, which is hidden wherever it comes from.
        private static let token = "opaque-token." + (0..<80).map { "t\($0)" }.joined(separator: "_")
        private static let federated = "federated-token." + (0..<60).map { "f\($0)" }.joined(separator: "-")

        private static var credentials: [(name: String, environment: [String: String])] {
            let app = ["AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "c"]
            return [
                ("token", ["HEADSHOT_ACCESS_TOKEN": token]),
                ("secret", app.merging(["AZURE_CLIENT_SECRET": secret]) { $1 }),
                (
                    "certificate",
                    app.merging([
                        "AZURE_CLIENT_CERTIFICATE_PATH": "FOLDER/app.pem",
                        "AZURE_CLIENT_CERTIFICATE_PASSWORD": password,
                    ]) { $1 }
                ),
                ("workload", app.merging(["AZURE_FEDERATED_TOKEN_FILE": "FOLDER/federated"]) { $1 }),
                ("managed", ["IDENTITY_ENDPOINT": "SHAPE", "IDENTITY_HEADER": identityHeader]),
                ("device-code", ["XDG_STATE_HOME": "FOLDER", "AZURE_CLIENT_ID": "c"]),
            ]
        }

        /// All that the command says, on both its streams, for each answer.
        private static func told(
            _ credential: (name: String, environment: [String: String]),
            _ arguments: [String],
            _ url: String,
            _ directory: TemporaryDirectory
        ) async throws -> [(shape: String, text: String)] {
            var texts: [(shape: String, text: String)] = []
            for (name, shape) in EchoingServer.shapes where !shape.isTriedAgain {
                let environment = credential.environment.mapValues {
                    $0 == "SHAPE" ? "\(url)/\(name)/msi" : $0.replacing("FOLDER", with: directory.path)
                }
                try keepSignIn("\(url)/\(name)", directory)
                let (_, recording) = try await ServiceRecording.run(
                    arguments + ["--graph-url", "\(url)/\(name)", "--authority-url", "\(url)/\(name)"],
                    environment: environment)
                texts.append((name, recording.output + recording.error))
            }
            return texts
        }

        private static func keepSignIn(_ authority: String, _ directory: TemporaryDirectory) throws {
            let stored = ["authority": authority, "tenant": "t", "clientId": "c", "refreshToken": refreshToken]
            var object: [String: Any] = stored
            object["keptAt"] = 1_800_000_000
            let bytes = try JSONSerialization.data(withJSONObject: object)
            let state = try #require(StateDirectory { $0 == "XDG_STATE_HOME" ? directory.path : nil })
            let store = KeptSignIns(directory: state)
            _ = try store.forget { _ in true }
            try store.keep(try #require(KeptSignIn(stored: Array(bytes))))
        }

        @Test(arguments: ["token", "secret", "certificate", "workload", "managed", "device-code"])
        func `nothing that a gateway echoes is told`(_ name: String) async throws {
            let directory = try TemporaryDirectory()
            try directory.write(try TestPhotos.camera(), to: "anna.jpg")
            try directory.write(Array(Self.federated.utf8), to: "federated")
            try directory.write(Array(Self.password.utf8), to: "password")
            let made = try await ChildProcess.shell(
                """
                openssl req -x509 -newkey rsa:2048 -nodes -keyout k -out c -subj /CN=x -days 9 2>&1 \
                    && openssl pkcs8 -topk8 -in k -passout file:password -out encrypted && cat encrypted c > app.pem
                """, in: directory)
            #expect(made.status == 0)
            let credential = try #require(Self.credentials.first { $0.name == name })
            let photo = "\(directory.path)/anna.jpg"
            let commands = [
                ["upload", photo, "--user", "u", "--verbose", "--verify", "none", "--credential", name],
                ["upload", photo, "--user", "u", "--json", "--verbose", "--verify", "none", "--credential", name],
                ["download", "--user", "u", "-o", "-", "--json", "--credential", name],
                ["delete", "--user", "u", "--credential", name],
                ["dimensions", photo, "--user", "u", "--credential", name],
                ["auth", "check", "--credential", name], ["auth", "check", "--json"],
            ]
            let (texts, sent) = try await EchoingServer.run { url in
                var texts: [(shape: String, text: String)] = []
                // With a ready token all commands reach the service; the others end at the authority.
                for arguments in name == "token" ? commands : [commands[0], commands[6]] {
                    texts += try await Self.told(credential, arguments, url, directory)
                }
                return texts
            }
            let secrets = [
                Self.token, Self.secret, Self.federated, Self.identityHeader, Self.refreshToken, Self.password,
            ]
            // The gateway did get it, so that it could have been shown.
            let expected = [
                "token": Self.token, "secret": Self.secret, "workload": Self.federated,
                "managed": Self.identityHeader, "device-code": Self.refreshToken,
            ]
            #expect(
                expected[name].map { sent.contains($0) } ?? sent.contains { $0.hasPrefix("eyJ") },
                "\(sent.map(\.count))")
            let shown = ShownSecret(secrets: secrets + sent)
            #expect(texts.count >= EchoingServer.shapes.count)
            let shows = texts.filter { shown.isSeen(in: $0.text) }.map { "\($0.shape): \($0.text)" }
            #expect(shows == [])
            #expect(texts.contains { $0.text.contains("<redacted>") }, "it was told without the secret")
        }
    }
#endif
