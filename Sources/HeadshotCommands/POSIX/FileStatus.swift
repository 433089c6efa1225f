#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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
        var status = stat()
        let answer = unsafe path.withCString { name in
            unsafe followsLinks ? stat(name, &status) : lstat(name, &status)
        }
        if answer != 0 { throw .last }
        self.init(status)
    }

    init(ofDescriptor descriptor: Int32) throws(SystemError) {
        var status = stat()
        if unsafe fstat(descriptor, &status) != 0 { throw .last }
        self.init(status)
    }

    private init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFLNK: .symbolicLink
            case S_IFBLK: .blockDevice
            default: .stream
            }
        identity = FileIdentity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            number: UInt64(truncatingIfNeeded: status.st_ino)
        )
        byteCount = Int(status.st_size)
        permissions = UInt32(status.st_mode) & 0o7777
        owner = status.st_uid
        group = status.st_gid
        #if canImport(Darwin)
            let (access, modification) = (status.st_atimespec, status.st_mtimespec)
        #else
            let (access, modification) = (status.st_atim, status.st_mtim)
        #endif
        times = FileTimes(
            accessSeconds: Int(access.tv_sec),
            accessNanoseconds: Int(access.tv_nsec),
            modificationSeconds: Int(modification.tv_sec),
            modificationNanoseconds: Int(modification.tv_nsec)
        )
    }
}
