#if Upload
    import Foundation
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    /// Files of keys and certificates in the forms that programs write; openssl writes them, and judges what is signed.
    @Suite(.enabled(if: OpenSSL.isInstalled, "openssl is not installed"))
    struct CertificateFileTests {
        private let openssl: OpenSSL

        init() throws {
            openssl = try OpenSSL()
            _ = try openssl.identity("app", form: "pkcs8")
        }

        private func pfx(_ password: String, _ options: [String]) throws -> [UInt8] {
            try openssl.remove("app.pfx")
            try openssl.run(
                [
                    "pkcs12", "-export", "-in", "app.crt", "-inkey", "app.key", "-out", "app.pfx", "-passout",
                    "pass:\(password)",
                ]
                    + options)
            return try openssl.bytes("app.pfx")
        }

        private func signs(_ certificate: ClientCertificate) async throws -> Bool {
            let assertion = try await certificate.assertion(
                clientID: "c", audience: "a", now: Int(Date().timeIntervalSince1970))
            let parts = assertion.value.split(separator: ".").map(String.init)
            let header = try openssl.object(parts[0])
            #expect(header["x5t#S256"] as? String == (try openssl.thumbprint("app")))
            return try openssl.verifies(
                Data(try #require(Base64URL.decoded(parts[2]))), of: Data("\(parts[0]).\(parts[1])".utf8), by: "app")
        }

        private func refusal(_ bytes: [UInt8], _ password: String? = nil) -> String? {
            do {
                _ = try ClientCertificate(file: bytes, password: password.map { Secret($0) })
                return nil
            } catch {
                return error.code == "certificate-unreadable" ? "\(error)" : "another error: \(error)"
            }
        }

        @Test(arguments: [
            [], ["-macalg", "sha1"], ["-macalg", "sha512"], ["-keypbe", "AES-128-CBC", "-certpbe", "AES-192-CBC"],
            ["-keypbe", "NONE", "-certpbe", "NONE"], ["-certpbe", "NONE"], ["-iter", "1", "-maciter"], ["-nomac"],
        ])
        func `a PFX file signs`(_ options: [String]) async throws {
            for password in ["pass wörd, sesame", ""] {
                let file = try pfx(password, options)
                #expect(file.count > 1_000)
                let certificate = try ClientCertificate(file: file, password: password.isEmpty ? nil : Secret(password))
                #expect(try await signs(certificate))
            }
        }

        @Test func `a wrong password is said, and is in no message`() throws {
            let file = try pfx("sesame-password", [])
            #expect(refusal(file)?.contains("wants a password") == true)
            let wrong = try #require(refusal(file, "sesame-but-wrong"))
            #expect(wrong.contains("does not open") && wrong.contains("AZURE_CLIENT_CERTIFICATE_PASSWORD"))
            #expect(!wrong.contains("sesame"))
        }

        @Test(arguments: [("PBE-SHA1-3DES", "3DES"), ("PBE-SHA1-RC2-40", "RC2")])
        func `what is no longer read is named, with the way out`(_ cipher: String, _ name: String) throws {
            let file = try pfx("p", ["-legacy", "-keypbe", cipher, "-certpbe", cipher])
            // RC2 is in a part of openssl that need not be installed.
            if file.isEmpty, name == "RC2" { return }
            let message = try #require(refusal(file, "p"))
            #expect(message.contains(name) && message.contains("openssl pkcs12 -legacy"))
        }

        @Test func `a PFX file without a key or a certificate is no end of the process`() throws {
            #expect(refusal(try pfx("p", ["-nokeys"]), "p")?.contains("no private key") == true)
            #expect(refusal(try pfx("p", ["-nocerts"]), "p")?.contains("no certificate") == true)
        }

        @Test func `damaged PFX files are refused, whatever the damage`() throws {
            let file = try pfx("p", ["-iter", "1", "-nomaciter"])
            for count in stride(from: 0, to: file.count, by: 3) {
                #expect(refusal(Array(file.prefix(count)), "p") != nil, "cut to \(count) bytes")
            }
            for index in stride(from: 0, to: file.count, by: 3) {
                for change: UInt8 in [0x01, 0x80, 0xFF] {
                    var damaged = file
                    damaged[index] ^= change
                    if let message = refusal(damaged, "p") {
                        #expect(!message.hasPrefix("another"), "\(index): \(message)")
                    }
                }
            }
            // Ten million rounds keep nobody busy, and neither do ten thousand levels.
            let nested = (0..<10_000).reduce(into: [UInt8]()) { bytes, _ in bytes += [0x30, 0x80] }
            #expect(refusal([0x30, 0x84, 0x00, 0x00, 0x4E, 0x23, 0x02, 0x01, 0x03] + nested, "p") != nil)
        }

        @Test func `an encrypted key is opened, and its password asked for`() async throws {
            let key = try openssl.encryptedKey("app")
            let file = Array((try openssl.certificate("app") + key).utf8)
            #expect(try await signs(try ClientCertificate(file: file, password: Secret("x"))))
            #expect(refusal(file)?.contains("AZURE_CLIENT_CERTIFICATE_PASSWORD") == true)
            #expect(refusal(file, "y")?.contains("does not open") == true)
        }

        /// As 'openssl req' writes it, with 3DES; it was called a PFX file.
        @Test func `a key that is encrypted with an old cipher is named, with the way out`() throws {
            try openssl.run([
                "req", "-x509", "-newkey", "rsa:2048", "-passout", "pass:x", "-keyout", "old.key", "-out", "old.crt",
                "-days", "9", "-subj", "/CN=old",
            ])
            // What it writes by default has changed, and will again.
            try openssl.run([
                "pkcs8", "-topk8", "-v2", "des3", "-in", "old.key", "-passin", "pass:x", "-out", "3des.key",
                "-passout", "pass:x",
            ])
            let message = try #require(
                refusal(Array((try openssl.text("3des.key") + openssl.text("old.crt")).utf8), "x"))
            #expect(message.contains("private key is encrypted with another cipher than AES"), "\(message)")
            #expect(message.contains("openssl pkcs8 -topk8") && !message.contains("PFX"), "\(message)")
        }

        @Test func `a byte order mark is no part of a file; UTF-16 and DER are called that`() async throws {
            let pem = try openssl.certificate("app") + (try openssl.text("app.key"))
            #expect(try await signs(try ClientCertificate(file: [0xEF, 0xBB, 0xBF] + Array(pem.utf8))))
            for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
                let file = try #require(pem.data(using: encoding))
                #expect(refusal(Array(file))?.contains("UTF-16") == true)
            }
            _ = try openssl.thumbprint("app")
            #expect(
                refusal(try openssl.bytes("app.der"))?.contains("a certificate in DER form, without its key") == true)
            try openssl.run(["pkey", "-in", "app.key", "-outform", "DER", "-out", "key.der"])
            #expect(refusal(try openssl.bytes("key.der"))?.contains("a key in DER form") == true)
        }

        @Test func `the chain is sent where that is asked for, its own certificate first`() async throws {
            try openssl.run([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.crt", "-days",
                "9",
                "-subj", "/CN=root",
            ])
            try openssl.run(["req", "-new", "-key", "app.key", "-out", "app.csr", "-subj", "/CN=app"])
            try openssl.run([
                "x509", "-req", "-in", "app.csr", "-CA", "root.crt", "-CAkey", "root.key", "-CAcreateserial", "-days",
                "9",
                "-out", "app.crt",
            ])
            // The root comes first in the file, as some programs write it, and a stranger's is in it, too.
            _ = try openssl.identity("stranger", form: "pkcs8")
            let pem = try ["root.crt", "stranger.crt", "app.key", "app.crt"].map { try openssl.text($0) }.joined()
            for sends in [true, false] {
                let certificate = try ClientCertificate(file: Array(pem.utf8), sendsChain: sends)
                let assertion = try await certificate.assertion(
                    clientID: "c", audience: "a", now: Int(Date().timeIntervalSince1970))
                let header = try openssl.object(String(assertion.value.prefix { $0 != "." }))
                let expected = try ["app", "root"].map { name in
                    _ = try openssl.thumbprint(name)
                    return Data(try openssl.bytes("\(name).der")).base64EncodedString()
                }
                #expect(header["x5c"] as? [String] == (sends ? expected : nil))
            }
        }
    }
#endif
