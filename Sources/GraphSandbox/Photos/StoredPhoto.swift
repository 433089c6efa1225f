/// A photo as the service keeps it.
public struct StoredPhoto: Sendable, Hashable {
    /// As they are given out.
    public let bytes: [UInt8]
    /// Of the bytes, in hexadecimal digits.
    public let sha256: String
    /// Of the bytes as they came in.
    public let sentSHA256: String
    /// With its quotation marks, as the header field has it; nil for none.
    public let etag: String?
    /// Pixels of the stored frame.
    public let width: Int
    /// Pixels of the stored frame.
    public let height: Int
    /// What a `PATCH {height, width, id}` said since the bytes came; nil: nothing.
    public internal(set) var declared: DeclaredDimensions?
}

/// The body of a dimensions PATCH.
public struct DeclaredDimensions: Sendable, Hashable {
    /// As sent, for instance `99x99`; nil: nothing was said.
    public let id: String?
    /// Pixels; nil: nothing was said.
    public let width: Int?
    /// Pixels; nil: nothing was said.
    public let height: Int?
}

extension StoredPhoto {
    /// Checks the bytes as the service does, and hashes them.
    ///
    /// - Parameters:
    ///   - bytes: as they came in.
    ///   - keeping: what becomes of them.
    ///   - etags: what ETag they get.
    /// - Throws: what Graph answers.
    package init(
        checking bytes: [UInt8],
        keeping: PhotoKeeping = .asSent,
        etags: ETagKind = .content
    ) throws(GraphFailure) {
        let check = try UploadCheck(of: bytes)
        let kept = keeping.kept(of: bytes)
        let sentSHA256 = Cryptography.sha256Text(bytes)
        let sha256 = kept == bytes ? sentSHA256 : Cryptography.sha256Text(kept)
        self.init(
            bytes: kept, sha256: sha256, sentSHA256: sentSHA256, etag: etags.etag(sha256: sha256), width: check.width,
            height: check.height)
    }
}
