#if Upload
    import Foundation
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    /// Keys and certificates are made by openssl, and it judges what is signed with them.
    @Suite(.enabled(if: OpenSSL.isInstalled, "openssl is not installed"))
    struct ClientCertificateTests {
        private let openssl: OpenSSL

        init() throws {
            openssl = try OpenSSL()
        }

        @Test(arguments: [["pkcs8"], ["pkcs1"], ["certificate first"]])
        func `openssl verifies the assertion, and knows the certificate by its thumbprint`(_ form: [String])
            async throws
        {
            let pem = try openssl.identity("app", form: form[0])
            let certificate = try ClientCertificate(pem: Array(pem.utf8))
            let now = Int(Date().timeIntervalSince1970)
            let assertion = try await certificate.assertion(
                clientID: "client", audience: "https://login.example/t/oauth2/v2.0/token", now: now)
            let parts = assertion.value.split(separator: ".").map(String.init)
            #expect(parts.count == 3)

            let header = try openssl.object(parts[0])
            #expect(header["alg"] as? String == "PS256")
            #expect(header["typ"] as? String == "JWT")
            #expect(header["x5t#S256"] as? String == (try openssl.thumbprint("app")))
            let claims = try openssl.object(parts[1])
            #expect(claims["aud"] as? String == "https://login.example/t/oauth2/v2.0/token")
            #expect(claims["iss"] as? String == "client" && claims["sub"] as? String == "client")
            let lifetime = (claims["exp"] as? Int ?? 0) - now
            #expect(lifetime > 0 && lifetime <= 600)
            #expect((claims["jti"] as? String)?.isEmpty == false)

            let signed = Data("\(parts[0]).\(parts[1])".utf8)
            let signature = Data(try #require(Base64URL.decoded(parts[2])))
            #expect(try openssl.verifies(signature, of: signed, by: "app"))
            #expect(try !openssl.verifies(signature, of: signed + Data([0]), by: "app"))
        }

        @Test(.enabled(if: PyJWT.isInstalled, "neither PyPI's pyjwt and cryptography nor python3-jwt is installed"))
        func `pyjwt verifies the assertion, too`() async throws {
            let certificate = try ClientCertificate(pem: Array(try openssl.identity("app", form: "pkcs8").utf8))
            let pem = try openssl.certificate("app")
            let audience = "https://login.example/t/oauth2/v2.0/token"
            let now = Int(Date().timeIntervalSince1970)
            let assertion = try await certificate.assertion(clientID: "client", audience: audience, now: now).value

            let verdict = try PyJWT.judge(assertion, certificate: pem, audience: audience)
            #expect(verdict.error == nil)
            #expect(verdict.header?["alg"] == "PS256" && verdict.header?["typ"] == "JWT")
            // openssl, cryptography and we agree on which certificate it is.
            #expect(verdict.header?["x5t#S256"] == verdict.thumbprint)
            #expect(verdict.thumbprint == (try openssl.thumbprint("app")))
            let claims = try #require(verdict.claims)
            #expect(claims.iss == "client" && claims.sub == "client" && claims.aud == audience)
            #expect(claims.nbf <= now && claims.exp > now && claims.exp - claims.nbf <= 600)

            let elsewhere = try PyJWT.judge(assertion, certificate: pem, audience: "https://elsewhere.example")
            #expect(elsewhere.error == "InvalidAudienceError")
            _ = try openssl.identity("other", form: "pkcs8")
            let other = try PyJWT.judge(
                assertion, certificate: try openssl.certificate("other"), audience: audience)
            #expect(other.error == "InvalidSignatureError")
        }

        @Test func `each assertion is another one`() async throws {
            let certificate = try ClientCertificate(pem: Array(try openssl.identity("app", form: "pkcs8").utf8))
            let now = Int(Date().timeIntervalSince1970)
            let first = try await certificate.assertion(clientID: "c", audience: "a", now: now)
            let second = try await certificate.assertion(clientID: "c", audience: "a", now: now)
            #expect(first.value != second.value)
        }

        @Test func `an expired certificate signs nothing`() async throws {
            let certificate = try ClientCertificate(pem: Array(try openssl.identity("app", form: "pkcs8").utf8))
            await #expect {
                try await certificate.assertion(clientID: "c", audience: "a", now: 4_102_444_800)
            } throws: { ($0 as? GraphError)?.code == "certificate-expired" }
        }

        @Test func `what is no pair of key and certificate is refused`() throws {
            let pem = try openssl.identity("app", form: "pkcs8")
            let other = try openssl.identity("other", form: "pkcs8")
            let key = try #require(PEMBlock.all(in: pem).first { $0.label.hasSuffix("KEY") }).text
            let certificate = try #require(PEMBlock.all(in: pem).first { $0.label == "CERTIFICATE" }).text
            let strange = try #require(PEMBlock.all(in: other).first { $0.label == "CERTIFICATE" }).text
            let cases = [
                ("", "certificate-unreadable"), ("no pem", "certificate-unreadable"),
                (key, "certificate-unreadable"), (certificate, "certificate-unreadable"),
                (key + strange, "certificate-key-mismatch"),
                (try openssl.encryptedKey("app") + certificate, "certificate-unreadable"),
                (try openssl.ellipticIdentity(), "certificate-unreadable"),
                (certificate.replacing("A", with: "B") + key, "certificate-unreadable"),
            ]
            for (text, code) in cases {
                #expect { try ClientCertificate(pem: Array(text.utf8)) } throws: {
                    ($0 as? GraphError)?.code.rawValue == code
                }
            }
            // The key's own certificate is found among others.
            #expect(throws: Never.self) { try ClientCertificate(pem: Array((strange + certificate + key).utf8)) }
        }

        @Test func `a certificate's key is never printed`() throws {
            let certificate = try ClientCertificate(pem: Array(try openssl.identity("app", form: "pkcs8").utf8))
            var dumped = ""
            dump(certificate, to: &dumped)
            for text in ["\(certificate)", String(reflecting: certificate), dumped] {
                #expect(!text.contains("PRIVATE") && !text.contains("key"), "\(text)")
            }
        }
    }
#endif
