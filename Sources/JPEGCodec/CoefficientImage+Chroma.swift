extension FrameLayout {
    /// The frame with half the chroma, in each direction in which chroma has as many samples as luma; nil: there is
    /// nothing to halve, or the frame would not be allowed.
    package var halvingChroma: FrameLayout? {
        guard colorSpace == .yCbCr, components.count == 3,
            components[1].sampling == (1, 1), components[2].sampling == (1, 1),
            components[0].sampling == (maximumHorizontalSampling, maximumVerticalSampling),
            [(1, 1), (2, 1), (1, 2)].contains(where: { $0 == components[0].sampling })
        else { return nil }
        return FrameLayout(
            width: width,
            height: height,
            colorSpace: colorSpace,
            samplings: [(2, 2), (1, 1), (1, 1)],
            identifiers: components.map(\.identifier)
        )
    }

    /// The same frame, the rows of its first component padded as in another frame.
    fileprivate func withFirstRows(of other: FrameLayout) -> FrameLayout {
        var frame = self
        frame.components[0].paddedWidthInBlocks = other.components[0].paddedWidthInBlocks
        return frame
    }

    /// Sampling factors of its components.
    fileprivate var samplings: [(horizontal: Int, vertical: Int)] { components.map(\.sampling) }
}

extension FrameLayout.Component {
    fileprivate var sampling: (horizontal: Int, vertical: Int) { (horizontalSampling, verticalSampling) }
}

extension CoefficientImage {
    /// The picture with its luma as it is, and with halved chroma.
    ///
    /// - Parameter fill: writes one row of a stored chroma component, `widthInBlocks` blocks in natural order and in
    ///   steps of 1; gets the component, the row, and where the blocks go.
    /// - Returns: nil when its chroma cannot be halved, or the halved picture could not be turned without loss.
    /// - Throws: `outOfMemory`.
    package borrowing func halvingChroma(
        fill: (_ component: Int, _ row: Int, _ blocks: UnsafeMutablePointer<Int16>) -> Void
    ) throws(CodecError) -> CoefficientImage? {
        guard let halvedFrame = frame.halvingChroma, let halvedStored = storedFrame.halvingChroma,
            transform.isPerfect(width: storedFrame.width, height: storedFrame.height, samplings: halvedStored.samplings)
        else { return nil }
        let stored = halvedStored.withFirstRows(of: storedFrame)
        guard let drawn = ComputedBlocks(stored.components.dropFirst()) else { throw .outOfMemory }
        for (index, component) in stored.components.dropFirst().enumerated() {
            for row in 0..<component.heightInBlocks { unsafe fill(index + 1, row, drawn.row(row, component: index)) }
        }
        return CoefficientImage(
            self,
            frame: halvedFrame,
            storedFrame: stored,
            coding: [coding[0]] + coding.dropFirst().map(\.inSteps1),
            storage: CoefficientStorage(firstOf: storage, then: drawn, stored, transformedBy: transform)
        )
    }

    /// Puts levels at another precision, in the same memory.
    ///
    /// - Parameters:
    ///   - parts: the new precision by component, 8 for eighths; 1: its blocks stay as they are.
    ///   - replace: turns levels into parts of levels, in place; gets the component, the first of a run of its stored
    ///     blocks, and the run's length.
    package mutating func splitLevels(
        parts: [Int],
        _ replace: (_ component: Int, _ blocks: UnsafeMutablePointer<Int16>, _ count: Int) -> Void
    ) {
        precondition(coding.allSatisfy { $0.levelPrecision == 1 }, "levels are split once")
        for (index, component) in storedFrame.components.enumerated() where parts[index] > 1 {
            for row in 0..<component.heightInBlocks {
                let blocks = unsafe storage.unsafeBlockRow(component: index, row: row)
                // Nobody else has the memory: this is the only image of it.
                unsafe replace(index, UnsafeMutablePointer(mutating: blocks), component.widthInBlocks)
            }
        }
        for (index, precision) in parts.enumerated() { coding[index].levelPrecision = precision }
        symbols = nil
    }

    /// What another image became.
    private init(
        _ source: borrowing CoefficientImage,
        frame: FrameLayout,
        storedFrame: FrameLayout,
        coding: [SourceCoding],
        storage: CoefficientStorage
    ) {
        self.frame = frame
        self.storedFrame = storedFrame
        transform = source.transform
        quantizationSteps = coding.map(\.steps)
        warnings = source.warnings
        concealedCount = source.concealedCount
        outOfRangeCount = source.outOfRangeCount
        endOfData = source.endOfData
        isDecodedByLibrary = source.isDecodedByLibrary
        symbols = nil
        self.coding = coding
        self.storage = storage
        hasBlocks = true
    }
}
