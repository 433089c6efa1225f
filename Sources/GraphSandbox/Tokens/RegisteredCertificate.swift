#if Sandbox
    internal import Crypto
    internal import CryptoExtras
    internal import SwiftASN1
    internal import X509

    /// A certificate whose key may sign an app's assertions.
    package struct RegisteredCertificate: Sendable {
        /// SHA-256 of the certificate's DER, base64url: `x5t#S256`.
        package let thumbprint: String
        private let key: _RSA.Signing.PublicKey

        /// Why a certificate cannot be registered.
        package struct Failure: Error, Sendable, CustomStringConvertible {
            package let description: String
        }

        /// - Parameter pem: text with one certificate; a key beside it is not looked at.
        /// - Throws: a sentence that says why not.
        package init(pem: String) throws(Failure) {
            do {
                guard
                    let document = try PEMDocument.parseMultiple(pemString: pem).first(where: {
                        $0.discriminator == "CERTIFICATE"
                    })
                else { throw Failure(description: "There is no certificate in the PEM text.") }
                let certificate = try Certificate(derEncoded: document.derBytes)
                thumbprint = Base64.encodedForURLs(SHA256.hash(data: document.derBytes))
                key = try _RSA.Signing.PublicKey(pemRepresentation: certificate.publicKey.serializeAsPEM().pemString)
            } catch let failure as Failure {
                throw failure
            } catch {
                throw Failure(
                    description: "The certificate is not one with an RSA key of 2048 bits or more in PEM: \(error)")
            }
        }

        /// True when the token carries a PS256 signature by this certificate's key.
        package func hasSigned(_ token: JSONWebToken) -> Bool {
            key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: token.signature),
                for: SHA256.hash(data: token.signedBytes),
                padding: .PSS
            )
        }
    }
#endif
