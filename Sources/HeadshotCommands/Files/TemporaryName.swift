import Synchronization

/// Names of our temporary files: `.headshot-PID-n`.
enum TemporaryName {
    private static let prefix = Array(".headshot-".utf8)
    private static let counter = Atomic<Int>(0)

    /// A name that this process has not used.
    static func next(in directory: FilePath) -> FilePath {
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        return directory.appending(prefix + Array("\(CurrentProcess.identifier)-\(number)".utf8))
    }

    /// The process that made a file of this name; nil for names that are not ours.
    static func process(of name: [UInt8]) -> Int32? {
        guard name.starts(with: prefix) else { return nil }
        let parts = name.dropFirst(prefix.count)
            .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            .map { part in part.first == UInt8(ascii: "+") ? nil : Int32(String(decoding: part, as: UTF8.self)) }
        guard parts.count == 2, let process = parts[0], process > 0, parts[1] != nil else { return nil }
        return process
    }
}
