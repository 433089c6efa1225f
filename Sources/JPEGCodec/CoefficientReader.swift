internal import CJPEGShim
internal import JPEGSyntax

/// The owner of a decode in the shim, and of the coefficients that it has read.
///
/// `unsafe`: rows are pointers into memory that lives as long as this object.
@safe
final class CoefficientReader {
    private let reader: OpaquePointer

    /// - Parameter limits: of the decode.
    /// - Throws: `outOfMemory`.
    init(_ limits: hs_read_limits) throws(CodecError) {
        var limits = unsafe limits
        guard let reader = unsafe hs_coefficient_reader_create(&limits) else { throw .outOfMemory }
        unsafe self.reader = reader
    }

    deinit { unsafe hs_coefficient_reader_destroy(reader) }

    /// Reads the headers up to the first scan.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - impliedEnd: see `DecodingLimits`.
    /// - Returns: its frame.
    /// - Throws: what libjpeg refuses.
    func readHeader(of bytes: [UInt8], impliedEnd: Int? = nil) throws(CodecError) -> FrameLayout {
        try read(bytes, to: impliedEnd) { _, _ in }
    }

    /// Reads the headers, then decodes every scan.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - impliedEnd: see `DecodingLimits`.
    ///   - makeObserver: called once with the frame, before the first row; what it gives, if anything, sees every row.
    /// - Returns: the frame.
    /// - Throws: what libjpeg refuses, or the limit that was reached.
    func decode(
        _ bytes: [UInt8],
        impliedEnd: Int?,
        makeObserver: (FrameLayout) -> (any BlockRowObserver)?
    ) throws(CodecError) -> FrameLayout {
        try read(bytes, to: impliedEnd) { frame, status in
            guard let observer = makeObserver(frame) else {
                unsafe hs_coefficient_reader_read(reader, nil, nil, &status)
                return
            }
            var seen = ObserverReference(observer: observer)
            unsafe withUnsafeMutablePointer(to: &seen) { context in
                unsafe hs_coefficient_reader_read(reader, observeRows, context, &status)
            }
        }
    }

    /// Reads the headers, then does more while the bytes lie still.
    private func read(
        _ bytes: [UInt8],
        to end: Int?,
        then body: (FrameLayout, inout hs_status) -> Void
    ) throws(CodecError) -> FrameLayout {
        var shimFrame = hs_frame()
        var status = hs_status()
        var frame: FrameLayout?
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            unsafe hs_coefficient_reader_read_header(
                reader, start, min(end ?? buffer.count, buffer.count), &shimFrame, &status)
            guard status.code == HS_OK else { return }
            let read = FrameLayout(shimFrame)
            frame = read
            body(read, &status)
        }
        if let error = CodecError(status) { throw error }
        guard let frame else { throw .noImage(message: "") }
        return frame
    }

    /// The steps of a component, as latched when its first scan began; nil: no scan has begun that has it.
    func latchedSteps(of component: Int) -> StepTable? {
        let steps = unsafe [UInt16](unsafeUninitializedCapacity: 64) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            count = unsafe hs_coefficient_reader_quantization_table(reader, Int32(component), start) ? 64 : 0
        }
        return steps.isEmpty ? nil : StepTable(steps)
    }

    /// The first block of a stored row.
    func row(_ row: Int, component: Int) -> UnsafePointer<Int16> {
        unsafe hs_coefficient_reader_block_row(reader, Int32(truncatingIfNeeded: component), UInt32(row))
    }

    var warnings: DecodingWarnings { DecodingWarnings(unsafe hs_coefficient_reader_warnings(reader)) }
    var concealedCount: Int { Int(clamping: unsafe hs_coefficient_reader_concealed_count(reader)) }
    var outOfRangeCount: Int { Int(clamping: unsafe hs_coefficient_reader_out_of_range_count(reader)) }
    /// See `CoefficientImage`.
    var endOfData: Int? {
        let offset = unsafe hs_coefficient_reader_end_of_data(reader)
        return offset > 0 ? offset : nil
    }
    var usedLibrary: Bool { unsafe hs_coefficient_reader_used_library(reader) }

    /// - Parameter componentCount: of the frame.
    /// - Returns: the symbols of each component; nil where nobody has counted.
    func symbols(componentCount: Int) -> [DecodedSymbols]? {
        var found: [DecodedSymbols] = []
        for component in 0..<componentCount {
            var counts = hs_symbol_counts()
            guard unsafe hs_coefficient_reader_symbol_counts(reader, Int32(component), &counts) else { return nil }
            found.append(DecodedSymbols(counts))
        }
        return found
    }
}

/// A class reference that C can carry as a pointer.
private struct ObserverReference {
    let observer: any BlockRowObserver
}

private func observeRows(
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
