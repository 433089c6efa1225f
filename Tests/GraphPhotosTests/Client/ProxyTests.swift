#if Upload
    import Foundation
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// Proxies that are not ours, and curl as the judge of what NO_PROXY means.
    @Suite(.enabled(if: HelperProcess.path(of: "python3") != nil, "python3 is not installed"))
    struct ProxyTests {
        private static let python = HelperProcess.path(of: "python3") ?? ""
        private static let password = "pass/word+of=the proxy, sesame"
        private static let encodedPassword = "pass%2Fword%2Bof%3Dthe%20proxy%2C%20sesame"

        struct Refusal: Sendable {
            let status: String
            var body = ""
            var fields: [String] = []
            var credentials = ""
            let says: [String]
        }

        static let refusals = [
            Refusal(
                status: "403 Forbidden", body: "<html><title>Blocked by the policy of Contoso</title></html>",
                fields: ["X-Squid-Error: ERR_ACCESS_DENIED 0"],
                says: ["answered 403 Forbidden", "Blocked by the policy of Contoso", "ERR_ACCESS_DENIED"]),
            Refusal(status: "502 cannot resolve the host", says: ["answered 502 cannot resolve the host"]),
            Refusal(
                status: "407 Proxy Authentication Required", fields: ["Proxy-Authenticate: Negotiate"],
                says: ["answered 407", "wants a user name and a password", "Negotiate"]),
            Refusal(
                status: "407 No: ECHO", body: "<title>ECHO is wrong</title>", fields: ["X-Squid-Error: ECHO"],
                credentials: "anna:\(encodedPassword)@",
                says: ["answered 407", "does not accept the user name and the password", "is wrong"]),
        ]

        @Test(arguments: refusals.indices, ["127.0.0.1", "::1"])
        func `a proxy that refuses is told with its status and its words`(_ index: Int, _ address: String) async throws
        {
            let refusal = Self.refusals[index]
            let script = HelperProcess.script("ForeignServers/proxy.py")
            let arguments = [script, "refuse", address, refusal.status, refusal.body] + refusal.fields
            let (message, outcome) = try await HelperProcess.run(Self.python, arguments) { url in
                let text = url.replacing("http://", with: "http://\(refusal.credentials)")
                let transport = try AsyncHTTPTransport(proxy: try ProxySettings(text, exceptions: ""))
                defer { Task { await transport.shutdown() } }
                var options = GraphClientOptions()
                options.retries = .never
                let client = GraphPhotoClient(
                    endpoint: GraphEndpoint(), tokens: ReadyToken(try AccessToken("token")), transport: transport,
                    options: options)
                do {
                    _ = try await client.metadata(of: .me)
                    return "it was passed on"
                } catch {
                    return "\(error)"
                }
            }
            #expect(message.contains("(proxy-failed)"), "\(message)")
            for part in refusal.says { #expect(message.contains(part), "\(message)") }
            let secrets = [Self.password, "anna:\(Self.password)"]
            #expect(!ShownSecret(secrets: secrets).isSeen(in: message), "\(message)")
            #expect(outcome.lines.allSatisfy { $0.hasPrefix("CONNECT graph.microsoft.com:443 ") })
            #expect(!outcome.lines.isEmpty)
        }

        @Test(arguments: ["socks5://anna:sesame@127.0.0.1:1080", "socks5h://anna@[::1]:1080"])
        func `a password that a SOCKS proxy would not get is refused`(_ text: String) {
            #expect { try ProxySettings(text, exceptions: "") } throws: { error in
                guard let error = error as? GraphError else { return false }
                return error.code == "invalid-url" && error.message.contains("SOCKS") && !"\(error)".contains("sesame")
            }
        }

        @Test(arguments: [
            (" http://[::1]:3128 ", "[::1]:3128"), ("[fd00::1]", "[fd00::1]:80"), ("socks5://[::1]", "[::1]:1080"),
            ("http://anna:p@[::1]:1/", "[::1]:1"), ("proxy:8080\n", "proxy:8080"),
        ])
        func `addresses of version 6 and blanks are read`(_ text: String, _ shown: String) throws {
            #expect(try ProxySettings(text, exceptions: "").description == shown)
        }

        @Test(arguments: ["http://[::1", "http://[proxy]:1", "http://::1:3128", "http://[::1]x", "http://[::1]:x"])
        func `what is no address is refused`(_ text: String) {
            #expect { try ProxySettings(text, exceptions: "") } throws: { ($0 as? GraphError)?.code == "invalid-url" }
        }

        static let exceptions = [
            "", "*", "a.test,*", "example.com", ".example.com", "example.com.", "EXAMPLE.com", "ample.com",
            "*.example.com", "a.test example.com", "a.test,\texample.com", "a.test, example.com ,b.test",
            "10.0.0.0/8", "10.1.2.3", "10.1.2.0/30", "10.1.2.3/33", "10.0.0.0/x", "10.1.2", "fd00::1",
        ]
        static let urls = [
            "https://example.com", "https://www.example.com", "https://notexample.com", "https://10.1.2.3",
            "https://10.1.2.4", "https://110.1.2.3", "https://[fd00::1]", "https://[fd00::2]",
        ]

        @Test(.enabled(if: HelperProcess.path(of: "curl") != nil, "curl is not installed"), arguments: exceptions)
        func `NO_PROXY means what curl makes of it`(_ exceptions: String) throws {
            for url in Self.urls {
                let settings = try ProxySettings("http://127.0.0.1:1", exceptions: exceptions)
                let goes = settings.applies(to: try ServiceURL(url))
                #expect(goes == (try Self.curlUsesProxy(exceptions, url)), "\(exceptions) \(url)")
            }
        }

        /// Nobody listens on either port: curl says which one it tried.
        private static func curlUsesProxy(_ exceptions: String, _ url: String) throws -> Bool {
            let process = Process()
            process.executableURL = URL(filePath: HelperProcess.path(of: "curl") ?? "")
            process.arguments = ["-sv", "--connect-to", "::127.0.0.1:2", "\(url)/"]
            process.environment = ["HTTPS_PROXY": "http://127.0.0.1:1", "NO_PROXY": exceptions]
            let pipe = Pipe()
            process.standardError = pipe
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(text.contains(" port 1 ") != text.contains(" port 2 "), "\(text)")
            return text.contains(" port 1 ")
        }

        /// Beyond what this curl does: blanks around `*`, ports, as other programs have them, networks of
        /// version 6.
        @Test(arguments: [
            (" * ", "https://example.com", false), ("FD00:0::1", "https://[fd00::1]", false),
            ("example.com:8443", "https://example.com:8443", false), ("example.com:8443", "https://example.com", true),
            ("example.com:443", "https://example.com", false), ("[fd00::1]:443", "https://[fd00::1]", false),
            ("[fd00::1]", "https://[fd00::1]:8443", false), ("fd00::/8", "https://[fd12::1]", false),
            ("fd00::/8", "https://[fe00::1]", true), ("fd00::/129", "https://[fd00::1]", true),
            ("10.1.2.3:8443", "https://10.1.2.3", true), ("10.1.2.3:8443", "https://10.1.2.3:8443", false),
        ])
        func `ports and networks of version 6 are read`(_ exceptions: String, _ url: String, _ goes: Bool) throws {
            let settings = try ProxySettings("http://proxy:1", exceptions: exceptions)
            #expect(settings.applies(to: try ServiceURL(url)) == goes)
        }
    }
#endif
