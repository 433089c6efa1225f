#if Upload
    internal import NIOSSL
    internal import SwiftASN1
    internal import X509

    /// What is wrong with a server's certificates, in words and with a remedy; nil when nothing can be said.
    struct CertificateProblem: Sendable {
        let detail: String
        let remedy: String?

        /// - Parameters:
        ///   - chain: what the server shows, its own first.
        ///   - now: seconds since 1970.
        init?(_ chain: [NIOSSLCertificate], now: Int) {
            let certificates = chain.prefix(10).compactMap { certificate in
                (try? certificate.toDERBytes()).flatMap { try? Certificate(derEncoded: $0) }
            }
            guard let own = certificates.first else { return nil }
            for certificate in certificates {
                let whose = certificate == own ? "its certificate" : "a certificate that its own is signed with"
                let end = Essentials.secondsSince1970(certificate.notValidAfter)
                let start = Essentials.secondsSince1970(certificate.notValidBefore)
                if end < now {
                    self.init(
                        "\(whose) expired on \(Timestamp.day(end))",
                        "It is the server's to be renewed; check this machine's clock, too.")
                    return
                }
                if start > now {
                    self.init(
                        "\(whose) is valid from \(Timestamp.day(start)) on only", "Check this machine's clock.")
                    return
                }
            }
            let issuer = ForeignText(hiding: []).line(certificates.last?.issuer.description ?? "")
            self.init("its certificate is not trusted; it was issued by \(issuer)", nil)
        }

        private init(_ detail: String, _ remedy: String?) {
            self.detail = detail
            self.remedy = remedy
        }
    }
#endif
