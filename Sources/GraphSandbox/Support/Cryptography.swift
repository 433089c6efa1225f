#if Sandbox
    internal import Crypto
    internal import CryptoExtras
    internal import SwiftASN1
    internal import X509
#endif

/// What the sandbox takes from swift-crypto and swift-certificates, all of it.
///
/// A build without the trait Sandbox has no server, and nobody who asks.
package enum Cryptography {
    /// An authentication code or a hash, 32 bytes.
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        #if Sandbox
            Array(SHA256.hash(data: bytes))
        #else
            preconditionFailure(missing)
        #endif
    }

    /// SHA-256 as hexadecimal digits, the way `sha256sum` prints it.
    package static func sha256Text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: sha256(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// HMAC with SHA-256 (RFC 2104).
    static func authenticationCode(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        #if Sandbox
            Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
        #else
            preconditionFailure(missing)
        #endif
    }

    /// A certificate with an RSA key, for checking signatures.
    struct RSACertificate: Sendable {
        /// SHA-256 of the DER form.
        let hash: [UInt8]
        /// Whether a signature over bytes is the key's, by RSASSA-PSS with SHA-256.
        let hasSigned: @Sendable (_ bytes: [UInt8], _ signature: [UInt8]) -> Bool

        struct Missing: Error {}

        /// - Parameter pem: text with one certificate; a key beside it is not looked at.
        /// - Throws: `Missing` when there is no certificate in it, or what is wrong with the one there is.
        init(pem: String) throws {
            #if Sandbox
                let documents = try PEMDocument.parseMultiple(pemString: pem)
                guard let document = documents.first(where: { $0.discriminator == "CERTIFICATE" }) else {
                    throw Missing()
                }
                let certificate = try Certificate(derEncoded: document.derBytes)
                let key = try _RSA.Signing.PublicKey(
                    pemRepresentation: certificate.publicKey.serializeAsPEM().pemString)
                hash = Array(SHA256.hash(data: document.derBytes))
                hasSigned = { bytes, signature in
                    key.isValidSignature(
                        _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes),
                        padding: .PSS)
                }
            #else
                throw Missing()
            #endif
        }
    }

    #if !Sandbox
        private static let missing = "built without the trait Sandbox"
    #endif
}
