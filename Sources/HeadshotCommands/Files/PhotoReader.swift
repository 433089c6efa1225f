import PhotoNormalization

/// Reads whole files, up to a limit.
struct PhotoReader: Sendable {
    /// Bytes; a file that is larger is refused before it is read.
    let maximumByteCount: Int
    /// Readable when reading is to end; nil when nothing interrupts it.
    let wakeDescriptor: Int32?
    /// The descriptor of standard input.
    let input: Int32

    init(maximumByteCount: Int, wakeDescriptor: Int32?, input: Int32 = 0) {
        self.maximumByteCount = maximumByteCount
        self.wakeDescriptor = wakeDescriptor
        self.input = input
    }

    /// Reads from a console, until it is interrupted.
    init(maximumByteCount: Int, console: Console) {
        self.init(maximumByteCount: maximumByteCount, wakeDescriptor: console.wakeDescriptor, input: console.input)
    }

    struct Contents: Sendable {
        var bytes: [UInt8]
        /// nil for what is no file.
        var status: FileStatus?
        /// What a copy of it may be created with, before the umask; those of any new file for what is no file.
        var copyPermissions: UInt32 = 0o666
    }

    enum Failure: Error, Hashable {
        case rejected(PhotoError)
        case interrupted
    }

    func read(_ input: PhotoInput) throws(Failure) -> Contents {
        switch input {
        case .standardInput: try read(descriptor: self.input)
        case .path(let path): try read(path)
        }
    }

    func read(_ path: FilePath) throws(Failure) -> Contents {
        do throws(SystemError) {
            let file = try FileDescriptor(opening: path, for: .reading)
            let status = try file.status
            if status.kind == .directory { throw .isDirectory }
            return try read(descriptor: file.number, status: status)
        } catch {
            throw failure(error)
        }
    }

    /// Reads standard input, whatever it is connected to.
    func read(descriptor: Int32) throws(Failure) -> Contents {
        do throws(SystemError) {
            return try read(descriptor: descriptor, status: try FileStatus(ofDescriptor: descriptor))
        } catch {
            throw failure(error)
        }
    }

    private func read(descriptor: Int32, status: FileStatus) throws(SystemError) -> Contents {
        let isFile = status.kind == .regular
        if isFile, status.byteCount > maximumByteCount { throw .fileTooLarge }
        var bytes: [UInt8] = []
        // One more than the file says: a file of that size is then read with one call, and its end seen with the next.
        var room = isFile ? status.byteCount + 1 : 1 << 16
        while true {
            if !isFile, !Transfer.waitUntilReadable(descriptor, or: wakeDescriptor) { throw .cancelled }
            let count = try Transfer.read(descriptor, appendingTo: &bytes, maximumByteCount: room)
            if count == 0 {
                return isFile
                    ? Contents(
                        bytes: bytes, status: status, copyPermissions: status.copyPermissions(descriptor))
                    : Contents(bytes: bytes)
            }
            if bytes.count > maximumByteCount { throw .fileTooLarge }
            room -= count
            if room == 0 { room = min(max(bytes.count, 1 << 16), maximumByteCount + 1 - bytes.count) }
        }
    }

    private func failure(_ error: SystemError) -> Failure {
        switch error {
        case .cancelled: .interrupted
        case .fileTooLarge: .rejected(.inputTooLarge(maximumByteCount: maximumByteCount))
        default: .rejected(.cannotRead(error))
        }
    }
}
