#if Sandbox
    import Foundation
    import GraphSandbox
    import Testing

    /// Assertions that openssl signs: the check must agree with a signature it has no part in.
    @Suite(.enabled(if: Program.openssl.isInstalled, "openssl is not installed"))
    struct CertificateTests {
        struct Key {
            let folder: TemporaryFolder
            let name: String

            init(_ name: String, in folder: TemporaryFolder) throws {
                self.folder = folder
                self.name = name
                let run = try Program.openssl.run(
                    [
                        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(name).key", "-out",
                        "\(name).pem",
                        "-days", "2", "-subj", "/CN=\(name)",
                    ],
                    in: folder
                )
                try #require(run.status == 0, "\(run.output)")
            }

            var certificate: String {
                get throws { try String(contentsOfFile: folder.file("\(name).pem"), encoding: .utf8) }
            }

            /// `x5t#S256` as openssl computes it.
            var thumbprint: String {
                get throws {
                    let run = try Program.openssl.run(
                        ["x509", "-in", "\(name).pem", "-noout", "-fingerprint", "-sha256"],
                        in: folder
                    )
                    let digits = try #require(run.output.split(separator: "=").last).filter(\.isHexDigit)
                    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { offset in
                        UInt8(digits.dropFirst(offset).prefix(2), radix: 16)
                    }
                    return Base64.encodedForURLs(bytes)
                }
            }

            func sign(_ text: String, padding: String = "pss") throws -> String {
                try text.write(toFile: folder.file("input"), atomically: true, encoding: .utf8)
                let pss = padding == "pss" ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"] : []
                let run = try Program.openssl.run(
                    ["dgst", "-sha256", "-sign", "\(name).key"] + pss + ["-out", "signature", "input"],
                    in: folder
                )
                try #require(run.status == 0, "\(run.output)")
                return Base64.encodedForURLs(try Data(contentsOf: URL(fileURLWithPath: folder.file("signature"))))
            }
        }

        /// What an assertion says, and who signs it.
        struct Wish {
            var algorithm = "PS256"
            var padding = "pss"
            var isSignedByStranger = false
            var audience: String?
            var subject: String?
            var lifetime = 600
            var start = 0
            var thumbprint: String?
            var jti: String? = "1"
        }

        @Test("an assertion is checked in all its parts")
        func assertions() async throws {
            let folder = try TemporaryFolder()
            let (own, stranger) = (try Key("own", in: folder), try Key("stranger", in: folder))
            var configuration = SandboxConfiguration()
            configuration.client.certificates = [try own.certificate]
            let (thumbprint, strange) = (try own.thumbprint, try stranger.thumbprint)
            try await withSandbox(configuration) { client in
                let tenant = client.server.directory.tenantID
                func codes(_ wish: Wish) async throws -> JSONValue? {
                    let now = Int(Date().timeIntervalSince1970) + wish.start
                    let header: JSONValue = [
                        "alg": .string(wish.algorithm), "typ": "JWT",
                        "x5t#S256": .string(wish.thumbprint ?? thumbprint),
                    ]
                    let payload: JSONValue = [
                        "aud": .string(wish.audience ?? "\(client.url)/\(tenant)/oauth2/v2.0/token"),
                        "iss": .string(wish.subject ?? client.server.clientID),
                        "sub": .string(wish.subject ?? client.server.clientID),
                        "jti": .optional(wish.jti), "nbf": .integer(now), "exp": .integer(now + wish.lifetime),
                    ]
                    let unsigned = JSONWebToken.unsigned(header: header, payload: payload)
                    let signer = wish.isSignedByStranger ? stranger : own
                    let answer = try await client.form(
                        "/\(tenant)/oauth2/v2.0/token",
                        [
                            ("grant_type", "client_credentials"), ("client_id", client.server.clientID),
                            ("scope", "\(client.url)/.default"),
                            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                            ("client_assertion", unsigned + "." + (try signer.sign(unsigned, padding: wish.padding))),
                        ]
                    )
                    #expect(answer.status == (answer.errorCode == nil ? 200 : 401))
                    return answer.json?["error_codes"]
                }
                let expectations: [(Wish, Int?)] = [
                    (Wish(), nil),
                    (Wish(algorithm: "RS256", padding: "pkcs1"), 700_027),
                    (Wish(padding: "pkcs1"), 700_027),
                    (Wish(isSignedByStranger: true), 700_027),
                    (Wish(isSignedByStranger: true, thumbprint: strange), 700_027),
                    (Wish(audience: "\(client.url)/token"), 700_023),
                    (Wish(subject: "somebody"), 700_021),
                    (Wish(lifetime: 86_400), 700_024),
                    (Wish(start: -7_200), 700_024),
                    (Wish(start: 7_200), 700_024),
                    (Wish(jti: nil), 50_027),
                ]
                for (wish, number) in expectations {
                    let found = try await codes(wish)
                    #expect(found == number.map { .array([.integer($0)]) }, "\(wish)")
                }
            }
        }

        @Test("a certificate that is none is said to be none, at the start")
        func wrongCertificate() throws {
            var configuration = SandboxConfiguration()
            configuration.client.certificates = ["no certificate"]
            #expect(throws: SandboxError.self) { try SandboxServer(configuration: configuration) }
        }
    }
#endif
