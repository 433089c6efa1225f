internal import Synchronization

/// Room in a pool's memory for the bytes of a photo that is yet to be read. It is given back when nobody holds the
/// reservation any more, so whoever has the bytes keeps it.
///
/// Photos that are read and wait for their turn hold an eighth of the pool's memory together, so that the rest is
/// always enough for one of them to be done. A file that is larger than that is read when no other waits.
package final class InputReservation: Sendable {
    private let memory: AdmissionGate
    private let reading: AdmissionGate
    private let state: Mutex<State>

    private struct State {
        var byteCount: Int
        var outputByteCount = 0
        var isWaiting = true
    }

    fileprivate init(_ memory: AdmissionGate, _ reading: AdmissionGate, byteCount: Int) {
        (self.memory, self.reading) = (memory, reading)
        state = Mutex(State(byteCount: byteCount))
    }

    deinit {
        endWaiting()
        let weight = state.withLock { $0.byteCount + $0.outputByteCount }
        memory.leave(weight: weight)
    }

    /// Bytes that there is room for.
    package var byteCount: Int { state.withLock { $0.byteCount } }

    /// Gives back what is not needed after all.
    ///
    /// - Parameter byteCount: bytes of the photo; nothing happens where there is no room for as many.
    package func shrink(to byteCount: Int) {
        let (excess, isWaiting) = state.withLock { state in
            let excess = max(0, state.byteCount - byteCount)
            state.byteCount -= excess
            return (excess, state.isWaiting)
        }
        if isWaiting { reading.discharge(weight: excess) }
        memory.discharge(weight: excess)
    }

    /// Holds room for what became of the photo as well, until it is written.
    ///
    /// - Parameter byteCount: bytes of the output, while there is room for more than that.
    func keepOutput(byteCount: Int) {
        state.withLock { $0.outputByteCount += byteCount }
        memory.charge(weight: byteCount)
    }

    /// The photo's turn has come: another one may be read.
    func endWaiting() {
        let byteCount: Int? = state.withLock { state in
            guard state.isWaiting else { return nil }
            state.isWaiting = false
            return state.byteCount
        }
        if let byteCount { reading.leave(weight: byteCount) }
    }
}

extension PhotoNormalizationPool {
    /// Waits until there is room for the bytes of a photo, before they are read.
    ///
    /// Whoever waits must hold no other reservation.
    ///
    /// - Parameter byteCount: bytes, 0 or more.
    /// - Returns: the room, to be handed to `normalize`, `plan` or `inspect` with the bytes.
    /// - Throws: `memory-limit` where there is never as much; `cancelled`.
    package func reserve(byteCount: Int) async throws(PhotoError) -> InputReservation {
        guard byteCount <= maximumMemoryByteCount else {
            throw .memoryLimit(neededByteCount: byteCount, maximum: maximumMemoryByteCount)
        }
        guard await reading.enter(weight: byteCount) else { throw .cancelled }
        guard await memory.enter(weight: byteCount) else {
            reading.leave(weight: byteCount)
            throw .cancelled
        }
        return InputReservation(memory, reading, byteCount: byteCount)
    }

    /// Normalizes one photo for whose bytes there is room already; see `normalize(_:options:)`.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what it is to become.
    ///   - reservation: the room for its bytes; nil: there is none, and they count from now on.
    /// - Returns: the checked result.
    /// - Throws: as without a reservation.
    package func normalize(
        _ bytes: [UInt8],
        options: NormalizationOptions,
        reservation: InputReservation?
    ) async throws(PhotoError) -> NormalizedPhoto {
        let normalizer = PhotoNormalizer(options: options)
        return try await admitted(bytes, normalizer, reservation) { prepared, signal throws(PhotoError) in
            let photo = try normalizer.normalize(prepared, stopSignal: signal)
            reservation?.keepOutput(byteCount: photo.bytes.count)
            return photo
        }
    }

    /// What `normalize` would do, without writing, for a photo for whose bytes there is room already.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what it is to become.
    ///   - reservation: the room for its bytes; nil: there is none, and they count from now on.
    /// - Returns: the report, with `outputByteCount` nil.
    /// - Throws: as `normalize` does.
    package func plan(
        _ bytes: [UInt8],
        options: NormalizationOptions,
        reservation: InputReservation?
    ) async throws(PhotoError) -> NormalizationReport {
        let normalizer = PhotoNormalizer(options: options)
        return try await admitted(bytes, normalizer, reservation) { prepared, signal throws(PhotoError) in
            try normalizer.plan(prepared, stopSignal: signal)
        }
    }
}
