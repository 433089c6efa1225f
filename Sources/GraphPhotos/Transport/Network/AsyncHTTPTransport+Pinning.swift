#if Upload
    internal import AsyncHTTPClient
    internal import Crypto
    internal import NIOCore
    internal import NIOSSL

    extension AsyncHTTPTransport {
        /// Sends to a server whose certificate nobody else vouches for, on a connection of its own. The certificate is
        /// looked at after the handshake and before anything of the request is written.
        func sendPinned(
            _ request: HTTPExchangeRequest,
            thumbprint: String
        ) async throws(TransportError) -> HTTPExchangeAnswer {
            var encryption = TLSConfiguration.makeClientConfiguration()
            encryption.minimumTLSVersion = .tlsv12
            encryption.certificateVerification = .none
            var configuration = HTTPClient.Configuration(tlsConfiguration: encryption)
            configuration.redirectConfiguration = .disallow
            configuration.timeout.connect = .seconds(10)
            configuration.connectionPool.retryConnectionEstablishment = false
            configuration.httpVersion = .http1Only
            configuration.http1_1ConnectionDebugInitializer = { channel in
                channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
                    guard let bytes = try certificate?.toDERBytes(), Self.digest(bytes, thumbprint.count) == thumbprint
                    else { throw UnknownCertificate() }
                }
            }
            let client = HTTPClient(configuration: configuration)
            let result: Result<HTTPExchangeAnswer, TransportError>
            do {
                result = .success(try await Self.send(request, client, movements, logger))
            } catch is UnknownCertificate {
                result = .failure(
                    TransportError(.encryptionFailed, "the server's certificate is not the one with the thumbprint"))
            } catch {
                result = .failure(Task.isCancelled ? TransportError(.cancelled, "cancelled") : TransportError(error))
            }
            try? await client.shutdown()
            return try result.get()
        }

        private static func digest(_ bytes: [UInt8], _ digitCount: Int) -> String {
            let digest: [UInt8] =
                digitCount == 40 ? Array(Insecure.SHA1.hash(data: bytes)) : Array(SHA256.hash(data: bytes))
            return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    struct UnknownCertificate: Error {}
#endif
