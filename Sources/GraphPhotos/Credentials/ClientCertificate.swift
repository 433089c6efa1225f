#if Upload
    internal import Crypto
    internal import JWTKit
    internal import SwiftASN1
    internal import X509

    /// An app's certificate with its private key. However it is printed, the key is not shown.
    public struct ClientCertificate: Sendable, CustomStringConvertible, CustomReflectable {
        private let key: JWTKit.Insecure.RSA.PrivateKey
        /// Base 64 (for URLs) of the SHA-256 of the certificate in DER form: the header field `x5t#S256`.
        package let thumbprint: String
        /// Seconds since 1970.
        package let validity: ClosedRange<Int>

        /// Seconds that an assertion is valid.
        private static let lifetime = 540

        /// The certificate and those that it is signed with, in PEM, for the header field `x5c`; empty where it is not
        /// sent.
        private let chain: [String]

        /// - Parameter pem: a file with a certificate and its unencrypted RSA key, in any order. Of several
        ///   certificates the one that the key belongs to is taken.
        /// - Throws: `GraphError` with `certificate-unreadable` or `certificate-key-mismatch`.
        public init(pem: [UInt8]) throws(GraphError) {
            try self.init(file: pem)
        }

        /// - Parameters:
        ///   - bytes: a file with a certificate and its RSA key: PEM, in any order, or PFX (PKCS #12). Of several
        ///     certificates the one that the key belongs to is taken.
        ///   - password: opens the file or its key; nil for none.
        ///   - sendsChain: assertions have the certificate itself in them, and those that it is signed with (`x5c`), for
        ///     apps that trust a certificate by its name and issuer; default false.
        /// - Throws: `GraphError` with `certificate-unreadable` or `certificate-key-mismatch`.
        public init(file bytes: [UInt8], password: Secret? = nil, sendsChain: Bool = false) throws(GraphError) {
            let contents = try CertificateFile(bytes, password: password?.value)
            guard let key = try? JWTKit.Insecure.RSA.PrivateKey(pem: contents.keyPEM) else {
                throw GraphError(
                    .certificateUnreadable,
                    "The private key cannot be read, or is not an RSA key of 2,048 bits or more.")
            }
            self.key = key
            var readCount = 0
            for bytes in contents.certificates {
                let pem = CertificateFile.pem("CERTIFICATE", bytes)
                guard let publicKey = try? JWTKit.Insecure.RSA.PublicKey(certificatePEM: pem),
                    let certificate = try? Certificate(derEncoded: bytes)
                else { continue }
                readCount += 1
                guard publicKey == key.publicKey else { continue }
                thumbprint = Base64URL.encoded(SHA256.hash(data: bytes))
                let start = Essentials.secondsSince1970(certificate.notValidBefore)
                validity = start...max(start, Essentials.secondsSince1970(certificate.notValidAfter))
                chain =
                    sendsChain
                    ? Self.chain(from: certificate, bytes, contents.certificates).map {
                        CertificateFile.pem("CERTIFICATE", $0)
                    } : []
                return
            }
            guard readCount > 0 else {
                throw GraphError(.certificateUnreadable, "The certificate cannot be read, or is not for an RSA key.")
            }
            throw GraphError(.certificateKeyMismatch, "The private key does not belong to the certificate.")
        }

        /// A certificate, then the one that it is signed with, and so on, as far as they are there.
        private static func chain(from first: Certificate, _ bytes: [UInt8], _ all: [[UInt8]]) -> [[UInt8]] {
            var chain = [bytes]
            var last = first
            var rest = all.filter { $0 != bytes }.compactMap { bytes in
                (try? Certificate(derEncoded: bytes)).map { (bytes, $0) }
            }
            while last.issuer != last.subject, let index = rest.firstIndex(where: { $0.1.subject == last.issuer }) {
                let (bytes, certificate) = rest.remove(at: index)
                chain.append(bytes)
                last = certificate
            }
            return chain
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
                aud: audience, iss: clientID, sub: clientID, jti: Essentials.uuid, nbf: now, iat: now,
                exp: now + Self.lifetime)
            var header = JWTHeader()
            header.alg = "PS256"
            header.typ = "JWT"
            header.fields["x5t#S256"] = .string(thumbprint)
            // JWTKit makes base 64 of their DER form of them.
            if !chain.isEmpty { header.fields["x5c"] = .array(chain.map { .string($0) }) }
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

    extension ClientAssertionCredential {
        /// With a certificate.
        public init(
            certificate: ClientCertificate,
            endpoint: GraphEndpoint,
            tenant: PathSegment,
            clientID: String,
            transport: any HTTPTransport
        ) {
            self.init(
                name: "certificate", endpoint: endpoint, tenant: tenant, clientID: clientID, transport: transport
            ) { audience throws(GraphError) in
                try await certificate.assertion(
                    clientID: clientID, audience: audience, now: ClientClock.system.secondsSince1970())
            }
        }
    }

    extension OnBehalfOfCredential {
        /// With a certificate.
        ///
        /// - Parameters:
        ///   - userToken: what the user's request came with; its audience is the app.
        ///   - endpoint: who issues tokens, and what for.
        ///   - tenant: the user's, by id or domain name.
        ///   - clientID: the app's id.
        ///   - certificate: the app's, with its key.
        ///   - transport: sends the requests.
        public init(
            userToken: AccessToken,
            endpoint: GraphEndpoint,
            tenant: PathSegment,
            clientID: String,
            certificate: ClientCertificate,
            transport: any HTTPTransport
        ) {
            let proof = ClientProof.assertion { audience throws(GraphError) in
                try await certificate.assertion(
                    clientID: clientID, audience: audience, now: ClientClock.system.secondsSince1970())
            }
            self.init(userToken, TokenEndpoint(endpoint, tenant, transport), clientID, proof)
        }
    }
#else
    /// An app's certificate, in a build without the trait Upload.
    @available(
        *, unavailable, message: "Certificates need the package's trait Upload: .package(…, traits: [\"Upload\"])."
    )
    public struct ClientCertificate {}
#endif
