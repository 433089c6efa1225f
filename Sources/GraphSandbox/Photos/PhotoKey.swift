/// Under what a photo is stored.
public struct PhotoKey: Sendable, Hashable {
    /// What has the photo.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case user
        case group
        case contact
    }

    /// What has the photo.
    public let kind: Kind
    /// The directory's identifier, in its own spelling.
    public let id: String

    /// - Parameters:
    ///   - kind: what has the photo.
    ///   - id: the directory's identifier, in its own spelling.
    public init(kind: Kind, id: String) {
        self.kind = kind
        self.id = id
    }
}
