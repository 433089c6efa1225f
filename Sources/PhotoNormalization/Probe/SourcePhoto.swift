/// A photo as it came: bytes that nobody has looked at.
public struct SourcePhoto: Sendable {
    /// The file's bytes.
    public internal(set) var bytes: [UInt8]

    /// - Parameter bytes: the file's bytes.
    public init(bytes: [UInt8]) { self.bytes = bytes }
}
