/// A POSIX access control list as Linux stores it in `system.posix_acl_access`: a version of four bytes, then entries
/// of a kind, permissions and an identifier, 2, 2 and 4 bytes, little-endian.
///
/// With one, the group bits of a file's mode are the list's mask: the most that anybody but the owner and the others
/// may have. What the file's group may is told by an entry.
struct AccessControlList: Sendable, Hashable {
    static let attributeName = "system.posix_acl_access"

    /// As the system has them.
    private(set) var bytes: [UInt8]

    private static let headerByteCount = 4
    private static let entryByteCount = 8

    private enum Kind: UInt8 {
        case group = 0x04
        case mask = 0x10
        case others = 0x20
    }

    /// nil for another version, or what is no list.
    init?(bytes: [UInt8]) {
        guard bytes.count >= Self.headerByteCount, bytes.starts(with: [2, 0, 0, 0]),
            (bytes.count - Self.headerByteCount).isMultiple(of: Self.entryByteCount)
        else { return nil }
        self.bytes = bytes
    }

    /// What the file's group may, 0 to 7.
    var groupPermissions: UInt32 {
        (permissions(of: .group) ?? 0) & (permissions(of: .mask) ?? 7)
    }

    /// Gives the file's group no more than all others have: for a file that has to get another group.
    mutating func limitGroup() {
        guard let index = index(of: .group) else { return }
        bytes[index + 2] &= UInt8(truncatingIfNeeded: permissions(of: .others) ?? 0)
    }

    private func permissions(of kind: Kind) -> UInt32? {
        index(of: kind).map { UInt32(bytes[$0 + 2]) & 7 }
    }

    /// Where the entry of this kind starts.
    private func index(of kind: Kind) -> Int? {
        stride(from: Self.headerByteCount, to: bytes.count, by: Self.entryByteCount).first {
            bytes[$0] == kind.rawValue && bytes[$0 + 1] == 0
        }
    }
}

#if os(Linux)
    extension AccessControlList {
        /// nil for a file that has none but its mode.
        init?(ofDescriptor descriptor: Int32) throws(SystemError) {
            guard let bytes = try ExtendedAttributes.value(Self.attributeName, of: descriptor) else { return nil }
            self.init(bytes: bytes)
        }

        /// The same of a file that is not open.
        init?(of path: FilePath) throws(SystemError) {
            guard let bytes = try ExtendedAttributes.value(Self.attributeName, of: path) else { return nil }
            self.init(bytes: bytes)
        }
    }
#endif
