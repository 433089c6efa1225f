/// A certificate whose key may sign an app's assertions.
package struct RegisteredCertificate: Sendable {
    /// SHA-256 of the certificate's DER, base64url: `x5t#S256`.
    package let thumbprint: String
    private let certificate: Cryptography.RSACertificate

    /// Why a certificate cannot be registered.
    package struct Failure: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// - Parameter pem: text with one certificate; a key beside it is not looked at.
    /// - Throws: a sentence that says why not.
    package init(pem: String) throws(Failure) {
        do {
            certificate = try Cryptography.RSACertificate(pem: pem)
            thumbprint = Base64.encodedForURLs(certificate.hash)
        } catch is Cryptography.RSACertificate.Missing {
            throw Failure(description: "There is no certificate in the PEM text.")
        } catch {
            throw Failure(
                description: "The certificate is not one with an RSA key of 2048 bits or more in PEM: \(error)")
        }
    }

    /// True when the token carries a PS256 signature by this certificate's key.
    package func hasSigned(_ token: JSONWebToken) -> Bool {
        certificate.hasSigned(token.signedBytes, token.signature)
    }
}
