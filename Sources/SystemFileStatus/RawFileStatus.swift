#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What `stat` tells, as plain numbers.
///
/// A module of its own: among the modules of the upload layer is one that imports CoreFoundation, and with it in sight
/// the compiler takes the C library's `stat` for CoreFoundation's, which must not be imported everywhere.
package struct RawFileStatus: Sendable {
    package var mode: UInt32
    package var device: UInt64
    package var number: UInt64
    package var byteCount: Int
    package var linkCount: Int
    package var owner: UInt32
    package var group: UInt32
    package var accessSeconds: Int
    package var accessNanoseconds: Int
    package var modificationSeconds: Int
    package var modificationNanoseconds: Int

    /// nil when the system refuses; `errno` says why.
    package init?(of path: UnsafePointer<CChar>, followsLinks: Bool) {
        var status = stat()
        let answer = unsafe followsLinks ? stat(path, &status) : lstat(path, &status)
        if answer != 0 { return nil }
        self.init(status)
    }

    /// nil when the system refuses; `errno` says why.
    package init?(ofDescriptor descriptor: Int32) {
        var status = stat()
        if unsafe fstat(descriptor, &status) != 0 { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        mode = UInt32(status.st_mode)
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        byteCount = Int(status.st_size)
        linkCount = Int(status.st_nlink)
        owner = status.st_uid
        group = status.st_gid
        #if canImport(Darwin)
            let (access, modification) = (status.st_atimespec, status.st_mtimespec)
        #else
            let (access, modification) = (status.st_atim, status.st_mtim)
        #endif
        accessSeconds = Int(access.tv_sec)
        accessNanoseconds = Int(access.tv_nsec)
        modificationSeconds = Int(modification.tv_sec)
        modificationNanoseconds = Int(modification.tv_nsec)
    }
}
