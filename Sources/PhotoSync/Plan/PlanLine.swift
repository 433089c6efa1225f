/// What a plan does with one target, or why it leaves a photo out.
package struct PlanLine: Codable, Sendable, Hashable {
    /// What is done.
    package enum Outcome: String, Codable, Sendable, Hashable, CaseIterable {
        /// Sent to somebody who has none.
        case new
        /// Sent in place of another.
        case replaces
        /// Not sent: it was sent before, and is there.
        case unchanged
        /// Not sent: what is there is neither what was sent nor what the plan is to replace.
        case changedInCloud = "changed-in-cloud"
        /// Not sent: only who has none gets one.
        case hasPhoto = "has-photo"
        /// Not sent: the photo cannot be used.
        case rejected
        /// Not sent: there are two photos for the target.
        case twoPhotos = "two-photos"
        /// Not sent: the photo could be that of several targets.
        case severalTargets = "several-targets"
        /// Not sent: nobody is named so.
        case nobody
        /// Not sent: no rule knows the file's name.
        case noRule = "no-rule"

        /// Whether a photo goes out.
        package var isSent: Bool { self == .new || self == .replaces }
    }

    /// What to look at before it is sent.
    package enum Notice: String, Codable, Sendable, Hashable, CaseIterable {
        /// The EXIF dimensions contradict the frame.
        case mayLieOnItsSide = "may-lie-on-its-side"
        /// Another target gets the same bytes: a column may have shifted.
        case samePicture = "same-picture"
    }

    /// The file, as the plan saw it.
    package struct Photo: Codable, Sendable, Hashable {
        package var path: String
        package var byteCount: Int
        /// When it was last changed, in UTC: "2024-05-02T10:00:00Z".
        package var modified: String
        /// nil where it was not read.
        package var sha256: String?
        /// Of what would be sent; nil when it is not known.
        package var outputByteCount: Int?
    }

    package var outcome: Outcome
    /// nil for a photo that is nobody's.
    package var target: PlanTarget?
    /// For people: the user principal name.
    package var name: String?
    /// The one photo, or those among which there is no choice.
    package var photos: [Photo]
    /// What named the photo: "employeeId", or "map".
    package var rule: String?
    /// The line of the table that named it.
    package var line: Int?
    /// Whether there is a photo in the cloud; nil when it is not known.
    package var hasCloudPhoto: Bool?
    /// Its ETag.
    package var etag: String?
    /// Why the photo cannot be used.
    package var code: String?
    package var message: String?
    /// Targets that the photo could be for.
    package var candidates: [PlanTarget]?
    /// What the file says of somebody whom there is not.
    package var value: String?
    /// The nearest name that somebody has; never used.
    package var hint: String?
    package var notices: [Notice]?

    init(_ outcome: Outcome, photos: [Photo]) {
        self.outcome = outcome
        self.photos = photos
    }
}
