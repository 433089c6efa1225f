internal import JPEGCodec

/// Normalizes photos on threads of its own, within a cap on the memory of all of them together.
///
/// For servers and for whole directories: `async`, does not occupy the cooperative pool, and stops a photo when its
/// task is cancelled. Markers are read on a thread beside the others, so that what is no photo is refused at once,
/// however much waits.
///
/// Photos count against the cap from the moment that the pool has their bytes. It refuses (`busy`, with how long to
/// wait in `PhotoError.retryAfter`) what would be one more than `maximumWaitingCount` beside those at work, and what
/// does not fit into the cap beside those that wait, of which one is always taken; they may take three quarters of it.
public final class PhotoNormalizationPool: Sendable {
    /// Photos that wait at a time beside those at work, unless another number is given.
    public static let defaultMaximumWaitingCount = 1_000

    private let threads: WorkerThreads
    private let markerThread = WorkerThreads(count: 1)
    private let places: AdmissionGate
    let memory: AdmissionGate
    /// Of reserved bytes: those of photos that are read, or wait for their turn.
    let reading: AdmissionGate
    private let ledger: PoolLedger
    package let maximumMemoryByteCount: Int

    /// - Parameters:
    ///   - threadCount: photos at a time, 1 … 4,096; what is beyond counts as the nearest of these.
    ///   - maximumMemoryByteCount: bytes of all photos in hand together: those that wait, and what those at work are
    ///     predicted to take. A photo that needs more than that alone is refused with `memory-limit`. What waits does
    ///     not keep a single photo from being done.
    ///   - maximumWaitingCount: photos that wait beside those at work, 0 or more; nil: none is refused as `busy`, as
    ///     whoever calls limits how many photos come, and how many bytes.
    public init(
        threadCount: Int,
        maximumMemoryByteCount: Int,
        maximumWaitingCount: Int? = PhotoNormalizationPool.defaultMaximumWaitingCount
    ) {
        let threadCount = min(max(1, threadCount), 4_096)
        threads = WorkerThreads(count: threadCount)
        places = AdmissionGate(capacity: threadCount)
        memory = AdmissionGate(capacity: max(1, maximumMemoryByteCount))
        reading = AdmissionGate(capacity: max(1, maximumMemoryByteCount / 8))
        ledger = PoolLedger(
            threadCount: threadCount,
            maximumMemoryByteCount: maximumMemoryByteCount,
            maximumWaitingCount: maximumWaitingCount
        )
        self.maximumMemoryByteCount = maximumMemoryByteCount
    }

    /// What the pool has in hand now.
    public var counters: Counters { ledger.counters }

    /// Finishes what it has in hand, refuses what comes (`shut-down`), and then ends its threads. Whoever calls it
    /// again waits as well. A pool that nobody holds any more ends its threads by itself.
    public func shutdown() async {
        await ledger.close()
        await threads.end()
        await markerThread.end()
    }

    /// Normalizes one photo on one of the pool's threads.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what it is to become.
    /// - Returns: the checked result.
    /// - Throws: `PhotoError`; with the code `cancelled` when the task was cancelled, `busy` or `shut-down` when the
    ///   pool does not take it on.
    public func normalize(_ bytes: [UInt8], options: NormalizationOptions) async throws(PhotoError) -> NormalizedPhoto {
        try await normalize(bytes, options: options, reservation: nil)
    }

    /// What `normalize` would do, without writing.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what it is to become.
    /// - Returns: the report, with `outputByteCount` nil.
    /// - Throws: as `normalize` does.
    public func plan(_ bytes: [UInt8], options: NormalizationOptions) async throws(PhotoError) -> NormalizationReport {
        try await plan(bytes, options: options, reservation: nil)
    }

    func admitted<Value: Sendable>(
        _ bytes: [UInt8],
        _ normalizer: PhotoNormalizer,
        _ reservation: InputReservation?,
        _ work: @escaping @Sendable (PreparedPhoto, StopSignal) throws(PhotoError) -> Value
    ) async throws(PhotoError) -> Value {
        let maximum = maximumMemoryByteCount(forInputOf: bytes.count, isReserved: reservation != nil)
        return try await admitted(
            byteCount: bytes.count,
            reservation: reservation,
            prepare: { () throws(PhotoError) in
                let prepared = try normalizer.prepare(bytes).limited(toMemory: maximum)
                try prepared.checkMemory(maximumByteCount: maximum)
                return (prepared, prepared.predictedMemoryByteCount)
            },
            work: work
        )
    }

    /// Bytes that a photo may take: all, or what is left of it beside those that were read before their turn.
    func maximumMemoryByteCount(forInputOf byteCount: Int, isReserved: Bool) -> Int {
        guard isReserved else { return maximumMemoryByteCount }
        return maximumMemoryByteCount - max(0, maximumMemoryByteCount / 8 - byteCount)
    }

    /// Takes a call on, reads its photo's markers, waits for a thread and for memory, and does it.
    ///
    /// - Parameters:
    ///   - byteCount: of the photo.
    ///   - reservation: the room for its bytes; nil: they count from now on, whether there is room or not.
    ///   - prepare: reads the markers; gives what `work` starts from, and how many bytes all of it takes.
    ///   - work: what takes a thread's time.
    /// - Returns: what `work` returns.
    /// - Throws: what both throw; `cancelled`, `busy`, `shut-down`.
    func admitted<Prepared: Sendable, Value: Sendable>(
        byteCount: Int,
        reservation: InputReservation?,
        prepare: @escaping @Sendable () throws(PhotoError) -> (Prepared, memoryByteCount: Int),
        work: @escaping @Sendable (Prepared, StopSignal) throws(PhotoError) -> Value
    ) async throws(PhotoError) -> Value {
        if Task.isCancelled { throw .cancelled }
        var call = try ledger.take(byteCount: byteCount)
        if reservation == nil { memory.charge(weight: byteCount) }
        defer {
            if reservation == nil { memory.discharge(weight: byteCount) }
            ledger.end(call)
        }
        let (prepared, memoryByteCount) = try await markerThread.run {
            Result { () throws(PhotoError) in try prepare() }
        }.get()
        guard await places.enter() else { throw .cancelled }
        defer { places.leave() }
        let extraByteCount = max(0, memoryByteCount - byteCount)
        guard await memory.enter(weight: extraByteCount) else { throw .cancelled }
        defer { memory.leave(weight: extraByteCount) }
        reservation?.endWaiting()
        ledger.begin(&call, extraByteCount: extraByteCount)
        let signal = StopSignal()
        return try await withTaskCancellationHandler {
            await threads.run {
                Result { () throws(PhotoError) in
                    guard !signal.isRaised else { throw .cancelled }
                    return try work(prepared, signal)
                }
            }
        } onCancel: {
            signal.raise()
        }.get()
    }
}

extension PreparedPhoto {
    /// - Parameter maximumByteCount: of all photos together.
    /// - Throws: `memory-limit` where this photo alone needs more.
    func checkMemory(maximumByteCount: Int) throws(PhotoError) {
        let byteCount = predictedMemoryByteCount
        guard byteCount <= maximumByteCount else {
            throw .memoryLimit(neededByteCount: byteCount, maximum: maximumByteCount)
        }
    }
}
