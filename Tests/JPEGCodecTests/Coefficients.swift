import JPEGCodec
import JPEGSyntax

/// Limits that no sound fixture reaches.
extension DecodingLimits {
    static let ample = DecodingLimits(
        maximumScanCount: 200,
        maximumScanWork: 1_000,
        maximumMemoryByteCount: 256 << 20,
        maximumSeconds: 60
    )
}

/// The coefficients of an image as values: of each component the picture blocks, row by row.
struct Coefficients: Equatable {
    var components: [[Int16]]

    init(of image: borrowing CoefficientImage) {
        components = image.frame.components.enumerated().map { index, component in
            (0..<component.heightInBlocks).flatMap { row in
                let blocks = unsafe image.storage.unsafeBlockRow(component: index, row: row)
                return unsafe [Int16](UnsafeBufferPointer(start: blocks, count: component.widthInBlocks * 64))
            }
        }
    }
}

/// Hands the coefficients of an image to libjpeg as they are.
final class CopyingProvider: BlockRowProvider {
    private let frame: FrameLayout
    private let storage: CoefficientStorage

    init(_ image: borrowing CoefficientImage) {
        frame = image.frame
        storage = image.storage
    }

    func provide(component: Int, rows: Range<Int>, blocks: UnsafeMutablePointer<Int16>) {
        let layout = frame.components[component]
        for (index, row) in rows.enumerated() {
            let source = unsafe storage.unsafeBlockRow(component: component, row: row)
            let target = unsafe blocks + index * layout.paddedWidthInBlocks * 64
            unsafe target.update(from: source, count: layout.widthInBlocks * 64)
        }
    }
}

func decode(_ bytes: [UInt8], limits: DecodingLimits = .ample) throws(CodecError) -> CoefficientImage {
    try CoefficientImage(decoding: bytes, limits: limits, shouldStop: nil) { _ in nil }
}

extension CodingParameters {
    /// What an image is written with again: its own steps, and Huffman tables that have a code for everything.
    init(rewriting image: borrowing CoefficientImage, isProgressive: Bool = false) {
        let frame = image.frame
        var tables: [StepTable] = []
        let steps = image.coding.map(\.steps)
        for table in steps where !tables.contains(table) { tables.append(table) }
        self.init(
            width: frame.width,
            height: frame.height,
            components: frame.components.enumerated().map { index, component in
                Component(
                    identifier: component.identifier,
                    horizontalSampling: component.horizontalSampling,
                    verticalSampling: component.verticalSampling,
                    quantizationSlot: tables.firstIndex(of: steps[index]) ?? 0,
                    huffmanSlot: 0
                )
            },
            quantizationTables: tables,
            dcTables: [.everyCategory],
            acTables: [.everySymbol],
            isInterleaved: frame.fitsOneScan,
            isProgressive: isProgressive
        )
    }
}

extension CodedHuffmanTable {
    /// Five bits for each category 0 … 15.
    static let everyCategory: CodedHuffmanTable = {
        var counts = [UInt8](repeating: 0, count: 17)
        counts[5] = 16
        return CodedHuffmanTable(codeCounts: counts, symbols: [UInt8](0..<16))
    }()

    /// Eight bits for each symbol, but nine for the last two: no code is all ones.
    static let everySymbol: CodedHuffmanTable = {
        var counts = [UInt8](repeating: 0, count: 17)
        (counts[8], counts[9]) = (254, 2)
        return CodedHuffmanTable(codeCounts: counts, symbols: [UInt8](0...255))
    }()
}
