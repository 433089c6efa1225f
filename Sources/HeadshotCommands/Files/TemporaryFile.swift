/// A file in its directory that nobody sees until it is complete. Gone when it is not published.
struct TemporaryFile: ~Copyable {
    let file: FileDescriptor
    private let name: Name

    private enum Name {
        /// The system removes it when it is closed.
        case none
        case path(RemovedLater)
    }

    /// Removes a file when nothing refers to it any more.
    private final class RemovedLater {
        let path: FilePath
        var isThere = true

        init(_ path: FilePath) {
            self.path = path
        }

        deinit {
            // What cannot be removed is removed by a later run.
            if isThere { try? FileSystem.remove(path) }
        }
    }

    /// Where the system has files without names it is one, unless `allowsNameless` is false. Its permissions are what
    /// the umask leaves of `permissions`: from its first byte on nobody reads more than is meant.
    init(in directory: FilePath, permissions: UInt32, allowsNameless: Bool = true) throws(SystemError) {
        #if os(Linux)
            if allowsNameless, FileSystem.canNameNamelessFiles,
                let file = try? FileDescriptor(opening: directory, for: .nameless, permissions: permissions)
            {
                self.file = file
                name = .none
                return
            }
        #endif
        while true {
            let path = TemporaryName.next(in: directory)
            do throws(SystemError) {
                file = try FileDescriptor(opening: path, for: .creating, permissions: permissions)
                name = .path(RemovedLater(path))
                return
            } catch  where error == .exists {
                // Left over by a process that had our number.
                continue
            }
        }
    }

    var hasName: Bool {
        if case .path = name { true } else { false }
    }

    /// Gives it its name, unless there is such a file.
    ///
    /// - Throws: `SystemError.exists` when there is one; it stays as it was.
    consuming func publish(as path: FilePath) throws(SystemError) {
        switch name {
        case .none:
            #if os(Linux)
                try FileSystem.link(descriptor: file.number, to: path)
            #endif
        case .path(let temporary):
            // Some file systems say only now that the disk is full.
            try file.close()
            do throws(SystemError) {
                try FileSystem.link(temporary.path, to: path)
            } catch  where error != .exists {
                // A file system without links. The name is reserved, so that the renaming replaces nothing but that.
                try FileDescriptor(opening: path, for: .creating, permissions: 0o600).close()
                do throws(SystemError) {
                    try FileSystem.replace(path, with: temporary.path)
                    temporary.isThere = false
                } catch {
                    try? FileSystem.remove(path)
                    throw error
                }
            }
        }
    }

    /// Gives it its name in one step, whatever had the name before.
    consuming func publish(replacing path: FilePath) throws(SystemError) {
        switch name {
        case .none:
            #if os(Linux)
                // A file without a name cannot replace one: it gets a temporary name first.
                let temporary = try Self.linkTemporarily(descriptor: file.number, in: path.directory)
                try FileSystem.replace(path, with: temporary.path)
                temporary.isThere = false
            #endif
        case .path(let temporary):
            try file.close()
            try FileSystem.replace(path, with: temporary.path)
            temporary.isThere = false
        }
    }

    #if os(Linux)
        private static func linkTemporarily(
            descriptor: Int32,
            in directory: FilePath
        ) throws(SystemError) -> RemovedLater {
            while true {
                let path = TemporaryName.next(in: directory)
                do throws(SystemError) {
                    try FileSystem.link(descriptor: descriptor, to: path)
                    return RemovedLater(path)
                } catch  where error == .exists {
                    continue
                }
            }
        }
    #endif
}
