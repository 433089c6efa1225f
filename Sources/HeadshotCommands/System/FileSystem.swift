/// The calls that change directories.
enum FileSystem {
    /// Gives a file a second name. Never replaces one.
    static func link(_ existing: FilePath, to new: FilePath) throws(SystemError) {
        let answer = unsafe existing.withCString { from in
            unsafe new.withCString { to in unsafe linkat(AT_FDCWD, from, AT_FDCWD, to, 0) }
        }
        if answer != 0 { throw .last }
    }

    #if os(Linux)
        /// Whether a file that has no name can be given one.
        static var canNameNamelessFiles: Bool {
            unsafe access("/proc/self/fd", X_OK) == 0
        }

        /// Gives an open file that has no name its name. Never replaces one.
        static func link(descriptor: Int32, to new: FilePath) throws(SystemError) {
            let answer = unsafe FilePath("/proc/self/fd/\(descriptor)").withCString { from in
                unsafe new.withCString { to in unsafe linkat(AT_FDCWD, from, AT_FDCWD, to, AT_SYMLINK_FOLLOW) }
            }
            if answer != 0 { throw .last }
        }
    #endif

    /// Renames in one step, replacing what has the new name.
    static func replace(_ new: FilePath, with existing: FilePath) throws(SystemError) {
        let answer = unsafe existing.withCString { from in
            unsafe new.withCString { to in unsafe rename(from, to) }
        }
        if answer != 0 { throw .last }
    }

    static func remove(_ path: FilePath) throws(SystemError) {
        if unsafe path.withCString({ name in unsafe unlink(name) }) != 0 { throw .last }
    }

    /// Makes one directory; one that is there stays as it is.
    static func makeDirectory(_ path: FilePath, permissions: UInt32) throws(SystemError) {
        if unsafe path.withCString({ name in unsafe mkdir(name, mode_t(permissions)) }) == 0 { return }
        let error = SystemError.last
        guard error == .exists else { throw error }
    }

    /// Makes a directory and those above it where they are missing.
    static func makeDirectories(_ path: FilePath) throws(SystemError) {
        if unsafe path.withCString({ name in unsafe mkdir(name, 0o777) }) == 0 { return }
        let error = SystemError.last
        switch error {
        case .exists:
            if try FileStatus(of: path).kind != .directory { throw .notADirectory }
        case .missing where path.directory != path:
            try makeDirectories(path.directory)
            // Once: there are directories in which nothing can be made, and which say that it is missing.
            if unsafe path.withCString({ name in unsafe mkdir(name, 0o777) }) == 0 { return }
            let error = SystemError.last
            if error != .exists { throw error }
        default:
            throw error
        }
    }

    /// The path without symbolic links.
    static func resolve(_ path: FilePath) throws(SystemError) -> FilePath {
        let resolved: FilePath? = unsafe path.withCString { name in
            guard let text = unsafe realpath(name, nil) else { return nil }
            defer { unsafe free(text) }
            let bytes = unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
            return unsafe FilePath(bytes: Array(bytes))
        }
        guard let resolved else { throw .last }
        return resolved
    }

    /// The names in a directory, without "." and "..", in no order.
    static func names(in directory: FilePath) throws(SystemError) -> [[UInt8]] {
        guard let stream = unsafe directory.withCString({ name in unsafe opendir(name) }) else { throw .last }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw .last }
                return names
            }
            // The name is read in place: the entry may be shorter than the struct that Swift would copy.
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let start = unsafe UnsafeRawPointer(entry) + offset
            let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
            let name = unsafe Array(UnsafeRawBufferPointer(start: start, count: length))
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
    }
}
