#if Upload
    internal import PhotoNormalization

    /// Looks whether an uploaded photo is there.
    struct UploadVerifier: Sendable {
        let client: GraphPhotoClient
        let target: PhotoTarget

        /// What there was before the upload.
        enum Before: Sendable, Hashable {
            case noPhoto
            case photo(etag: String?)
            /// The question was not answered; what comes after cannot be compared.
            case unknown
        }

        struct Sighting: Sendable, Hashable {
            var isVisible: Bool
            var etag: String?
        }

        /// What only the upload itself needs to fail on, such as a permission, does not end it here.
        func stateBefore() async throws(GraphError) -> Before {
            do throws(GraphError) {
                guard let photo = try await client.metadata(of: target) else { return .noPhoto }
                return .photo(etag: photo.etag)
            } catch {
                // No photo was sent.
                if error.isCancellation { throw .cancelled }
                return .unknown
            }
        }

        /// Asks until the photo is there, or the time is up.
        func wait(for photo: NormalizedPhoto, _ before: Before) async throws(GraphError) -> Sighting {
            let clock = client.clock
            let start = clock.elapsed()
            var delay = Duration.milliseconds(250)
            while true {
                let sighting = try await look(for: photo, before)
                let elapsed = clock.elapsed() - start
                if sighting.isVisible || elapsed >= client.options.visibilityTimeout { return sighting }
                do {
                    try await clock.sleep(min(delay, client.options.visibilityTimeout - elapsed))
                } catch {
                    throw .cancelled
                }
                delay = min(delay * 2, .seconds(2))
            }
        }

        private func look(for photo: NormalizedPhoto, _ before: Before) async throws(GraphError) -> Sighting {
            do throws(GraphError) {
                guard let shown = try await client.metadata(of: target) else { return Sighting(isVisible: false) }
                switch before {
                case .noPhoto: return Sighting(isVisible: true, etag: shown.etag)
                case .photo(let etag) where etag != nil && shown.etag != nil && shown.etag != etag:
                    return Sighting(isVisible: true, etag: shown.etag)
                case .photo, .unknown:
                    // The same bytes can keep their tag: they themselves tell.
                    let isSame = try await client.download(target).bytes == photo.bytes
                    return Sighting(isVisible: isSame, etag: shown.etag)
                }
            } catch {
                // The photo was accepted: that it cannot be looked at does not undo it.
                if error.isCancellation { throw error }
                return Sighting(isVisible: false)
            }
        }
    }
#endif
