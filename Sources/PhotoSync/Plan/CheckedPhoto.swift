package import PhotoNormalization

/// What is known of a photo's file once it was read.
package struct CheckedPhoto: Sendable, Hashable {
    /// Of the file, in hexadecimal digits.
    package var sha256: String
    /// Why it cannot be sent; nil when it can.
    package var error: PhotoError? { errors.first }
    /// One, or none, which takes eight bytes: there are as many photos as people.
    private let errors: [PhotoError]
    /// Of what would be sent; nil when it is not known.
    package var outputByteCount: Int?
    /// Width × height; nil when it is not known.
    package var pixelCount: Int?
    /// Its EXIF dimensions contradict its frame.
    package var mayLieOnItsSide: Bool

    /// - Parameters:
    ///   - sha256: of the file, in hexadecimal digits.
    ///   - error: why it cannot be sent.
    ///   - outputByteCount: of what would be sent.
    ///   - pixelCount: width × height.
    ///   - mayLieOnItsSide: its EXIF dimensions contradict its frame.
    package init(
        sha256: String,
        error: PhotoError? = nil,
        outputByteCount: Int? = nil,
        pixelCount: Int? = nil,
        mayLieOnItsSide: Bool = false
    ) {
        self.sha256 = sha256
        errors = error.map { [$0] } ?? []
        self.outputByteCount = outputByteCount
        self.pixelCount = pixelCount
        self.mayLieOnItsSide = mayLieOnItsSide
    }
}

/// What is known of a target's photo in the cloud.
package enum CloudPhoto: Sendable, Hashable {
    case missing
    /// There is one; its ETag, where the service tells one.
    case present(etag: String?)
}

/// What was sent to a target before.
package struct EarlierUpload: Sendable, Hashable {
    /// Of the file, in hexadecimal digits.
    package var sha256: String
    /// Of the photo that was seen afterwards; nil when none was told.
    package var etag: String?

    /// - Parameters:
    ///   - sha256: of the file, in hexadecimal digits.
    ///   - etag: of the photo that was seen afterwards.
    package init(sha256: String, etag: String?) {
        self.sha256 = sha256
        self.etag = etag
    }
}
