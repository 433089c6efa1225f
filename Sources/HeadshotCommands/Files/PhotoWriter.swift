/// Writes outputs so that there is a complete file or none.
struct PhotoWriter: Sendable {
    /// What a file's name may have had before.
    enum Mode: Sendable {
        case creating
        case replacing
        /// As `replacing`, with the permissions of the original, and its owner where the system allows it.
        case inPlace(FileStatus)
    }

    /// Throws `SystemError.exists` when the file exists and may not be replaced. Without times the output gets those of
    /// its making.
    func write(_ bytes: [UInt8], to path: FilePath, _ mode: Mode, times: FileTimes?) throws(SystemError) {
        let directory = path.directory
        let temporary = try TemporaryFile(in: directory)
        let hasName = temporary.hasName
        do throws(SystemError) {
            try publish(temporary, bytes, as: path, mode, times: times)
        } catch  where !hasName && Self.mayBeForNamelessFilesOnly.contains(error) {
            // Some file systems make nameless files and then refuse to name them.
            let named = try TemporaryFile(in: directory, allowsNameless: false)
            try publish(named, bytes, as: path, mode, times: times)
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
        times: FileTimes?
    ) throws(SystemError) {
        try Transfer.write(bytes, to: temporary.file.number)
        if case .inPlace(let original) = mode {
            // Only root may give files away. The permissions come last: a new owner clears some of them.
            try? temporary.file.setOwner(original.owner, group: original.group)
            try temporary.file.setPermissions(original.permissions)
        }
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
