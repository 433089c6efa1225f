#if Upload
    import Foundation
    import GraphPhotos
    import Testing

    @testable import HeadshotCommands

    /// Tokens of other programs: the Azure CLI is a script that starts Python, and these are, too.
    @Suite struct ProgramCredentialTests {
        private static func install(_ program: String, _ script: String, in directory: TemporaryDirectory) throws {
            try directory.write(Array("#!/bin/bash\n\(script)\n".utf8), to: program)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: "\(directory.path)/\(program)")
        }

        private static let check = #"PATH="$PWD:$PATH" "$HEADSHOT" auth check --json --credential"#

        @Test(.enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"))
        func `of what az says the end is told, and no token in it`() async throws {
            let directory = try TemporaryDirectory()
            let token = "eyJ0eXAiOiJKV1Qi." + String(repeating: "sesame", count: 40) + ".x"
            try Self.install(
                "az",
                """
                for i in {1..200}; do echo "WARNING: a new version is there; cryptography $i is deprecated" >&2; done
                echo "ERROR: AADSTS70043: The refresh token has expired. \(token)" >&2
                echo "Interactive authentication is needed. Please run: az login" >&2
                exit 1
                """, in: directory)
            let outcome = try await ChildProcess.shell("\(Self.check) azure-cli", in: directory)
            #expect(outcome.status == 2)
            #expect(outcome.error.contains("AADSTS70043: The refresh token has expired. <redacted>"))
            #expect(outcome.error.contains("Please run: az login."))
            #expect(!outcome.error.contains("WARNING") && !outcome.error.contains("sesame"))
        }

        /// Colors behind it (azure-sdk-for-python 18664, 37841), warnings of Python and of the CLI before it
        /// (azure-sdk-for-python 26857, azure-sdk-for-java 36232, azure-sdk-for-net 20417).
        @Test(
            .enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"),
            arguments: [
                #"printf '\033[0m%s\033[0m\n' "$token""#, #"printf '\357\273\277%s\n\033[0m' "$token""#,
                #"printf 'UserWarning: {32-bit} Python\n%s\n' "$token""#,
                #"printf 'MOTD: save to ~\n{}\n%s\n\n{"update": "2.99"}\n' "$token""#,
                #"printf '%s\n' "$token" | sed 's/,/,\n  /'"#,
            ])
        func `what else az prints is no part of its token`(_ printing: String) async throws {
            let directory = try TemporaryDirectory()
            try Self.install(
                "az", #"token='{"accessToken":"az-{sesame}-token","expires_on":2111508000}'"# + "\n" + printing,
                in: directory)
            let outcome = try await ChildProcess.shell("\(Self.check) azure-cli", in: directory)
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(outcome.output.contains(#""expiresAt":2111508000"#))
            #expect(!(outcome.output + outcome.error).contains("sesame"))
        }

        @Test(.enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"))
        func `the Azure Developer CLI gives a token, or says why not`() async throws {
            let directory = try TemporaryDirectory()
            try Self.install(
                "azd",
                #"""
                echo "$@" > arguments
                if [ -e signed-in ]; then
                    echo '{"token":"azd-token","expiresOn":"2036-11-28T18:00:00Z"}'
                else
                    echo '{"type":"consoleMessage","data":{"message":"WARNING: your version of azd is out of date"}}' >&2
                    echo '{"type":"consoleMessage","data":{"message":"\nERROR: not logged in, run `azd auth login`\n"}}' >&2
                    exit 1
                fi
                """#, in: directory)
            let command = "\(Self.check) azure-developer-cli --tenant t"
            let refused = try await ChildProcess.shell(command, in: directory)
            #expect(refused.status == 2)
            #expect(refused.error.contains("The Azure Developer CLI gave no token: ERROR: not logged in"))
            try directory.write([], to: "signed-in")
            let outcome = try await ChildProcess.shell(command, in: directory)
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(outcome.output.contains(#""credential":"Azure Developer CLI""#))
            #expect(outcome.output.contains(#""expiresAt":2111508000"#))
            #expect(
                String(decoding: try directory.contents("arguments"), as: UTF8.self)
                    == "auth token --output json --no-prompt --scope https://graph.microsoft.com/.default --tenant-id t\n"
            )
        }

        /// Waits for both pids, as bash does for the program that it started.
        private static let waiting = """
            echo $$ > leader
            python3 -c 'import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)
            open("follower", "w").write(str(os.getpid()))
            os.rename("follower", "follower-is-there")
            time.sleep(600)'
            """

        private static func isRunning(_ name: String, in directory: TemporaryDirectory) throws -> Bool {
            let text = String(decoding: try directory.contents(name), as: UTF8.self)
            let number = try #require(Int32(text.filter(\.isNumber)))
            // A zombie has ended, too.
            guard let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else {
                return false
            }
            return status.firstMatch(of: /\) ([A-Z])/)?.1 != "Z"
        }

        @Test(.timeLimit(.minutes(2))) func `a program that does not end is ended, with all that it started`()
            async throws
        {
            let directory = try TemporaryDirectory()
            await #expect {
                try await ServiceNetwork.run(
                    "bash", ["-c", "cd '\(directory.path)'; \(Self.waiting)"], timeLimit: .seconds(15))
            } throws: { ($0 as? GraphError)?.message.contains("gave no token within") == true }
            #expect(try !Self.isRunning("leader", in: directory))
            #expect(try !Self.isRunning("follower-is-there", in: directory))
        }

        @Test(.timeLimit(.minutes(1)), .enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"))
        func `a program ends with the command that asked it`() async throws {
            let directory = try TemporaryDirectory()
            try Self.install("az", Self.waiting, in: directory)
            let outcome = try await ChildProcess.shell(
                """
                set -m
                \(Self.check) azure-cli & child=$!
                while [ ! -e follower-is-there ]; do sleep 0.05; done
                kill -INT $child
                wait $child
                """, in: directory)
            #expect(outcome.status == 130)
            #expect(try !Self.isRunning("leader", in: directory))
            #expect(try !Self.isRunning("follower-is-there", in: directory))
        }
    }
#endif
