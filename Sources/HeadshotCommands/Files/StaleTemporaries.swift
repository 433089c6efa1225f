/// Removes what a process left behind that was killed while it wrote.
enum StaleTemporaries {
    /// Seconds; a clock that jumps, or a process on another machine, must not cost anybody a file.
    private static let minimumAge = 3_600

    /// Removes our temporary files whose process is gone and that are an hour old.
    static func remove(in directory: FilePath) {
        guard let names = try? FileSystem.names(in: directory) else { return }
        let now = CurrentProcess.secondsSince1970
        for name in names {
            guard let process = TemporaryName.process(of: name), !CurrentProcess.isRunning(process) else { continue }
            let path = directory.appending(name)
            guard let status = try? FileStatus(of: path, followsLinks: false), status.kind == .regular,
                now - status.times.modificationSeconds >= minimumAge
            else { continue }
            // Another run may have been faster.
            try? FileSystem.remove(path)
        }
    }
}
