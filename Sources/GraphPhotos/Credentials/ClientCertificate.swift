#if Upload
    internal import Crypto
    internal import JWTKit
    internal import SwiftASN1
    internal import X509

    #if canImport(FoundationEssentials)
        internal import FoundationEssentials
    #else
        internal import Foundation
    #endif

    /// An app's certificate with its private key. However it is printed, the key is not shown.
    public struct ClientCertificate: Sendable, CustomStringConvertible, CustomReflectable {
        private let key: JWTKit.Insecure.RSA.PrivateKey
        /// Base 64 (for URLs) of the SHA-256 of the certificate in DER form: the header field `x5t#S256`.
        package let thumbprint: String
        /// Seconds since 1970.
        package let validity: ClosedRange<Int>

        /// Seconds that an assertion is valid.
        private static let lifetime = 540

        /// - Parameter pem: a file with a certificate and its unencrypted RSA key, in any order. Of several
        ///   certificates the one that the key belongs to is taken.
        /// - Throws: `GraphError` with `certificate-unreadable` or `certificate-key-mismatch`.
        public init(pem: [UInt8]) throws(GraphError) {
            let blocks = PEMBlock.all(in: String(decoding: pem, as: UTF8.self))
            key = try Self.key(blocks)
            let certificates = blocks.filter { $0.label == "CERTIFICATE" }
            guard !certificates.isEmpty else {
                throw GraphError(.certificateUnreadable, "The certificate's file has no certificate in it.")
            }
            var readCount = 0
            for block in certificates {
                guard let publicKey = try? JWTKit.Insecure.RSA.PublicKey(certificatePEM: block.text),
                    let certificate = try? Certificate(pemEncoded: block.text), let bytes = block.bytes
                else { continue }
                readCount += 1
                guard publicKey == key.publicKey else { continue }
                thumbprint = Base64URL.encoded(SHA256.hash(data: bytes))
                let start = Int(certificate.notValidBefore.timeIntervalSince1970)
                validity = start...max(start, Int(certificate.notValidAfter.timeIntervalSince1970))
                return
            }
            guard readCount > 0 else {
                throw GraphError(.certificateUnreadable, "The certificate cannot be read, or is not for an RSA key.")
            }
            throw GraphError(.certificateKeyMismatch, "The private key does not belong to the certificate.")
        }

        private static func key(_ blocks: [PEMBlock]) throws(GraphError) -> JWTKit.Insecure.RSA.PrivateKey {
            guard let block = blocks.first(where: { $0.label.hasSuffix("PRIVATE KEY") }) else {
                throw GraphError(.certificateUnreadable, "The certificate's file has no private key in it.")
            }
            if block.isEncrypted {
                throw GraphError(.certificateUnreadable, "The private key is encrypted.")
            }
            guard let key = try? JWTKit.Insecure.RSA.PrivateKey(pem: block.text) else {
                throw GraphError(
                    .certificateUnreadable,
                    "The private key cannot be read, or is not an RSA key of 2,048 bits or more.")
            }
            return key
        }

        /// A signed statement that the holder of the key is the app: PS256, valid for nine minutes.
        package func assertion(clientID: String, audience: String, now: Int) async throws(GraphError) -> Secret {
            guard validity.contains(now) else {
                throw GraphError(
                    .certificateExpired,
                    now < validity.lowerBound
                        ? "The client certificate is not valid yet." : "The client certificate has expired.")
            }
            let claims = AssertionClaims(
                aud: audience, iss: clientID, sub: clientID, jti: UUID().uuidString.lowercased(), nbf: now, iat: now,
                exp: now + Self.lifetime)
            var header = JWTHeader()
            header.alg = "PS256"
            header.typ = "JWT"
            header.fields["x5t#S256"] = .string(thumbprint)
            do {
                let keys = JWTKeyCollection()
                await keys.add(pss: key, digestAlgorithm: .sha256)
                return Secret(try await keys.sign(claims, header: header))
            } catch {
                throw GraphError(.certificateUnreadable, "The private key does not sign.")
            }
        }

        /// The thumbprint.
        public var description: String { "certificate \(thumbprint)" }
        /// The thumbprint.
        public var customMirror: Mirror { Mirror(self, children: ["thumbprint": thumbprint]) }
    }

    private struct AssertionClaims: JWTPayload {
        let aud: String
        let iss: String
        let sub: String
        let jti: String
        let nbf: Int
        let iat: Int
        let exp: Int

        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }
#endif
