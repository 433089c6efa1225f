internal import Foundation

/// The requests so far: the latest in memory, all of them in a file when there is one.
struct RequestLog {
    private(set) var records: ArraySlice<RequestRecord> = []
    private let maximumCount: Int
    private let file: FileHandle?

    /// - Throws: when the file cannot be written.
    init(maximumCount: Int, path: String?) throws {
        self.maximumCount = maximumCount
        guard let path else {
            file = nil
            return
        }
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
            throw SandboxError.unwritable(path: path)
        }
        file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    mutating func append(_ record: RequestRecord) {
        records.append(record)
        if records.count > maximumCount { records.removeFirst() }
        // A full disk must not end the service; the lines in memory are still there.
        try? file?.write(contentsOf: Data(record.json.bytes + [UInt8(ascii: "\n")]))
    }

    mutating func removeAll() {
        records = []
    }
}
