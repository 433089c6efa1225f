extension PlanLine {
    /// Whether a line can still be carried out: only what the plan saw is sent, and only in place of what it saw.
    ///
    /// - Parameters:
    ///   - sha256: of the photo's file as it is now; nil when it is gone.
    ///   - cloud: what the target has now.
    /// - Returns: why it is refused; nil when it is as the plan saw it.
    package func drift(sha256: String?, cloud: CloudPhoto) -> SyncError? {
        guard let photo = photos.first else { return nil }
        guard let sha256 else { return SyncError(.planPhotoChanged, "The photo \(photo.path) is gone.") }
        if sha256 != photo.sha256 {
            return SyncError(.planPhotoChanged, "The photo \(photo.path) is another than the plan saw.")
        }
        let who = name ?? target.map { "\($0.kind) \($0.id)" } ?? "the target"
        switch (hasCloudPhoto, cloud) {
        case (false, .missing): return nil
        case (false, .present):
            return SyncError(.planTargetChanged, "There is a photo of \(who) now, and there was none.")
        case (true, .missing): return SyncError(.planTargetChanged, "There is no photo of \(who) any more.")
        case (true, .present(let now)):
            return now == etag
                ? nil : SyncError(.planTargetChanged, "The photo of \(who) is another than the plan saw.")
        // The plan did not see it, so nothing can be said.
        case (nil, _): return nil
        }
    }
}
