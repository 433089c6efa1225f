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
        var bytes: [UInt8] = []
        /// nil for what is no file.
        var status: FileStatus?
        /// What a copy of it may be created with, before the umask; those of any new file for what is no file.
        var copyPermissions: UInt32 = 0o666
        /// The room for its bytes in a pool's memory; nil where none was asked for, or hardly any is needed.
        var reservation: InputReservation?
    }

    enum Failure: Error, Hashable {
        case rejected(PhotoError)
        case interrupted
    }

    func read(_ path: FilePath) throws(Failure) -> Contents { try read(.path(path)) }

    /// Reads a file, or standard input, whatever that is connected to.
    func read(_ input: PhotoInput) throws(Failure) -> Contents {
        do throws(SystemError) {
            var reading = try PhotoReading.beginning(input, by: self)
            while try reading.needsMore() { try reading.readMore() }
            return reading.contents
        } catch {
            throw failure(error)
        }
    }

    /// Reads a photo when there is room for its bytes in a pool's memory: for those that its file has. What is no file
    /// has room for as much as is allowed, once more has come than a pipe holds.
    func read(_ input: PhotoInput, within pool: PhotoNormalizationPool) async throws(Failure) -> Contents {
        // Files wait before they are opened: there are fewer descriptors than there may be jobs.
        var reservation: InputReservation?
        if let byteCount = fileByteCount(input) { reservation = try await reserve(byteCount, in: pool) }
        var reading = try attempt { () throws(SystemError) in try PhotoReading.beginning(input, by: self) }
        while try attempt({ () throws(SystemError) in try reading.needsMore() }) {
            if reading.neededByteCount > max(reservation?.byteCount ?? 0, PhotoReading.pipeByteCount) {
                // Whoever waits holds no other room.
                reservation = nil
                let most = min(maximumByteCount, pool.maximumMemoryByteCount)
                reservation = try await reserve(max(reading.neededByteCount, most), in: pool)
            }
            try attempt { () throws(SystemError) in try reading.readMore() }
        }
        var contents = reading.contents
        reservation?.shrink(to: contents.bytes.count)
        contents.reservation = reservation
        return contents
    }

    /// nil for what is no file, or is refused anyway.
    private func fileByteCount(_ input: PhotoInput) -> Int? {
        guard case .path(let path) = input, let status = try? FileStatus(of: path), status.kind == .regular,
            status.byteCount <= maximumByteCount
        else { return nil }
        return status.byteCount
    }

    private func reserve(_ byteCount: Int, in pool: PhotoNormalizationPool) async throws(Failure) -> InputReservation {
        do throws(PhotoError) {
            return try await pool.reserve(byteCount: byteCount)
        } catch {
            throw error.category == .cancelled ? .interrupted : .rejected(error)
        }
    }

    private func attempt<Value: ~Copyable>(_ work: () throws(SystemError) -> Value) throws(Failure) -> Value {
        do throws(SystemError) { return try work() } catch { throw failure(error) }
    }

    private func failure(_ error: SystemError) -> Failure {
        switch error {
        case .cancelled: .interrupted
        case .fileTooLarge: .rejected(.inputTooLarge(maximumByteCount: maximumByteCount))
        default: .rejected(.cannotRead(error))
        }
    }
}
