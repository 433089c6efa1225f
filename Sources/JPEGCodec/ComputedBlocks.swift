/// Memory for computed coefficients: rows of blocks as `FrameLayout` lays them out, one component after the other.
@safe
final class ComputedBlocks {
    private let memory: PageMemory
    private let start: UnsafeMutablePointer<Int16>
    /// By component: coefficients before its first row, and of a row.
    private let layout: [(offset: Int, rowCount: Int)]

    /// nil: there is not as much memory.
    init?(_ components: some Sequence<FrameLayout.Component>) {
        var layout: [(offset: Int, rowCount: Int)] = []
        var count = 0
        for component in components {
            let rowCount = component.paddedWidthInBlocks * 64
            layout.append((count, rowCount))
            count += rowCount * component.heightInBlocks
        }
        self.layout = layout
        guard let memory = PageMemory(byteCount: count * MemoryLayout<Int16>.stride) else { return nil }
        self.memory = memory
        unsafe start = memory.start.bindMemory(to: Int16.self, capacity: count)
    }

    func row(_ row: Int, component: Int) -> UnsafeMutablePointer<Int16> {
        let own = layout[component]
        return unsafe start + own.offset + row * own.rowCount
    }
}

extension CoefficientImage {
    /// Coefficients that are computed.
    ///
    /// - Parameters:
    ///   - frame: of the picture that they make.
    ///   - coding: by component, as the picture is to be coded.
    ///   - source: what they were computed from, for its warnings.
    ///   - fill: writes a row's `widthInBlocks` blocks, natural order; gets the component, the row, and where they go.
    /// - Throws: `outOfMemory`.
    package init(
        drawing frame: FrameLayout,
        coding: [SourceCoding],
        decodedFrom source: DecodedStream,
        fill: (_ component: Int, _ row: Int, _ blocks: UnsafeMutablePointer<Int16>) -> Void
    ) throws(CodecError) {
        guard let blocks = ComputedBlocks(frame.components) else { throw .outOfMemory }
        for (index, component) in frame.components.enumerated() {
            for row in 0..<component.heightInBlocks { unsafe fill(index, row, blocks.row(row, component: index)) }
        }
        self.frame = frame
        storedFrame = frame
        transform = .identity
        quantizationSteps = coding.map(\.steps)
        self.coding = coding
        warnings = source.warnings
        concealedCount = source.concealedCount
        outOfRangeCount = source.outOfRangeCount
        endOfData = source.endOfData
        isDecodedByLibrary = source.isDecodedByLibrary
        symbols = nil
        storage = CoefficientStorage(blocks, frame)
        hasBlocks = true
    }

    /// What a decode has shown that kept nothing: everything but blocks.
    package init(withoutBlocks stream: DecodedStream) {
        frame = stream.frame
        storedFrame = stream.frame
        transform = .identity
        quantizationSteps = stream.quantizationSteps
        warnings = stream.warnings
        concealedCount = stream.concealedCount
        outOfRangeCount = stream.outOfRangeCount
        endOfData = stream.endOfData
        isDecodedByLibrary = stream.isDecodedByLibrary
        symbols = nil
        coding = quantizationSteps.map { SourceCoding(latched: $0) }
        storage = .empty()
        hasBlocks = false
    }
}
