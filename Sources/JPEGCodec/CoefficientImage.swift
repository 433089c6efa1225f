internal import CJPEGShim
package import JPEGSyntax

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
    package let quantizationSteps: [StepTable?]
    package let warnings: DecodingWarnings
    /// How many coefficients were changed under `DecodingLimits.concealsDamage`.
    package let concealedCount: Int
    /// How many coefficients no 8-bit picture has, where they are not concealed.
    package let outOfRangeCount: Int
    /// Where the data of the last MCU end, as an offset into the file; nil: nobody knows, since there are several
    /// scans, or a flaw.
    package let endOfData: Int?
    /// false: libjpeg has only read the headers, since all else is a single scan without a flaw.
    package let isDecodedByLibrary: Bool
    /// By component, of the picture as it is stored; nil: not asked for, or decoded by libjpeg.
    package internal(set) var symbols: [DecodedSymbols]?

    /// By component, as the picture is to be coded.
    package internal(set) var coding: [SourceCoding]

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
        let reader = try unsafe CoefficientReader(shimLimits)
        let stored = try reader.decode(bytes, impliedEnd: limits.impliedEnd, makeObserver: makeObserver)
        storedFrame = stored
        frame = FrameLayout(stored, transformedBy: transform)
        self.transform = transform
        quantizationSteps = stored.components.indices.map { reader.latchedSteps(of: $0).map { transform.moved($0) } }
        concealedCount = reader.concealedCount
        outOfRangeCount = reader.outOfRangeCount
        endOfData = reader.endOfData
        isDecodedByLibrary = reader.usedLibrary
        symbols = reader.symbols(componentCount: stored.components.count)
        warnings = reader.warnings
        coding = quantizationSteps.map { SourceCoding(latched: $0) }
        storage = CoefficientStorage(reader, stored, transformedBy: transform)
        hasBlocks = true
    }
}
