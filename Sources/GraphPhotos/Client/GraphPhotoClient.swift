internal import PhotoNormalization

/// Microsoft Graph's photo endpoints.
///
/// Makes requests from targets and photos, sends them as often as it makes sense, and says what an answer means.
/// Nothing but a `NormalizedPhoto` becomes the body of an upload.
public struct GraphPhotoClient: Sendable {
    let sender: RetryingSender
    let memory = LearnedRefusals()

    /// - Parameters:
    ///   - endpoint: where requests go.
    ///   - tokens: where tokens come from.
    ///   - transport: sends the requests; shut down by whoever made it.
    ///   - options: how the client behaves.
    public init(
        endpoint: GraphEndpoint,
        tokens: any AccessTokenProvider,
        transport: any HTTPTransport,
        options: GraphClientOptions = GraphClientOptions()
    ) {
        self.init(endpoint: endpoint, tokens: tokens, transport: transport, options: options, clock: .system)
    }

    package init(
        endpoint: GraphEndpoint,
        tokens: any AccessTokenProvider,
        transport: any HTTPTransport,
        options: GraphClientOptions,
        clock: ClientClock
    ) {
        sender = RetryingSender(
            endpoint: endpoint, tokens: tokens, transport: transport, options: options, clock: clock)
    }

    var options: GraphClientOptions { sender.options }
    var clock: ClientClock { sender.clock }

    /// Reads a photo's metadata.
    ///
    /// - Returns: nil when there is no photo.
    /// - Throws: `GraphError`.
    public func metadata(of target: PhotoTarget) async throws(GraphError) -> ProfilePhoto? {
        try await metadata(of: target, policy: options.retries, since: clock.elapsed())
    }

    func metadata(
        of target: PhotoTarget,
        policy: RetryPolicy,
        since start: Duration
    ) async throws(GraphError) -> ProfilePhoto? {
        do throws(GraphError) {
            let answer = try await send(.metadata(of: target), target: target, policy: policy, since: start)
            guard let photo = ProfilePhoto(body: answer.answer.body, answer.foreign) else {
                throw GraphError(
                    .unexpectedAnswer, "The metadata for \(target) is none that Microsoft Graph gives."
                )
                .with(answer.receipt)
            }
            return photo.isPlaceholder ? nil : photo
        } catch {
            if error.code == ErrorKind.noPhoto.code { return nil }
            throw error
        }
    }

    /// Reads a photo's bytes.
    ///
    /// - Parameters:
    ///   - target: whose photo it is.
    ///   - size: nil for the largest there is.
    /// - Returns: the bytes, and what was told with them.
    /// - Throws: `GraphError`; `no-photo` when there is none, `unexpected-answer` for what is no image.
    public func download(_ target: PhotoTarget, size: PhotoSize? = nil) async throws(GraphError) -> DownloadedPhoto {
        let answer = try await send(try GraphRequest.download(target, size: size), target: target)
        let photo = DownloadedPhoto(
            bytes: answer.answer.body, contentType: answer.foreign.line(answer.answer.header("content-type")),
            etag: answer.foreign.line(answer.answer.header("etag")), service: answer.receipt)
        let image = ImageBytes(photo.bytes)
        if photo.bytes.isEmpty || image?.isPlaceholder == true {
            throw GraphError(.noPhoto, "There is no photo for \(target).").with(answer.receipt)
        }
        // The transport unpacks what it knows.
        let coding = answer.foreign.line(answer.answer.header("content-encoding"))
        let isPacked = coding.map { !["identity", "gzip", "x-gzip", "deflate"].contains($0.lowercased()) } ?? false
        guard image != nil, !isPacked else {
            let type = photo.contentType.map { ", \($0)" } ?? ""
            let packing = isPacked ? ", packed with \(coding ?? "")" : ""
            throw GraphError(
                .unexpectedAnswer, "What was answered for \(target) is no photo that can be kept\(type)\(packing)."
            ).with(answer.receipt)
        }
        return photo
    }

    /// Deletes a photo.
    ///
    /// - Throws: `GraphError`; `no-photo` when there is none.
    public func delete(_ target: PhotoTarget) async throws(GraphError) -> ServiceReceipt {
        let request = try GraphRequest.delete(target)
        _ = try await tokenWarnings(for: target)
        return try await send(request, target: target).receipt
    }

    /// Sets width and height.
    ///
    /// - Parameters:
    ///   - width: pixels.
    ///   - height: pixels.
    ///   - target: a user, a group, or the owner of the drive.
    /// - Returns: the service's answer.
    /// - Throws: `GraphError`; `dimensions-refused` when the service computes them itself. Never tried again.
    public func setDimensions(width: Int, height: Int, of target: PhotoTarget) async throws(GraphError)
        -> ServiceReceipt
    {
        let request = try GraphRequest.dimensions(width: width, height: height, of: target)
        _ = try await tokenWarnings(for: target)
        return try await sendDimensions(request, target, since: clock.elapsed())
    }

    /// Bytes that a photo may have in a request for this target, with a token that is valid now; 0 for none.
    ///
    /// - Throws: `GraphError` when there is no token.
    public func maximumPhotoByteCount(
        for target: PhotoTarget,
        method: UploadMethod = .put
    ) async throws(GraphError) -> Int {
        try await sender.room(for: target, method: method)
    }

    /// A new token is worth another try, anything else is not.
    func sendDimensions(
        _ request: GraphRequest,
        _ target: PhotoTarget,
        since start: Duration
    ) async throws(GraphError) -> ServiceReceipt {
        var policy = options.retries
        policy.maximumAttemptCount = 1
        return try await send(request, target: target, policy: policy, since: start).receipt
    }

    func send(
        _ request: GraphRequest,
        target: PhotoTarget,
        policy: RetryPolicy? = nil,
        since start: Duration? = nil
    ) async throws(GraphError) -> RetryingSender.Answer {
        try await sender.send(request, target: target, policy: policy ?? options.retries, since: start)
    }
}

/// A photo as the service has it.
public struct DownloadedPhoto: Sendable {
    /// As they came.
    public let bytes: [UInt8]
    /// "image/jpeg".
    public let contentType: String?
    /// Changes with the photo.
    public let etag: String?
    /// The service's answer.
    public let service: ServiceReceipt
}

extension GraphError {
    func with(_ receipt: ServiceReceipt) -> GraphError {
        with {
            $0.httpStatus = receipt.httpStatus
            $0.requestID = receipt.requestID
            $0.clientRequestID = receipt.clientRequestID
            $0.attemptCount = receipt.attemptCount
        }
    }
}
