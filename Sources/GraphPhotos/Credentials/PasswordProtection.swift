#if Upload
    internal import Crypto
    internal import CryptoExtras
    internal import SwiftASN1

    /// Encryption by a password: PBES2 with PBKDF2 and AES in CBC mode (RFC 8018). What is older is named, not read.
    struct PasswordProtection: Sendable {
        let password: Secret
        /// A PFX file, not a key in PEM: what is told of it differs.
        let isPFX: Bool

        init(password: String, isPFX: Bool = true) {
            self.password = Secret(password)
            self.isPFX = isPFX
        }

        /// Rounds of a derivation that a file may ask for: more are there to keep somebody busy.
        static let roundCounts = 1...2_000_000

        /// - Parameters:
        ///   - bytes: what is encrypted.
        ///   - algorithm: an AlgorithmIdentifier.
        /// - Returns: what was encrypted.
        /// - Throws: `GraphError` with `certificate-unreadable`.
        func decrypted(_ bytes: [UInt8], by algorithm: ASN1Value) throws(GraphError) -> [UInt8] {
            let parts = try algorithm.members
            guard parts.count >= 2 else { throw .damagedPFX }
            let type = try parts[0].identifier
            guard type == Self.pbes2 else {
                throw unreadable(
                    "is encrypted with \(Self.oldNames[type] ?? "an algorithm that is not known here")")
            }
            let schemes = try parts[1].members
            guard schemes.count >= 2 else { throw .damagedPFX }
            let cipher = try schemes[1].members
            guard cipher.count >= 2, let keyByteCount = Self.aesKeyByteCounts[try cipher[0].identifier] else {
                throw unreadable("is encrypted with another cipher than AES")
            }
            let key = try key(try schemes[0].members, byteCount: keyByteCount)
            do {
                let vector = try AES._CBC.IV(ivBytes: try cipher[1].octets)
                return Array(try AES._CBC.decrypt(bytes, using: key, iv: vector))
            } catch {
                throw .wrongPFXPassword(isGiven: !password.value.isEmpty)
            }
        }

        private func key(_ derivation: [ASN1Value], byteCount: Int) throws(GraphError) -> SymmetricKey {
            guard derivation.count >= 2, try derivation[0].identifier == Self.pbkdf2 else {
                throw unreadable("has a key that is not derived by PBKDF2")
            }
            let parameters = try derivation[1].members
            guard parameters.count >= 2 else { throw .damagedPFX }
            let (salt, count) = (try parameters[0].octets, try parameters[1].integer)
            guard Self.roundCounts.contains(count), salt.count <= 1_024 else { throw .damagedPFX }
            var hash = KDF.Insecure.PBKDF2.HashFunction.insecureSHA1
            if parameters.count > 2, let last = parameters.last, !last.isInteger {
                guard let type = try last.members.first?.identifier, let known = Self.hashes[type] else {
                    throw unreadable("has a key that is derived by a function that is not known here")
                }
                hash = known
            }
            do {
                return try KDF.Insecure.PBKDF2.deriveKey(
                    from: Array(password.value.utf8), salt: salt, using: hash, outputByteCount: byteCount,
                    unsafeUncheckedRounds: count)
            } catch {
                throw .damagedPFX
            }
        }

        private func unreadable(_ what: String) -> GraphError {
            isPFX
                ? .unreadablePFX(what)
                : GraphError(
                    .certificateUnreadable, "The private key \(what), which is not read.",
                    remedy: "Write it anew with 'openssl pkcs8 -topk8 -in OLD -out NEW'.")
        }

        private static let pbes2 = "1.2.840.113549.1.5.13"
        private static let pbkdf2 = "1.2.840.113549.1.5.12"
        private static let aesKeyByteCounts = [
            "2.16.840.1.101.3.4.1.2": 16, "2.16.840.1.101.3.4.1.22": 24, "2.16.840.1.101.3.4.1.42": 32,
        ]
        private static let hashes: [String: KDF.Insecure.PBKDF2.HashFunction] = [
            "1.2.840.113549.2.7": .insecureSHA1, "1.2.840.113549.2.9": .sha256, "1.2.840.113549.2.10": .sha384,
            "1.2.840.113549.2.11": .sha512,
        ]
        private static let oldNames = [
            "1.2.840.113549.1.12.1.1": "RC4", "1.2.840.113549.1.12.1.2": "RC4",
            "1.2.840.113549.1.12.1.3": "3DES", "1.2.840.113549.1.12.1.4": "3DES",
            "1.2.840.113549.1.12.1.5": "RC2", "1.2.840.113549.1.12.1.6": "RC2",
        ]
    }

    /// A value of ASN.1 whose kind is asked for as one goes: whatever is not as it should be is an error.
    struct ASN1Value: Sendable {
        private let node: ASN1Node

        static func read(_ bytes: [UInt8]) throws(GraphError) -> ASN1Value {
            do {
                // Not DER: some programs write values in parts.
                return ASN1Value(node: try BER.parse(bytes))
            } catch {
                throw .damagedPFX
            }
        }

        var encoded: [UInt8] { Array(node.encodedBytes) }
        var isInteger: Bool { node.identifier == .integer }

        var members: [ASN1Value] {
            get throws(GraphError) {
                guard case .constructed(let nodes) = node.content else { throw .damagedPFX }
                return nodes.map { ASN1Value(node: $0) }
            }
        }

        /// Of an OCTET STRING, whole or in parts, whatever its tag is.
        var octets: [UInt8] {
            get throws(GraphError) {
                switch node.content {
                case .primitive(let bytes): return Array(bytes)
                case .constructed(let nodes):
                    var octets: [UInt8] = []
                    for node in nodes {
                        guard case .primitive(let bytes) = node.content else { throw .damagedPFX }
                        octets += bytes
                    }
                    return octets
                }
            }
        }

        /// 0 or more.
        var integer: Int {
            get throws(GraphError) {
                guard isInteger, case .primitive(let bytes) = node.content, (1...4).contains(bytes.count),
                    let first = bytes.first, first < 0x80
                else { throw .damagedPFX }
                return bytes.reduce(0) { $0 << 8 | Int($1) }
            }
        }

        /// "1.2.840.113549.1.7.1"
        var identifier: String {
            get throws(GraphError) {
                guard let identifier = try? ASN1ObjectIdentifier(derEncoded: node) else { throw .damagedPFX }
                return identifier.oidComponents.map { "\($0)" }.joined(separator: ".")
            }
        }
    }
#endif
