internal import GraphPhotos
internal import PhotoNormalization

/// What a server writes that brings its own HTTP client and its own tokens.
struct Uploads {
    let client: GraphPhotoClient

    init() throws(GraphError) {
        var options = GraphClientOptions()
        options.retries.maximumAttemptCount = 3
        options.retries.maximumTotal = .seconds(60)
        options.gate = InFlightGate(limit: 8)
        options.checksToken = true
        options.userAgent = "consumer"
        let graph = try ServiceURL("https://graph.microsoft.com")
        client = GraphPhotoClient(
            endpoint: GraphEndpoint(cloud: .global, graph: graph),
            tokens: CachedTokens(OwnTokens()),
            transport: OwnTransport(),
            options: options
        )
    }

    func send(_ bytes: [UInt8], in pool: PhotoNormalizationPool, to user: String) async -> [String] {
        do throws(GraphError) {
            let target = PhotoTarget.user(try PathSegment(user))
            var options = UploadOptions()
            options.method = .put
            options.dimensions = .auto
            options.verification = .metadata
            let receipt = try await client.upload(bytes, normalizedBy: .profile, in: pool, to: target, options: options)
            let photo = try await client.metadata(of: target)
            let downloaded = try await client.download(target, size: .pixels240)
            let deleted = try await client.delete(target)
            return Consumer.lines(of: receipt.report) + [
                "\(receipt.service.httpStatus) \(receipt.service.requestID ?? "") \(receipt.isVisible ?? false)",
                "\(receipt.warnings) \(photo?.width ?? 0) × \(photo?.height ?? 0) \(downloaded.bytes.count)",
                "\(deleted.attemptCount) \(word(for: target)) \(stored(receipt.report))",
            ]
        } catch {
            return lines(of: error)
        }
    }

    private func lines(of error: GraphError) -> [String] {
        let wait = error.code == ErrorKind.throttled.code ? error.retryAfter.map { "\($0)" } ?? "unknown" : "not at all"
        return [
            "\(error.code) \(error.category.httpStatus) \(word(for: error.category))", error.message, error.remedy,
            "\(error.httpStatus ?? 0) \(error.serviceCode ?? "") \(error.requestID ?? "") \(error.attemptCount) \(wait)",
            "\(stored(error)) \(error.photoError.code) \(GraphErrorCatalog.all.count)",
        ]
    }
}

/// A credential of one's own.
struct OwnTokens: TokenSource {
    let name = "the server's own"

    func newToken() async throws(GraphError) -> AccessToken {
        throw GraphError(.noCredential, "Nobody has signed in.", remedy: "Sign in.")
    }
}

/// An HTTP client of one's own.
struct OwnTransport: HTTPTransport {
    func send(_ request: HTTPExchangeRequest) async throws(TransportError) -> HTTPExchangeAnswer {
        guard request.method == "GET", request.body.isEmpty, request.timeout > .zero else {
            throw TransportError(.cannotConnect, "no network for \(request.url)")
        }
        return HTTPExchangeAnswer(status: 404, headers: request.headers.filter { $0.name == "client-request-id" })
    }
}

func word(for target: PhotoTarget) -> String {
    switch target {
    case .me: "me"
    case .user(let id), .group(let id), .team(let id): id.text
    case .contact(let id, let folder, let mailbox): "\(id) \(folder?.text ?? "") \(mailbox?.text ?? "")"
    case .driveOwner: "drive owner"
    }
}

func word(for kind: TransportError.Kind) -> String {
    switch kind {
    case .cannotConnect: "cannot connect"
    case .connectionLost: "connection lost"
    case .timedOut: "timed out"
    case .encryptionFailed: "encryption failed"
    case .proxyFailed: "proxy failed"
    case .answerTooLarge: "answer too large"
    case .cancelled: "cancelled"
    case .invalidRequest: "invalid request"
    }
}
