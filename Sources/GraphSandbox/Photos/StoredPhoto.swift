/// A photo as the service keeps it.
public struct StoredPhoto: Sendable, Hashable {
    /// As they came in.
    public let bytes: [UInt8]
    /// Of the bytes, in hexadecimal digits.
    public let sha256: String
    /// Pixels of the stored frame.
    public let width: Int
    /// Pixels of the stored frame.
    public let height: Int
    /// What a `PATCH {height, width, id}` said since the bytes came; nil: nothing.
    public internal(set) var declared: DeclaredDimensions?

    /// In quotation marks. The same bytes have the same.
    public var etag: String { "\"\(sha256.prefix(8).uppercased())\"" }
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
