/// Writes outputs so that there is a complete file or none.
struct PhotoWriter: Sendable {
    /// What a file's name may have had before.
    enum Mode: Sendable {
        case creating
        /// What is there gives its permissions and attributes to its successor.
        case replacing
        /// As `replacing`, with the permissions that the original had when it was read.
        case inPlace(FileStatus)
    }

    /// What a new file may be read and written by, before the umask.
    var newPermissions: UInt32 = 0o666
    /// Whether files without names are used where the system has them.
    var allowsNameless = true

    /// Throws `SystemError.exists` when the file exists and may not be replaced. Without times the output gets those of
    /// its making.
    func write(_ bytes: [UInt8], to path: FilePath, _ mode: Mode, times: FileTimes?) throws(SystemError) {
        let kept = try keptAttributes(path, mode)
        // What is to be like another file is nobody's but ours until it is.
        let permissions = kept == nil ? newPermissions : 0o600
        let temporary = try TemporaryFile(
            in: path.directory, permissions: permissions, allowsNameless: allowsNameless)
        let hasName = temporary.hasName
        do throws(SystemError) {
            try publish(temporary, bytes, as: path, mode, kept, times: times)
        } catch  where !hasName && Self.mayBeForNamelessFilesOnly.contains(error) {
            // Some file systems make nameless files and then refuse to name them.
            let named = try TemporaryFile(in: path.directory, permissions: permissions, allowsNameless: false)
            try publish(named, bytes, as: path, mode, kept, times: times)
        }
    }

    /// nil for a file that is new, or takes the place of a link or a device.
    private func keptAttributes(_ path: FilePath, _ mode: Mode) throws(SystemError) -> KeptAttributes? {
        switch mode {
        case .creating: return nil
        case .inPlace(let original): return try KeptAttributes(of: path, status: original)
        case .replacing:
            guard let existing = try? FileStatus(of: path, followsLinks: false), existing.kind == .regular else {
                return nil
            }
            return try KeptAttributes(of: path, status: existing)
        }
    }

    private static let mayBeForNamelessFilesOnly: Set<SystemError> = [
        .missing, .notPermitted, .refused, .notSupported, .invalid, .crossDevice,
    ]

    private func publish(
        _ temporary: consuming TemporaryFile,
        _ bytes: [UInt8],
        as path: FilePath,
        _ mode: Mode,
        _ kept: KeptAttributes?,
        times: FileTimes?
    ) throws(SystemError) {
        // Before the first byte: who is killed now leaves nothing that others could read.
        try kept?.apply(to: temporary.file)
        try Transfer.write(bytes, to: temporary.file.number)
        try kept?.restoreSpecialBits(of: temporary.file)
        if let times { try temporary.file.setTimes(times) }
        if case .creating = mode {
            try temporary.publish(as: path)
        } else {
            // Names may reach the disk before contents do: the old file must not go before the new one is there.
            if (try? FileStatus(of: path, followsLinks: false)) != nil { try temporary.file.synchronize() }
            try temporary.publish(replacing: path)
        }
    }

    /// Writes to a device or a pipe.
    func write(_ bytes: [UInt8], toStream path: FilePath) throws(SystemError) {
        let stream = try FileDescriptor(opening: path, for: .writing)
        try Transfer.write(bytes, to: stream.number)
    }
}
