#if Upload
    /// A key and certificates as they come in a file: PEM, or PFX.
    struct CertificateFile: Sendable {
        /// A private key in PEM, not encrypted.
        let keyPEM: String
        /// DER; one or more.
        let certificates: [[UInt8]]

        /// - Parameters:
        ///   - bytes: the file.
        ///   - password: nil for none.
        /// - Throws: `GraphError` with `certificate-unreadable`, which names what the file is instead.
        init(_ bytes: [UInt8], password: String?) throws(GraphError) {
            let bytes = Array(bytes.withoutByteOrderMark)
            if bytes.first == 0x30 {
                (keyPEM, certificates) = try Self.contents(ofBinary: bytes, password)
                return
            }
            if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(64).contains(0) {
                throw .certificateFile(
                    "is a text in UTF-16, as PowerShell writes it", "Write it anew with -Encoding ascii.")
            }
            let blocks = PEMBlock.all(in: String(decoding: bytes, as: UTF8.self))
            guard let block = blocks.first(where: { $0.label.hasSuffix("PRIVATE KEY") }) else {
                throw GraphError(.certificateUnreadable, "The certificate's file has no private key in it.")
            }
            keyPEM = block.isEncrypted ? try Self.decrypted(block, password) : block.text
            certificates = blocks.filter { $0.label == "CERTIFICATE" }.compactMap(\.bytes)
            guard !certificates.isEmpty else {
                throw GraphError(.certificateUnreadable, "The certificate's file has no certificate in it.")
            }
        }

        private static func contents(
            ofBinary bytes: [UInt8],
            _ password: String?
        ) throws(GraphError) -> (keyPEM: String, certificates: [[UInt8]]) {
            let members = (try? ASN1Value.read(bytes).members) ?? []
            // A PFX file begins with its version, a certificate with what is signed of it, a key with 0.
            guard let first = members.first, (try? first.integer) == 3 else {
                if let first = members.first, (try? first.integer) == 0 {
                    throw .certificateFile("is a key in DER form, without a certificate", conversion)
                }
                if (try? members.first?.members) != nil {
                    throw .certificateFile("is a certificate in DER form, without its key", conversion)
                }
                throw GraphError.damagedPFX
            }
            let file = try PKCS12(bytes, password: password)
            guard let key = file.keys.first else {
                throw GraphError(.certificateUnreadable, "The certificate's file has no private key in it.")
            }
            guard !file.certificates.isEmpty else {
                throw GraphError(.certificateUnreadable, "The certificate's file has no certificate in it.")
            }
            return (pem("PRIVATE KEY", key), file.certificates)
        }

        private static let conversion = "Put the certificate and its key into one PEM or PFX file."

        /// PKCS #8 with a password. OpenSSL's own older form is named.
        private static func decrypted(_ block: PEMBlock, _ password: String?) throws(GraphError) -> String {
            guard block.label == "ENCRYPTED PRIVATE KEY" else {
                throw .certificateFile(
                    "has a private key that is encrypted in OpenSSL's older form",
                    "Write it anew with 'openssl pkcs8 -topk8'.")
            }
            guard let password else {
                throw GraphError(
                    .certificateUnreadable, "The private key is encrypted.",
                    remedy: "Set AZURE_CLIENT_CERTIFICATE_PASSWORD to its password.")
            }
            guard let bytes = block.bytes else { throw GraphError.damagedPFX }
            let parts = try ASN1Value.read(bytes).members
            guard parts.count >= 2 else { throw GraphError.damagedPFX }
            let key = try PasswordProtection(password: password, isPFX: false).decrypted(
                try parts[1].octets, by: parts[0])
            return pem("PRIVATE KEY", key)
        }

        static func pem(_ label: String, _ bytes: [UInt8]) -> String {
            var rest = Essentials.base64(bytes)[...]
            var lines = ["-----BEGIN \(label)-----"]
            while !rest.isEmpty {
                lines.append(String(rest.prefix(64)))
                rest = rest.dropFirst(64)
            }
            return (lines + ["-----END \(label)-----"]).joined(separator: "\n") + "\n"
        }
    }

    extension GraphError {
        fileprivate static func certificateFile(_ what: String, _ remedy: String) -> GraphError {
            GraphError(.certificateUnreadable, "The certificate's file \(what).", remedy: remedy)
        }
    }
#endif
