internal import CJPEGShim

/// A decode of every scan whose coefficients only an observer has seen.
package struct DecodedStream: Sendable {
    /// Of the stored picture.
    package let frame: FrameLayout
    /// See `CoefficientImage`.
    package let quantizationSteps: [[UInt16]?]
    package let warnings: DecodingWarnings
    package let concealedCount: Int
    /// See `CoefficientImage`.
    package let outOfRangeCount: Int
    /// See `CoefficientImage`.
    package let endOfData: Int?
    /// See `CoefficientImage`.
    package let isDecodedByLibrary: Bool

    /// What a decode with coefficients found.
    package init(_ image: borrowing CoefficientImage) {
        frame = image.storedFrame
        quantizationSteps = image.quantizationSteps.map { $0.map { image.transform.restored($0) } }
        warnings = image.warnings
        concealedCount = image.concealedCount
        outOfRangeCount = image.outOfRangeCount
        endOfData = image.endOfData
        isDecodedByLibrary = image.isDecodedByLibrary
    }

    /// Decodes every scan of a file. Of a single scan only one MCU row is kept.
    ///
    /// - Parameters:
    ///   - bytes: the file, at least one byte.
    ///   - limits: what the decode may spend, what the observer does included.
    ///   - shouldStop: asked for every MCU row; true ends the decode with `cancelled`.
    ///   - makeObserver: called once with the frame, before the first row, and with what tells the quantization steps
    ///     of a component from when its first row is shown; what it gives sees every row, those of one row of MCUs at a
    ///     time.
    /// - Throws: `CodecError` when libjpeg gives up, a limit is reached or the work is stopped.
    package init(
        decoding bytes: [UInt8],
        limits: DecodingLimits,
        shouldStop: StopSignal?,
        makeObserver: (FrameLayout, @escaping (Int) -> [UInt16]?) -> (any BlockRowObserver)?
    ) throws(CodecError) {
        var shimLimits = unsafe limits.shim(stoppedBy: shouldStop)
        unsafe shimLimits.discards_rows = true
        guard let reader = unsafe hs_coefficient_reader_create(&shimLimits) else { throw .outOfMemory }
        defer { unsafe hs_coefficient_reader_destroy(reader) }

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
            // The closure is not called after this function has returned: only rows that are shown ask for steps.
            guard let observer = makeObserver(frame, { unsafe latchedSteps(of: $0, in: reader) }) else {
                unsafe hs_coefficient_reader_read(reader, nil, nil, &status)
                return
            }
            var seen = ObserverReference(observer: MCURowObserver(observer, frame))
            unsafe withUnsafeMutablePointer(to: &seen) { context in
                unsafe hs_coefficient_reader_read(reader, observeRows, context, &status)
            }
            guard status.code == HS_OK, frame.hasMultipleScans else { return }
            unsafe MCURowObserver.show(frame, to: observer) { component, row in
                unsafe hs_coefficient_reader_block_row(reader, Int32(component), UInt32(row))
            }
        }
        if let error = CodecError(status) { throw error }
        guard let decoded else { throw .noImage(message: "") }
        frame = decoded
        quantizationSteps = decoded.components.indices.map { unsafe latchedSteps(of: $0, in: reader) }
        concealedCount = Int(clamping: unsafe hs_coefficient_reader_concealed_count(reader))
        isDecodedByLibrary = unsafe hs_coefficient_reader_used_library(reader)
        outOfRangeCount = Int(clamping: unsafe hs_coefficient_reader_out_of_range_count(reader))
        endOfData = unsafe endOfDecodedData(in: reader)
        warnings = DecodingWarnings(unsafe hs_coefficient_reader_warnings(reader))
    }
}

/// Shows an observer one row of MCUs at a time, whatever the scans are.
private final class MCURowObserver: BlockRowObserver {
    private let observer: any BlockRowObserver
    private let hasMultipleScans: Bool

    init(_ observer: any BlockRowObserver, _ frame: FrameLayout) {
        self.observer = observer
        hasMultipleScans = frame.hasMultipleScans
    }

    func observe(component: Int, rows: Range<Int>, blocks: UnsafePointer<Int16>) {
        // Of several scans all rows are there in the end, one component behind the other.
        if !hasMultipleScans { unsafe observer.observe(component: component, rows: rows, blocks: blocks) }
    }

    static func show(
        _ frame: FrameLayout,
        to observer: any BlockRowObserver,
        blocks: (_ component: Int, _ row: Int) -> UnsafePointer<Int16>
    ) {
        for mcuRow in 0..<frame.heightInMCUs {
            for (index, component) in frame.components.enumerated() {
                let first = mcuRow * component.verticalSampling
                let last = min(first + component.verticalSampling, component.heightInBlocks)
                guard first < last else { continue }
                unsafe observer.observe(component: index, rows: first..<last, blocks: blocks(index, first))
            }
        }
    }
}
