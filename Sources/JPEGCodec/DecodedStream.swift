internal import CJPEGShim
package import JPEGSyntax

/// A decode of every scan whose coefficients only an observer has seen.
package struct DecodedStream: Sendable {
    /// Of the stored picture.
    package let frame: FrameLayout
    /// See `CoefficientImage`.
    package let quantizationSteps: [StepTable?]
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
        makeObserver: (FrameLayout, @escaping (Int) -> StepTable?) -> (any BlockRowObserver)?
    ) throws(CodecError) {
        var shimLimits = unsafe limits.shim(stoppedBy: shouldStop)
        unsafe shimLimits.discards_rows = true
        let reader = try unsafe CoefficientReader(shimLimits)
        var observer: (any BlockRowObserver)?
        let frame = try reader.decode(bytes, impliedEnd: limits.impliedEnd) { frame in
            observer = makeObserver(frame) { [weak reader] in reader?.latchedSteps(of: $0) }
            // Of several scans all rows are there in the end, one component behind the other.
            return frame.hasMultipleScans ? nil : observer
        }
        if let observer, frame.hasMultipleScans {
            unsafe frame.show(0..<frame.heightInMCUs, to: observer) { unsafe reader.row($1, component: $0) }
        }
        self.frame = frame
        quantizationSteps = frame.components.indices.map { reader.latchedSteps(of: $0) }
        concealedCount = reader.concealedCount
        outOfRangeCount = reader.outOfRangeCount
        endOfData = reader.endOfData
        isDecodedByLibrary = reader.usedLibrary
        warnings = reader.warnings
    }
}
