extension PhotoNormalizationPool {
    /// Inspects one photo on one of the pool's threads, within its cap on memory.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what normalizing would be asked to do.
    /// - Returns: what its markers and metadata say, and the verdict: a photo that would be refused has one too.
    /// - Throws: `PhotoError` when the bytes are no JPEG or their markers cannot be read; with the code `cancelled`
    ///   when the task was cancelled, `busy` or `shut-down` when the pool does not take it on.
    public func inspect(_ bytes: [UInt8], options: NormalizationOptions) async throws(PhotoError) -> PhotoInspection {
        try await inspect(bytes, options: options, reservation: nil)
    }

    /// Inspects one photo for whose bytes there is room already; see `inspect(_:options:)`.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what normalizing would be asked to do.
    ///   - reservation: the room for its bytes; nil: there is none, and they count from now on.
    /// - Returns: what its markers and metadata say, and the verdict.
    /// - Throws: as without a reservation.
    package func inspect(
        _ bytes: [UInt8],
        options: NormalizationOptions,
        reservation: InputReservation?
    ) async throws(PhotoError) -> PhotoInspection {
        let maximum = maximumMemoryByteCount(forInputOf: bytes.count, isReserved: reservation != nil)
        return try await admitted(
            byteCount: bytes.count,
            reservation: reservation,
            prepare: { () throws(PhotoError) in
                var photo = try InspectedPhoto(bytes, options: options)
                photo.prepared = Result { [photo] () throws(PhotoError) in
                    let prepared = try photo.prepared.get().limited(toMemory: maximum)
                    try prepared.checkMemory(maximumByteCount: maximum)
                    return prepared
                }
                return (photo, (try? photo.prepared.get().predictedMemoryByteCount) ?? 0)
            },
            work: { photo, signal throws(PhotoError) in
                try photo.inspect(options: options, stopSignal: signal)
            }
        )
    }

    /// Inspects one photo; see `inspect(_:options:)` of arrays.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes, copied once unless they are an array.
    ///   - options: what normalizing would be asked to do.
    /// - Returns: what its markers and metadata say, and the verdict.
    /// - Throws: as for arrays.
    public func inspect(
        _ bytes: some Collection<UInt8> & Sendable,
        options: NormalizationOptions
    ) async throws(PhotoError) -> PhotoInspection {
        try await inspect([UInt8](bytes), options: options)
    }
}
