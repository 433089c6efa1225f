internal import PhotoNormalization

/// Looks whether an uploaded photo is there.
///
/// By its metadata alone: services encode photos again, so bytes that come back say nothing.
struct UploadVerifier: Sendable {
    let client: GraphPhotoClient
    let target: PhotoTarget
    /// Of the photo.
    let byteCount: Int
    /// When the upload began, by the client's clock.
    let start: Duration
    /// How long a group or a mailbox that is still being made is waited for, before the upload.
    let mailboxWait: Duration

    /// What there was before the upload.
    enum Before: Sendable, Hashable {
        case noPhoto
        case photo(etag: String?)
        /// The question was not answered; what comes after cannot be compared.
        case unknown
    }

    /// What is seen after it.
    enum Sighting: Sendable, Hashable {
        case visible(etag: String?)
        /// Still none.
        case noPhoto
        /// The ETag of before: the same photo, or a read that is behind.
        case unchanged(etag: String)
        /// A photo, and nothing to tell it from the one before.
        case incomparable(etag: String?)
        case unreadable(GraphError)
    }

    /// - Throws: what the upload itself would fail with as well: nobody there, nobody who is Microsoft Graph, a token
    ///   that is refused, nobody by this id. A missing right to read does not keep anybody from writing.
    func stateBefore() async throws(GraphError) -> Before {
        do throws(GraphError) {
            guard let photo = try await look(within: client.options.visibilityTimeout, mailboxWait)
            else { return .noPhoto }
            return .photo(etag: photo.etag)
        } catch {
            guard Self.concernsReadingOnly(error) || needsNoMailbox(error) else {
                // The photo was not sent.
                throw error.with {
                    if error.isCancellation, case .refused(let status) = error.delivery { $0.httpStatus = status }
                    $0.attemptCount = 0
                    $0.delivery = .notSent
                }
            }
            // What it asks for holds for all requests of the app.
            if let asked = error.retryAfter, asked < client.options.retries.maximumTotal - elapsed {
                client.options.onWait?(
                    RetryNotice(
                        httpStatus: error.httpStatus, code: error.code, delay: asked, total: elapsed + asked,
                        attemptCount: error.attemptCount))
                do {
                    try await client.clock.sleep(asked)
                } catch {
                    throw .cancelled
                }
            }
            return .unknown
        }
    }

    /// People without a mailbox may have small photos: whether these may, the service says.
    private func needsNoMailbox(_ error: GraphError) -> Bool {
        error.code == ErrorKind.noMailbox.code && (target.kind == .user || target.kind == .me)
            && byteCount <= Self.maximumByteCountWithoutMailbox
    }

    private static let maximumByteCountWithoutMailbox = 100_000

    private static func concernsReadingOnly(_ error: GraphError) -> Bool {
        let kinds: [ErrorKind] = [
            .forbidden, .appOnlyForbidden, .throttled, .serviceUnavailable, .storageFailed, .requestRefused,
            .connectionLost, .timedOut,
        ]
        return kinds.contains { $0.code == error.code }
    }

    /// Asks until the photo is there, or the time for it is up.
    ///
    /// - Throws: when it is cancelled.
    func wait(_ before: Before) async throws(GraphError) -> Sighting {
        let clock = client.clock
        let end = elapsed + client.options.visibilityTimeout
        var delay = Duration.milliseconds(250)
        while true {
            let sighting = try await sighting(before, within: end - elapsed)
            switch sighting {
            case .visible, .incomparable, .unreadable: return sighting
            case .noPhoto, .unchanged: break
            }
            // A look takes time, too.
            let left = min(end, client.options.retries.maximumTotal) - elapsed - Self.lastLook
            guard left > .zero else { return sighting }
            do {
                try await clock.sleep(min(delay, left))
            } catch {
                throw .cancelled
            }
            delay = min(delay * 2, .seconds(2))
        }
    }

    /// Kept of the time for the last look.
    private static let lastLook = Duration.milliseconds(250)

    private var elapsed: Duration { client.clock.elapsed() - start }

    private func sighting(_ before: Before, within time: Duration) async throws(GraphError) -> Sighting {
        do throws(GraphError) {
            guard let shown = try await look(within: time) else { return .noPhoto }
            switch (before, shown.etag) {
            case (.noPhoto, let etag): return .visible(etag: etag)
            case (.photo(let old?), let etag?): return etag == old ? .unchanged(etag: etag) : .visible(etag: etag)
            case (.photo, let etag), (.unknown, let etag): return .incomparable(etag: etag)
            }
        } catch {
            // The photo was accepted: that it cannot be looked at does not undo it.
            if error.isCancellation { throw error }
            return .unreadable(error)
        }
    }

    private func look(
        within time: Duration,
        _ mailboxWait: Duration = .zero
    ) async throws(GraphError) -> ProfilePhoto? {
        var policy = client.options.retries
        policy.maximumMailboxWait = mailboxWait
        policy.maximumTotal = min(policy.maximumTotal, elapsed + time)
        return try await client.metadata(of: target, policy: policy, since: start)
    }
}

extension PhotoWarning {
    /// What was not seen of a photo that was accepted; nil when it was.
    init?(_ sighting: UploadVerifier.Sighting, _ before: UploadVerifier.Before, _ target: PhotoTarget) {
        let (code, words): (PhotoWarning.Code, String)
        switch sighting {
        case .visible: return nil
        case .noPhoto: (code, words) = (GraphErrorCatalog.notYetVisible, "and does not show it yet.")
        case .unchanged:
            (code, words) = (
                GraphErrorCatalog.notYetVisible,
                "and does not show another than before yet: it is the same, or reads are behind."
            )
        case .incomparable:
            let reason =
                before == .unknown ? "what was there before could not be read" : "the service gives no ETag"
            (code, words) = (
                GraphErrorCatalog.notVerified,
                "and shows a photo; whether it is this one cannot be told, since \(reason)."
            )
        case .unreadable(let error):
            (code, words) = (
                GraphErrorCatalog.notVerified, "but whether it shows it could not be read. \(error.message)"
            )
        }
        self.init(code: code, message: "The service accepted the photo for \(target), \(words)")
    }
}
