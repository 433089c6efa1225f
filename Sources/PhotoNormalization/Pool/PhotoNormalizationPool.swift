internal import JPEGCodec

/// Normalizes photos on threads of its own, within a cap on the memory of all of them together.
///
/// For servers and for whole directories: `async`, does not occupy the cooperative pool, and stops a photo when its
/// task is cancelled.
public final class PhotoNormalizationPool: Sendable {
    let threads: WorkerThreads
    private let gate: AdmissionGate
    private let maximumMemoryByteCount: Int

    /// - Parameters:
    ///   - threadCount: photos at a time, 1 or more.
    ///   - maximumMemoryByteCount: predicted bytes of all photos in work together. A photo that needs more than that
    ///     alone is refused with `memory-limit`.
    public init(threadCount: Int, maximumMemoryByteCount: Int) {
        threads = WorkerThreads(count: threadCount)
        gate = AdmissionGate(capacity: max(1, maximumMemoryByteCount))
        self.maximumMemoryByteCount = maximumMemoryByteCount
    }

    /// Normalizes one photo on one of the pool's threads.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what it is to become.
    /// - Returns: the checked result.
    /// - Throws: `PhotoError`; with the code `cancelled` when the task was cancelled.
    public func normalize(_ bytes: [UInt8], options: NormalizationOptions) async throws(PhotoError) -> NormalizedPhoto {
        let normalizer = PhotoNormalizer(options: options)
        return try await admitted(bytes, normalizer) { prepared, signal throws(PhotoError) in
            try normalizer.normalize(prepared, stopSignal: signal)
        }
    }

    /// What `normalize` would do, without writing.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what it is to become.
    /// - Returns: the report, with `outputByteCount` nil.
    /// - Throws: `PhotoError`; with the code `cancelled` when the task was cancelled.
    public func plan(_ bytes: [UInt8], options: NormalizationOptions) async throws(PhotoError) -> NormalizationReport {
        let normalizer = PhotoNormalizer(options: options)
        return try await admitted(bytes, normalizer) { prepared, signal throws(PhotoError) in
            try normalizer.plan(prepared, stopSignal: signal)
        }
    }

    private func admitted<Value: Sendable>(
        _ bytes: [UInt8],
        _ normalizer: PhotoNormalizer,
        _ work: @escaping @Sendable (PreparedPhoto, StopSignal) throws(PhotoError) -> Value
    ) async throws(PhotoError) -> Value {
        let prepared = try await threads.run { () -> Result<PreparedPhoto, PhotoError> in
            Result { () throws(PhotoError) in try normalizer.prepare(bytes) }
        }.get()
        let byteCount = prepared.predictedMemoryByteCount
        guard byteCount <= maximumMemoryByteCount else {
            throw .memoryLimit(neededByteCount: byteCount, maximum: maximumMemoryByteCount)
        }
        guard await gate.enter(weight: byteCount) else { throw .cancelled }
        defer { gate.leave(weight: byteCount) }
        let signal = StopSignal()
        let result = await withTaskCancellationHandler {
            await threads.run { () -> Result<Value, PhotoError> in
                Result { () throws(PhotoError) in
                    guard !signal.isRaised else { throw .cancelled }
                    return try work(prepared, signal)
                }
            }
        } onCancel: {
            signal.raise()
        }
        return try result.get()
    }
}
