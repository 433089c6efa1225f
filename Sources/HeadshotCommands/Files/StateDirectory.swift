/// What is kept from one command to the next: files that nobody else can read, in a directory that nobody else can
/// enter.
struct StateDirectory: Sendable {
    let path: FilePath

    /// `XDG_STATE_HOME/headshot`, or `~/.local/state/headshot`; nil where neither variable names an absolute path.
    ///
    /// - Parameter environment: the value of a variable.
    init?(_ environment: (String) -> String?) {
        let state = environment("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? FilePath($0) : nil }
        let home = environment("HOME").flatMap { $0.hasPrefix("/") ? FilePath($0) : nil }
        guard let parent = state ?? home?.appending(Array(".local/state".utf8)) else { return nil }
        path = parent.appending(Array("headshot".utf8))
    }

    private static let filePermissions: UInt32 = 0o600
    private static let directoryPermissions: UInt32 = 0o700
    private static let othersPermissions: UInt32 = 0o077
    private static let maximumByteCount = 1 << 20

    /// Why a file is not used.
    enum Failure: Error {
        /// Others may read or write it, or it is somebody else's.
        case exposed(FilePath)
        case unreadable(FilePath)
    }

    /// The names of the files, in order; none without the directory.
    var names: [String] {
        let names = (try? FileSystem.names(in: path)) ?? []
        return names.map { String(decoding: $0, as: UTF8.self) }.filter { !$0.hasPrefix(".") }.sorted()
    }

    func file(_ name: String) -> FilePath { path.appending(Array(name.utf8)) }

    /// nil when there is none.
    func read(_ name: String) throws(Failure) -> [UInt8]? {
        let path = file(name)
        do throws(SystemError) {
            let file = try FileDescriptor(opening: path, for: .readingOwn)
            let status = try file.status
            guard status.kind == .regular, status.owner == CurrentProcess.user,
                status.permissions & Self.othersPermissions == 0
            else { throw SystemError.refused }
            var bytes: [UInt8] = []
            while bytes.count < Self.maximumByteCount,
                try Transfer.read(file.number, appendingTo: &bytes, maximumByteCount: 65_536) > 0
            {}
            return bytes
        } catch {
            switch error {
            case .missing, .notADirectory: return nil
            case .refused, .tooManyLinks: throw .exposed(path)
            default: throw .unreadable(path)
            }
        }
    }

    /// A file that is gone unless it is published. It has its permissions before anything is in it.
    private func temporaryFile() throws(SystemError) -> TemporaryFile {
        try FileSystem.makeDirectories(path.directory)
        try FileSystem.makeDirectory(path, permissions: Self.directoryPermissions)
        return try TemporaryFile(in: path, permissions: Self.filePermissions)
    }

    /// Makes the directory where it is missing.
    ///
    /// - Throws: `SystemError` when nothing can be written there.
    func prepare() throws(SystemError) {
        _ = try temporaryFile()
    }

    /// Replaces a file in one step.
    func write(_ bytes: [UInt8], to name: String) throws(SystemError) {
        let temporary = try temporaryFile()
        StaleTemporaries.remove(in: path)
        try Transfer.write(bytes, to: temporary.file.number)
        try temporary.file.synchronize()
        try temporary.publish(replacing: file(name))
    }

    func remove(_ name: String) throws(SystemError) {
        do throws(SystemError) {
            try FileSystem.remove(file(name))
        } catch {
            if error != .missing { throw error }
        }
    }
}
