import SystemFileStatus

/// What the system knows about a file.
struct FileStatus: Sendable {
    enum Kind: Sendable, Hashable {
        case regular
        case directory
        case symbolicLink
        /// A pipe, a socket or a character device: bytes come and go, nothing is stored.
        case stream
        case blockDevice
    }

    var kind: Kind
    var identity: FileIdentity
    /// Bytes; what a stream says here means nothing.
    var byteCount: Int
    /// The twelve permission bits.
    var permissions: UInt32
    /// Names that the file has.
    var linkCount: Int
    var owner: UInt32
    var group: UInt32
    var times: FileTimes
}

/// Two names with one identity are one file.
struct FileIdentity: Sendable, Hashable {
    var device: UInt64
    var number: UInt64
}

/// When a file was last read and last changed, each in seconds and nanoseconds since 1970.
struct FileTimes: Sendable, Hashable {
    var accessSeconds: Int
    var accessNanoseconds: Int
    var modificationSeconds: Int
    var modificationNanoseconds: Int
}

extension FileStatus {
    /// Asks what a symbolic link names, or with `followsLinks` false the link itself.
    init(of path: FilePath, followsLinks: Bool = true) throws(SystemError) {
        let status = unsafe path.withCString { name in unsafe RawFileStatus(of: name, followsLinks: followsLinks) }
        guard let status else { throw .last }
        self.init(status)
    }

    init(ofDescriptor descriptor: Int32) throws(SystemError) {
        guard let status = RawFileStatus(ofDescriptor: descriptor) else { throw .last }
        self.init(status)
    }

    private init(_ status: RawFileStatus) {
        kind =
            switch status.mode & UInt32(S_IFMT) {
            case UInt32(S_IFREG): .regular
            case UInt32(S_IFDIR): .directory
            case UInt32(S_IFLNK): .symbolicLink
            case UInt32(S_IFBLK): .blockDevice
            default: .stream
            }
        identity = FileIdentity(device: status.device, number: status.number)
        byteCount = status.byteCount
        permissions = status.mode & 0o7777
        linkCount = status.linkCount
        owner = status.owner
        group = status.group
        times = FileTimes(
            accessSeconds: status.accessSeconds,
            accessNanoseconds: status.accessNanoseconds,
            modificationSeconds: status.modificationSeconds,
            modificationNanoseconds: status.modificationNanoseconds
        )
    }
}
