import PhotoNormalization

/// A photo of which some bytes have been read.
struct PhotoReading: ~Copyable {
    /// Bytes that a pipe holds, and that are read of what is no file before more is known of it.
    static let pipeByteCount = 1 << 16

    private let descriptor: Int32
    /// nil: somebody else's.
    private let file: FileDescriptor?
    private let reader: PhotoReader
    private let isFile: Bool
    private var room: Int
    private var isComplete = false
    private(set) var contents: PhotoReader.Contents

    /// - Throws: `fileTooLarge` before it is read, where its size tells.
    static func beginning(_ input: PhotoInput, by reader: PhotoReader) throws(SystemError) -> PhotoReading {
        switch input {
        case .standardInput:
            let status = try FileStatus(ofDescriptor: reader.input)
            return try PhotoReading(nil, descriptor: reader.input, status, reader)
        case .path(let path):
            let file = try FileDescriptor(opening: path, for: .reading)
            let (number, status) = (file.number, try file.status)
            if status.kind == .directory { throw .isDirectory }
            return try PhotoReading(file, descriptor: number, status, reader)
        }
    }

    private init(
        _ file: consuming FileDescriptor?,
        descriptor: Int32,
        _ status: FileStatus,
        _ reader: PhotoReader
    ) throws(SystemError) {
        self.file = file
        self.descriptor = descriptor
        self.reader = reader
        let isFile = status.kind == .regular
        self.isFile = isFile
        contents = PhotoReader.Contents(status: isFile ? status : nil)
        if isFile { contents.copyPermissions = status.copyPermissions(descriptor) }
        // One more than the file says: a file of that size is then read with one call, and its end seen with the next.
        room = isFile ? status.byteCount + 1 : Self.pipeByteCount
        if isFile, status.byteCount > reader.maximumByteCount { throw .fileTooLarge }
    }

    /// Bytes that there will be, at most, after the next step.
    var neededByteCount: Int { contents.bytes.count + room - (isFile ? 1 : 0) }

    /// Waits until something can be read.
    ///
    /// - Returns: false at the end.
    mutating func needsMore() throws(SystemError) -> Bool {
        if isComplete { return false }
        if !isFile, !Transfer.waitUntilReadable(descriptor, or: reader.wakeDescriptor) { throw .cancelled }
        return true
    }

    mutating func readMore() throws(SystemError) {
        let count = try Transfer.read(descriptor, appendingTo: &contents.bytes, maximumByteCount: room)
        isComplete = count == 0
        if contents.bytes.count > reader.maximumByteCount { throw .fileTooLarge }
        room -= count
        guard room == 0 else { return }
        // One more than is allowed tells that there is more.
        let step = max(contents.bytes.count, Self.pipeByteCount) - 1
        room = min(step, reader.maximumByteCount - contents.bytes.count) + 1
    }
}
