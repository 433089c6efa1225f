extension PhotoTarget {
    /// The object that has the photo, percent-encoded: "/users/anna%23EXT%23@contoso.com".
    package var ownerPath: String {
        switch self {
        case .me: "/me"
        case .user(let id): "/users\(id.userKey)"
        case .group(let id): "/groups/\(id.percentEncoded)"
        case .team(let id): "/teams/\(id.percentEncoded)"
        case .contact(let id, let folder, let mailbox):
            (mailbox.map { "/users\($0.userKey)" } ?? "/me")
                + (folder.map { "/contactFolders/\($0.percentEncoded)" } ?? "")
                + "/contacts/\(id.percentEncoded)"
        case .driveOwner: "/drive/root/createdByUser"
        }
    }

    /// The photo's metadata.
    package var photoPath: String { ownerPath + "/photo" }

    /// The photo's bytes.
    package var contentPath: String { ownerPath + "/photo/$value" }

    /// The photo's bytes in one of the sizes that are served.
    package func contentPath(size: PhotoSize) -> String {
        "\(ownerPath)/photos/\(size.pixels)x\(size.pixels)/$value"
    }
}

extension PhotoTarget {
    /// Has a photo that can be read and replaced.
    public var hasContent: Bool { self != .driveOwner }

    /// Takes a PATCH of the photo's dimensions.
    public var hasDimensions: Bool {
        switch kind {
        case .me, .user, .group, .driveOwner: true
        case .team, .contact: false
        }
    }

    /// Its dimensions are set after an upload when nothing else is asked for.
    package var hasDimensionsByDefault: Bool { kind == .user || kind == .group }

    /// Its photo can be deleted.
    public var canDelete: Bool {
        switch kind {
        case .me, .user, .group, .team: true
        case .contact, .driveOwner: false
        }
    }

    /// Its photo is served in several sizes.
    public var hasSizes: Bool {
        switch kind {
        case .me, .user, .group: true
        case .team, .contact, .driveOwner: false
        }
    }
}

/// A size that Microsoft Graph serves photos in.
public enum PhotoSize: Int, Sendable, Hashable, CaseIterable {
    case pixels48 = 48
    case pixels64 = 64
    case pixels96 = 96
    case pixels120 = 120
    case pixels240 = 240
    case pixels360 = 360
    case pixels432 = 432
    case pixels504 = 504
    case pixels648 = 648

    /// Width and height in pixels.
    public var pixels: Int { rawValue }
}
