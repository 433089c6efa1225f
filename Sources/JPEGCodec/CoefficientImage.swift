internal import CJPEGShim

/// Sees block rows when they are final; must not throw or block.
package protocol BlockRowObserver: AnyObject {
    /// - Parameters:
    ///   - component: index into the frame's components.
    ///   - rows: picture rows; each row of each component is shown exactly once, top to bottom within a component.
    ///   - blocks: the rows' blocks of 64 coefficients in natural order, `paddedWidthInBlocks` a row.
    func observe(component: Int, rows: Range<Int>, blocks: UnsafePointer<Int16>)
}

/// All quantized coefficients of a picture, to be coded as they are or transformed.
package struct CoefficientImage: ~Copyable {
    /// Of the picture as it is to be coded.
    package let frame: FrameLayout
    /// Of the picture as it was decoded.
    package let storedFrame: FrameLayout
    package let transform: LosslessTransform
    /// The steps of each component in natural order, as latched when its first scan began, transformed as the picture
    /// is; nil: no scan has it.
    package let quantizationSteps: [[UInt16]?]
    package let warnings: DecodingWarnings
    /// How many coefficients were changed under `DecodingLimits.concealsDamage`.
    package let concealedCount: Int
    /// How many coefficients no 8-bit picture has, where they are not concealed.
    package let outOfRangeCount: Int
    /// Where the data of the last MCU end, as an offset into the file; nil: nobody knows, since there are several scans, or a flaw.
    package let endOfData: Int?
    /// false: libjpeg has only read the headers, since all else is a single scan without a flaw.
    package let isDecodedByLibrary: Bool
    /// By component, of the picture as it is stored; nil: not asked for, or decoded by libjpeg.
    package internal(set) var symbols: [DecodedSymbols]?

    /// By component: its coefficients are the file's, which decoders turn into 8-bit samples; false: they were
    /// computed.
    package let isFromFile: [Bool]

    /// By component: the precision of the coefficients in `storage`. 8: eighths of a level; 1: levels.
    package internal(set) var levelPrecision: [Int]

    package let storage: CoefficientStorage
    /// false: nothing was kept in `storage`, and nobody may ask for it.
    package let hasBlocks: Bool

    /// Decodes every scan of a file: the one entropy decode of the input.
    ///
    /// - Parameters:
    ///   - bytes: the file, at least one byte.
    ///   - limits: what the decode may spend.
    ///   - shouldStop: asked for every MCU row; true ends the decode with `cancelled`.
    ///   - transform: how the picture is to be coded; has to be perfect for it. Changes nothing in the decode.
    ///   - countsSymbols: count the symbols that are decoded, where libjpeg does not do it.
    ///   - makeObserver: called once with the stored frame, before the first row; what it gives, if anything, sees
    ///     every stored row.
    /// - Throws: `CodecError` when libjpeg gives up, a limit is reached or the work is stopped.
    package init(
        decoding bytes: [UInt8],
        limits: DecodingLimits,
        shouldStop: StopSignal?,
        transform: LosslessTransform = .identity,
        countsSymbols: Bool = false,
        makeObserver: (FrameLayout) -> (any BlockRowObserver)?
    ) throws(CodecError) {
        var shimLimits = unsafe limits.shim(stoppedBy: shouldStop)
        unsafe shimLimits.counts_symbols = countsSymbols
        guard let reader = unsafe hs_coefficient_reader_create(&shimLimits) else { throw .outOfMemory }

        var shimFrame = hs_frame()
        var status = hs_status()
        var decoded: FrameLayout?
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            let byteCount = min(limits.impliedEnd ?? buffer.count, buffer.count)
            unsafe hs_coefficient_reader_read_header(reader, start, byteCount, &shimFrame, &status)
            guard status.code == HS_OK else { return }
            let frame = FrameLayout(shimFrame)
            decoded = frame
            guard let observer = makeObserver(frame) else {
                unsafe hs_coefficient_reader_read(reader, nil, nil, &status)
                return
            }
            var seen = ObserverReference(observer: observer)
            unsafe withUnsafeMutablePointer(to: &seen) { context in
                unsafe hs_coefficient_reader_read(reader, observeRows, context, &status)
            }
        }
        let error = CodecError(status)
        guard error == nil, let decoded else {
            unsafe hs_coefficient_reader_destroy(reader)
            throw error ?? .noImage(message: "")
        }
        storedFrame = decoded
        frame = FrameLayout(decoded, transformedBy: transform)
        self.transform = transform
        quantizationSteps = decoded.components.indices.map {
            unsafe latchedSteps(of: $0, in: reader).map { transform.moved($0) }
        }
        concealedCount = Int(clamping: unsafe hs_coefficient_reader_concealed_count(reader))
        isDecodedByLibrary = unsafe hs_coefficient_reader_used_library(reader)
        symbols = unsafe DecodedSymbols.all(of: reader, componentCount: decoded.components.count)
        outOfRangeCount = Int(clamping: unsafe hs_coefficient_reader_out_of_range_count(reader))
        endOfData = unsafe endOfDecodedData(in: reader)
        warnings = DecodingWarnings(unsafe hs_coefficient_reader_warnings(reader))
        isFromFile = decoded.components.map { _ in true }
        levelPrecision = decoded.components.map { _ in 1 }
        storage = unsafe CoefficientStorage(DecodedBlocks(reader), decoded, transformedBy: transform)
        hasBlocks = true
    }
}

/// A class reference that C can carry as a pointer.
struct ObserverReference {
    let observer: any BlockRowObserver
}

func observeRows(
    context: UnsafeMutableRawPointer?,
    component: Int32,
    firstRow: UInt32,
    rowCount: UInt32,
    blocks: UnsafePointer<Int16>
) {
    guard let context = unsafe context else { return }
    let reference = unsafe context.assumingMemoryBound(to: ObserverReference.self)
    unsafe reference.pointee.observer.observe(
        component: Int(component),
        rows: Int(firstRow)..<Int(firstRow + rowCount),
        blocks: blocks
    )
}
