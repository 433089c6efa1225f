public import PhotoNormalization

extension GraphPhotoClient {
    /// Normalizes a photo once, to the room that a request leaves for it, and uploads it.
    ///
    /// - Parameters:
    ///   - bytes: a photo as it comes.
    ///   - normalization: what is to become of it; the request's room is the most that its bytes may be.
    ///   - pool: normalizes it.
    ///   - target: whose photo it becomes.
    ///   - uploadOptions: how it is uploaded.
    /// - Returns: what became of it, with the report of the one normalization.
    /// - Throws: `GraphError` when there is no token, the photo cannot be normalized, or is not there afterwards.
    public func upload(
        _ bytes: [UInt8],
        normalizedBy normalization: NormalizationOptions = .request,
        in pool: PhotoNormalizationPool,
        to target: PhotoTarget,
        options uploadOptions: UploadOptions = UploadOptions()
    ) async throws(GraphError) -> UploadReceipt {
        // Its warnings come with the upload's.
        _ = try await tokenWarnings(for: target)
        let room = try await maximumPhotoByteCount(for: target, method: uploadOptions.method)
        guard room > 0 else { throw GraphError(.requestTooLarge, "The token leaves no room for a photo.") }
        var options = normalization
        let wanted = options.maximumByteCount.byteCount(inputByteCount: bytes.count)
        options.maximumByteCount = .bytes(min(wanted, room))
        let photo: NormalizedPhoto
        do throws(PhotoError) {
            photo = try await pool.normalize(bytes, options: options)
        } catch {
            throw GraphError(error)
        }
        return try await upload(photo, to: target, options: uploadOptions)
    }

    /// Uploads a photo: sends it, sets its dimensions, and looks whether it arrived.
    ///
    /// - Parameters:
    ///   - photo: a checked photo, of at most `maximumPhotoByteCount(for:method:)` bytes.
    ///   - target: whose photo it becomes.
    ///   - uploadOptions: how it is uploaded.
    /// - Returns: what became of it. A photo that was accepted and is not shown yet is a warning.
    /// - Throws: `GraphError` when the photo is not there afterwards; `request-too-large` when there is no room for it.
    public func upload(
        _ photo: NormalizedPhoto,
        to target: PhotoTarget,
        options uploadOptions: UploadOptions = UploadOptions()
    ) async throws(GraphError) -> UploadReceipt {
        if uploadOptions.dimensions == .required {
            // Known before anything is sent.
            _ = try GraphRequest.dimensions(width: photo.width, height: photo.height, of: target)
        }
        let request = try GraphRequest.upload(photo, to: target, method: uploadOptions.method)
        let warnings = try await tokenWarnings(for: target)

        // The look before and the photo itself share one limit for waiting.
        let wait = uploadOptions.mailboxTimeout(for: target)
        let verifier = UploadVerifier(
            client: self, target: target, byteCount: photo.bytes.count, start: clock.elapsed(), mailboxWait: wait)
        let before = uploadOptions.verification == .metadata ? try await verifier.stateBefore() : nil
        var policy = options.retries
        policy.maximumMailboxWait = max(.zero, wait - (clock.elapsed() - verifier.start))
        var receipt = UploadReceipt(
            service: try await send(request, target: target, policy: policy, since: verifier.start).receipt,
            report: photo.report, warnings: warnings)
        do throws(GraphError) {
            if let warning = try await setDimensions(of: photo, target, uploadOptions, since: verifier.start) {
                receipt.warnings.append(warning)
            }
            if let before { receipt.note(try await verifier.wait(before), before, target) }
            return receipt
        } catch {
            // Whoever reads of what went wrong now has to know that the photo was accepted.
            throw error.with {
                $0.attemptCount = receipt.service.attemptCount
                $0.delivery = .accepted
                if !error.isCancellation { $0.message += " The photo itself was accepted." }
            }
        }
    }

    private func setDimensions(
        of photo: NormalizedPhoto,
        _ target: PhotoTarget,
        _ options: UploadOptions,
        since start: Duration
    ) async throws(GraphError) -> PhotoWarning? {
        guard options.setsDimensions(of: target) else { return nil }
        if options.dimensions == .auto {
            if memory.refusesDimensions(target.kind) { return nil }
            if await hasRefusedDimensions(of: target) {
                _ = memory.rememberRefusal(target.kind)
                return nil
            }
        }
        let request = try GraphRequest.dimensions(width: photo.width, height: photo.height, of: target)
        do throws(GraphError) {
            _ = try await sendDimensions(request, target, since: start)
            await keepRefusalOfDimensions(of: target, isRefused: false)
            return nil
        } catch {
            if options.dimensions == .required || error.isCancellation { throw error }
            // The photo is uploaded: whatever went wrong with its dimensions cannot undo that.
            guard error.isRefusalOfDimensions else { return .dimensionsNotSet(error) }
            await keepRefusalOfDimensions(of: target, isRefused: true)
            return memory.rememberRefusal(target.kind) ? .dimensionsNotSet(error) : nil
        }
    }
}

extension GraphError {
    fileprivate var isRefusalOfDimensions: Bool { code == ErrorKind.dimensionsRefused.code }
}

extension PhotoWarning {
    fileprivate static func dimensionsNotSet(_ error: GraphError) -> PhotoWarning {
        let status = error.httpStatus.map { " (\($0))" } ?? ""
        let reason =
            error.isRefusalOfDimensions
            ? "The service refused width and height\(status): it computes these itself."
            : "Width and height were not set: \(error.message)"
        return PhotoWarning(code: GraphErrorCatalog.dimensionsNotSet, message: reason)
    }
}

extension UploadReceipt {
    fileprivate mutating func note(
        _ sighting: UploadVerifier.Sighting,
        _ before: UploadVerifier.Before,
        _ target: PhotoTarget
    ) {
        switch sighting {
        case .visible(let tag): (isVisible, etag) = (true, tag)
        case .noPhoto: isVisible = false
        case .unchanged(let tag): (isVisible, etag) = (false, tag)
        case .incomparable(let tag): etag = tag
        case .unreadable: break
        }
        if let warning = PhotoWarning(sighting, before, target) { warnings.append(warning) }
    }
}
