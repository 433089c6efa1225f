#if Upload
    import Foundation
    import ServiceFixtures

    /// PyPI's pyjwt with its cryptography, or Debian's python3-jwt.
    enum PyJWT {
        private static let python: String? =
            [HelperProcess.path(of: "python3"), "/usr/bin/python3"].compactMap(\.self).first { path in
                (try? run(path, ["-c", "import jwt, cryptography"]).status) == 0
            }

        static var isInstalled: Bool { python != nil }

        /// What pyjwt says of an assertion: its header and claims, and the certificate's thumbprint.
        struct Verdict: Decodable {
            var error: String?
            var header: [String: String]?
            var claims: Claims?
            var thumbprint: String?

            struct Claims: Decodable {
                var iss: String
                var sub: String
                var aud: String
                var exp: Int
                var nbf: Int
            }
        }

        private static let script = """
            import base64, json, sys
            import jwt
            from cryptography import x509
            from cryptography.hazmat.primitives import hashes
            token, pem, audience = sys.argv[1:4]
            certificate = x509.load_pem_x509_certificate(pem.encode())
            try:
                claims = jwt.decode(
                    token, certificate.public_key(), algorithms=["PS256"], audience=audience, issuer="client",
                    options={"require": ["aud", "exp", "iss", "jti", "nbf", "sub"]})
            except jwt.PyJWTError as error:
                print(json.dumps({"error": type(error).__name__}))
            else:
                digest = base64.urlsafe_b64encode(certificate.fingerprint(hashes.SHA256())).decode().rstrip("=")
                print(json.dumps({"header": jwt.get_unverified_header(token), "claims": claims, "thumbprint": digest}))
            """

        /// Verifies an assertion with a certificate in PEM, for an audience.
        static func judge(_ assertion: String, certificate: String, audience: String) throws -> Verdict {
            let run = try run(python ?? "", ["-c", script, assertion, certificate, audience])
            return try JSONDecoder().decode(Verdict.self, from: run.output)
        }

        private static func run(_ python: String, _ arguments: [String]) throws -> (status: Int32, output: Data) {
            let process = Process()
            process.executableURL = URL(filePath: python)
            process.arguments = arguments
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            let output = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, output)
        }
    }
#endif
