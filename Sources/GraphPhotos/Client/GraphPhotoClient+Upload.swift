#if Upload
    internal import PhotoMetadata
    public import PhotoNormalization

    extension GraphPhotoClient {
        /// Uploads a photo: makes it fit into the request, sends it, sets its dimensions, and looks whether it arrived.
        ///
        /// - Parameters:
        ///   - photo: a checked photo. Where request line, headers and token leave too little room for it, it is
        ///     normalized again to what is left.
        ///   - target: whose photo it becomes.
        ///   - uploadOptions: how it is uploaded.
        /// - Returns: what became of it. A photo that was accepted and is not shown yet is a warning.
        /// - Throws: `GraphError` when the photo is not there afterwards.
        public func upload(
            _ photo: NormalizedPhoto,
            to target: PhotoTarget,
            options uploadOptions: UploadOptions = UploadOptions()
        ) async throws(GraphError) -> UploadReceipt {
            if uploadOptions.dimensions == .required {
                // Known before anything is sent.
                _ = try GraphRequest.dimensions(width: photo.width, height: photo.height, of: target)
            }
            _ = try GraphRequest.upload(photo, to: target, method: uploadOptions.method)
            try await checkToken(for: target)

            let verifier = UploadVerifier(client: self, target: target)
            let before = uploadOptions.verification == .metadata ? try await verifier.stateBefore() : nil
            let (accepted, sent) = try await send(photo, to: target, method: uploadOptions.method)
            do throws(GraphError) {
                return try await complete(accepted, sent, target, uploadOptions, before, verifier)
            } catch {
                // Who stops now has to know that the photo was accepted.
                throw error.isCancellation ? error.with(accepted) : error
            }
        }

        /// What follows an acceptance: dimensions, and looking for the photo.
        private func complete(
            _ first: ServiceReceipt,
            _ photo: NormalizedPhoto,
            _ target: PhotoTarget,
            _ uploadOptions: UploadOptions,
            _ before: UploadVerifier.Before?,
            _ verifier: UploadVerifier
        ) async throws(GraphError) -> UploadReceipt {
            var (accepted, sent) = (first, photo)
            var warnings: [PhotoWarning] = []
            if let warning = try await setDimensions(of: sent, target, uploadOptions) {
                warnings.append(warning)
            }
            guard let before else {
                return UploadReceipt(
                    service: accepted, report: sent.report, etag: nil, isVisible: nil, warnings: warnings)
            }

            var seen = try await verifier.wait(for: sent, before)
            if !seen.isVisible {
                // An acceptance without effect looks like a read that is behind; the same bytes once more do no harm.
                (accepted, sent) = try await send(sent, to: target, method: uploadOptions.method)
                accepted.attemptCount += first.attemptCount
                seen = try await verifier.wait(for: sent, before)
            }
            if !seen.isVisible { warnings.append(.notYetVisible(target)) }
            return UploadReceipt(
                service: accepted, report: sent.report, etag: seen.etag, isVisible: seen.isVisible, warnings: warnings)
        }

        /// Sends the photo, or a smaller one where there is no room for it.
        private func send(
            _ photo: NormalizedPhoto,
            to target: PhotoTarget,
            method: UploadMethod
        ) async throws(GraphError) -> (ServiceReceipt, NormalizedPhoto) {
            var photo = photo
            while true {
                let request = try GraphRequest.upload(photo, to: target, method: method)
                let room: Int
                do throws(RetryingSender.Obstacle) {
                    return (try await sender.send(request, target: target, policy: options.retries).receipt, photo)
                } catch {
                    switch error {
                    case .failed(let error): throw error
                    case .tooLarge(let count): room = count
                    }
                }
                photo = try await shrunk(photo, to: room)
            }
        }

        private func shrunk(_ photo: NormalizedPhoto, to byteCount: Int) async throws(GraphError) -> NormalizedPhoto {
            guard byteCount > 0 else { throw GraphError(.requestTooLarge, "The token leaves no room for a photo.") }
            // What is in the photo was chosen when it was normalized first.
            var options = NormalizationOptions(maximumByteCount: .bytes(byteCount), metadata: .keep)
            options.minimumEdge = 1
            options.limits = .command
            options.checksItself = true
            let pool = PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: 1 << 30)
            do throws(PhotoError) {
                return try await pool.normalize(photo.bytes, options: options)
            } catch {
                throw GraphError(error)
            }
        }

        private func setDimensions(
            of photo: NormalizedPhoto,
            _ target: PhotoTarget,
            _ options: UploadOptions
        ) async throws(GraphError) -> PhotoWarning? {
            guard options.setsDimensions(of: target) else { return nil }
            if options.dimensions == .auto, memory.refusesDimensions(target.kind) { return nil }
            let request = try GraphRequest.dimensions(width: photo.width, height: photo.height, of: target)
            do throws(GraphError) {
                _ = try await sendDimensions(request, target)
                return nil
            } catch {
                if options.dimensions == .required || error.isCancellation { throw error }
                // The photo is uploaded: whatever went wrong with its dimensions cannot undo that.
                guard error.isRefusalOfDimensions else { return .dimensionsNotSet(error) }
                return memory.rememberRefusal(target.kind) ? .dimensionsNotSet(error) : nil
            }
        }
    }

    extension GraphError {
        fileprivate var isRefusalOfDimensions: Bool { code == GraphError(.dimensionsRefused, "").code }
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

        fileprivate static func notYetVisible(_ target: PhotoTarget) -> PhotoWarning {
            PhotoWarning(
                code: GraphErrorCatalog.notYetVisible,
                message: "The service accepted the photo for \(target), and does not show it yet.")
        }
    }
#endif
