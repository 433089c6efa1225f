/// An open file, closed when its owner lets go of it.
struct FileDescriptor: ~Copyable, Sendable {
    let number: Int32

    /// Takes over a descriptor that is open.
    init(owning number: Int32) {
        self.number = number
    }

    enum Access {
        case reading
        /// A file of one's own, not through a link.
        case readingOwn
        /// A device or a pipe that exists.
        case writing
        /// A file that must not exist yet.
        case creating
        #if os(Linux)
            /// A file without a name in a directory.
            case nameless
        #endif

        fileprivate var flags: Int32 {
            switch self {
            // A FIFO without a writer would keep the call waiting, and with it the first signal. Whoever reads waits
            // with `poll`.
            case .reading: O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
            case .readingOwn: O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW
            case .writing: O_WRONLY | O_CLOEXEC | O_NOCTTY
            case .creating: O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL | O_NOFOLLOW
            #if os(Linux)
                // The header defines O_TMPFILE in a way that Swift does not import; its own bit is the same on all
                // architectures that Swift runs on.
                case .nameless: O_WRONLY | O_CLOEXEC | 0o20_000_000 | O_DIRECTORY
            #endif
            }
        }
    }

    /// A new file gets the permissions less the umask, or what the default access control list of its directory leaves
    /// of them.
    init(opening path: FilePath, for access: Access, permissions: UInt32 = 0o666) throws(SystemError) {
        while true {
            let number = unsafe path.withCString { name in
                unsafe open(name, access.flags, mode_t(permissions))
            }
            if number >= 0 {
                self.number = number
                if access.flags & O_NONBLOCK != 0 { _ = fcntl(number, F_SETFL, 0) }
                return
            }
            let error = SystemError.last
            if error != .interrupted { throw error }
        }
    }

    deinit {
        _ = CLibrary.closeDescriptor(number)
    }

    /// Closes now, and says whether the system kept its promises about what was written.
    consuming func close() throws(SystemError) {
        let answer = CLibrary.closeDescriptor(number)
        discard self
        if answer != 0 { throw .last }
    }

    var status: FileStatus {
        get throws(SystemError) { try FileStatus(ofDescriptor: number) }
    }

    /// Waits until what was written is on the disk.
    func synchronize() throws(SystemError) {
        while fsync(number) != 0 {
            let error = SystemError.last
            if error != .interrupted { throw error }
        }
    }

    func setPermissions(_ permissions: UInt32) throws(SystemError) {
        if fchmod(number, mode_t(permissions)) != 0 { throw .last }
    }

    /// nil leaves an owner as it is.
    func setOwner(_ owner: UInt32?, group: UInt32) throws(SystemError) {
        if fchown(number, owner ?? .max, group) != 0 { throw .last }
    }

    func setTimes(_ times: FileTimes) throws(SystemError) {
        let values = [
            timespec(tv_sec: time_t(times.accessSeconds), tv_nsec: .init(times.accessNanoseconds)),
            timespec(tv_sec: time_t(times.modificationSeconds), tv_nsec: .init(times.modificationNanoseconds)),
        ]
        if unsafe futimens(number, values) != 0 { throw .last }
    }

    #if canImport(Darwin)
        /// Copies a file's access control list and extended attributes.
        func copyAccessControl(from path: FilePath) throws(SystemError) {
            let original = try FileDescriptor(opening: path, for: .reading)
            let kinds = copyfile_flags_t(COPYFILE_ACL | COPYFILE_XATTR)
            if unsafe fcopyfile(original.number, number, nil, kinds) != 0 { throw .last }
        }
    #endif
}
