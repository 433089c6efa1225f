#if Upload
    internal import Crypto
    internal import CryptoExtras
    internal import SwiftASN1

    /// A key and certificates in one file (PFX, RFC 7292), as OpenSSL 3 and Windows write it today: AES under PBES2.
    struct PKCS12: Sendable {
        /// PKCS #8 in DER form.
        private(set) var keys: [[UInt8]] = []
        /// DER.
        private(set) var certificates: [[UInt8]] = []

        /// - Parameters:
        ///   - bytes: the file.
        ///   - password: nil for none.
        /// - Throws: `GraphError` with `certificate-unreadable`.
        init(_ bytes: [UInt8], password: String?) throws(GraphError) {
            let file = try ASN1Value.read(bytes).members
            guard file.count >= 2 else { throw .damagedPFX }
            let content = try Self.content(file[1])
            guard content.type == OID.data else { throw .unreadablePFX("is signed, not protected by a password") }
            let safe = try content.value.octets
            let passwords = password.map { [$0] } ?? [nil, ""]
            var password = passwords[0]
            if file.count > 2 {
                guard let right = try Self.passwordOfMAC(file[2], over: safe, of: passwords) else {
                    throw GraphError.wrongPFXPassword(isGiven: password?.isEmpty == false)
                }
                password = right
            }
            let protection = PasswordProtection(password: password ?? "")
            for part in try ASN1Value.read(safe).members {
                let (type, value) = try Self.content(part)
                switch type {
                case OID.data: try add(try value.octets, protection)
                case OID.encryptedData:
                    let parts = try value.members
                    guard parts.count >= 2 else { throw .damagedPFX }
                    let inner = try parts[1].members
                    guard inner.count >= 3 else { throw .damagedPFX }
                    try add(try protection.decrypted(try inner[2].octets, by: inner[1]), protection)
                default: throw .unreadablePFX("is encrypted for somebody's key, not by a password")
                }
            }
        }

        /// Type and value of a ContentInfo.
        private static func content(_ value: ASN1Value) throws(GraphError) -> (type: String, value: ASN1Value) {
            let parts = try value.members
            guard parts.count >= 2, let inner = try parts[1].members.first else { throw .damagedPFX }
            return (try parts[0].identifier, inner)
        }

        private mutating func add(_ safe: [UInt8], _ protection: PasswordProtection) throws(GraphError) {
            for bag in try ASN1Value.read(safe).members {
                let (type, value) = try Self.content(bag)
                switch type {
                case OID.keyBag: keys.append(value.encoded)
                case OID.shroudedKeyBag:
                    let parts = try value.members
                    guard parts.count >= 2 else { throw .damagedPFX }
                    keys.append(try protection.decrypted(try parts[1].octets, by: parts[0]))
                case OID.certificateBag:
                    let certificate = try Self.content(value)
                    if certificate.type == OID.x509 { certificates.append(try certificate.value.octets) }
                default: continue
                }
            }
        }

        /// The password with which the file was sealed (RFC 7292, 5.1 and appendix B); nil for none of them.
        private static func passwordOfMAC(
            _ value: ASN1Value,
            over safe: [UInt8],
            of passwords: [String?]
        ) throws(GraphError) -> String?? {
            let parts = try value.members
            guard parts.count >= 2 else { throw .damagedPFX }
            let info = try parts[0].members
            guard info.count >= 2, let algorithm = try info[0].members.first else { throw .damagedPFX }
            let (digest, salt) = (try info[1].octets, try parts[1].octets)
            let count = parts.count > 2 ? try parts[2].integer : 1
            guard PasswordProtection.roundCounts.contains(count), salt.count <= 1_024 else { throw .damagedPFX }
            for password in passwords {
                let isRight: Bool
                switch try algorithm.identifier {
                case OID.sha1: isRight = seals(Insecure.SHA1.self, digest, safe, password, salt, count)
                case OID.sha256: isRight = seals(SHA256.self, digest, safe, password, salt, count)
                case OID.sha384: isRight = seals(SHA384.self, digest, safe, password, salt, count)
                case OID.sha512: isRight = seals(SHA512.self, digest, safe, password, salt, count)
                case OID.pbmac1: throw .unreadablePFX("is sealed with PBMAC1")
                default: throw .unreadablePFX("is sealed in a way that is not known here")
                }
                if isRight { return .some(password) }
            }
            return nil
        }

        private static func seals<Hash: HashFunction>(
            _ hash: Hash.Type,
            _ digest: [UInt8],
            _ safe: [UInt8],
            _ password: String?,
            _ salt: [UInt8],
            _ count: Int
        ) -> Bool {
            var code: [UInt8] = []
            if let password {
                for unit in Array(password.utf16) + [0] { code += [UInt8(unit >> 8), UInt8(unit & 255)] }
            }
            // One digest is as long as the key: the first round of the derivation is the last.
            var block = [UInt8](repeating: 3, count: Hash.blockByteCount)
            block += repeated(salt, Hash.blockByteCount) + repeated(code, Hash.blockByteCount)
            var key = Array(Hash.hash(data: block))
            for _ in 1..<max(1, count) { key = Array(Hash.hash(data: key)) }
            return HMAC<Hash>.isValidAuthenticationCode(digest, authenticating: safe, using: SymmetricKey(data: key))
        }

        /// As often as it takes to fill whole blocks.
        private static func repeated(_ bytes: [UInt8], _ blockByteCount: Int) -> [UInt8] {
            let count = (bytes.count + blockByteCount - 1) / blockByteCount * blockByteCount
            return (0..<count).map { bytes[$0 % bytes.count] }
        }

        private enum OID {
            static let data = "1.2.840.113549.1.7.1"
            static let encryptedData = "1.2.840.113549.1.7.6"
            static let keyBag = "1.2.840.113549.1.12.10.1.1"
            static let shroudedKeyBag = "1.2.840.113549.1.12.10.1.2"
            static let certificateBag = "1.2.840.113549.1.12.10.1.3"
            static let x509 = "1.2.840.113549.1.9.22.1"
            static let sha1 = "1.3.14.3.2.26"
            static let sha256 = "2.16.840.1.101.3.4.2.1"
            static let sha384 = "2.16.840.1.101.3.4.2.2"
            static let sha512 = "2.16.840.1.101.3.4.2.3"
            static let pbmac1 = "1.2.840.113549.1.5.14"
        }
    }

    extension GraphError {
        static var damagedPFX: GraphError {
            GraphError(.certificateUnreadable, "The certificate's file is no PFX file (PKCS #12), or is damaged.")
        }

        static func unreadablePFX(_ what: String) -> GraphError {
            GraphError(
                .certificateUnreadable, "The certificate's file (PFX, PKCS #12) \(what), which is not read.",
                remedy: "Write it anew with 'openssl pkcs12 -legacy -in OLD -nodes | openssl pkcs12 -export -out NEW'.")
        }

        static func wrongPFXPassword(isGiven: Bool) -> GraphError {
            GraphError(
                .certificateUnreadable,
                isGiven
                    ? "The password does not open the certificate's file, or the file is damaged."
                    : "The certificate's file wants a password.",
                remedy: "Set AZURE_CLIENT_CERTIFICATE_PASSWORD to the password of the file.")
        }
    }
#endif
