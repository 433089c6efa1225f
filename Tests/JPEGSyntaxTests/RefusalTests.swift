import Testing

@testable import JPEGSyntax

struct RefusalCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let error: JPEGSyntaxError

    init(_ description: String, _ error: JPEGSyntaxError, _ make: (inout JPEGBytes) -> Void) {
        testDescription = description
        self.error = error
        var file = JPEGBytes()
        make(&file)
        bytes = file.bytes
    }

    static let headers = [
        RefusalCase("SOI alone", .noImageData(afterByteCount: 2)) { _ in },
        RefusalCase("SOI and EOI", .noImageData(afterByteCount: 4)) { $0.endOfImage() },
        RefusalCase("a frame without a scan", .noImageData(afterByteCount: 17)) {
            $0.frame()
            $0.endOfImage()
        },
        RefusalCase(
            "a segment beyond the end",
            .segmentOverrun(marker: 0xE1, offset: 2, declaredByteCount: 99, availableByteCount: 3)
        ) { $0.bytes += [0xFF, 0xE1, 0, 99, 1] },
        RefusalCase(
            "half a length",
            .segmentOverrun(marker: 0xE1, offset: 2, declaredByteCount: 2, availableByteCount: 1)
        ) { $0.bytes += [0xFF, 0xE1, 0] },
        RefusalCase(
            "a table of length 1",
            .invalidSegmentLength(marker: 0xDB, offset: 2, declaredByteCount: 1)
        ) { $0.bytes += [0xFF, 0xDB, 0, 1, 0] },
        RefusalCase("two frames", .repeatedFrameHeader(offset: 15)) {
            $0.frame()
            $0.frame()
        },
        RefusalCase(
            "a short frame header",
            .shortSegment(marker: 0xC0, offset: 2, declaredByteCount: 11, neededByteCount: 14)
        ) { $0.segment(0xC0, [8, 0, 8, 0, 8, 2, 1, 0x11, 0]) },
        RefusalCase("a long frame header", .invalidFrameHeader(field: "segment length", value: 12)) {
            $0.segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0])
        },
        RefusalCase("1 bit", .invalidFrameHeader(field: "precision", value: 1)) { $0.frame(precision: 1) },
        RefusalCase("17 bits", .invalidFrameHeader(field: "precision", value: 17)) { $0.frame(precision: 17) },
        RefusalCase("no width", .invalidFrameHeader(field: "width", value: 0)) { $0.frame(width: 0) },
        RefusalCase("no components", .invalidFrameHeader(field: "component count", value: 0)) {
            $0.frame(components: [])
        },
        RefusalCase("eleven components", .invalidFrameHeader(field: "component count", value: 11)) {
            $0.frame(components: (1...11).map { JPEGBytes.Component(identifier: $0) })
        },
        RefusalCase("sampling factor 0", .invalidFrameHeader(field: "sampling factor", value: 0)) {
            $0.frame(components: [.init(identifier: 1, sampling: 0x10)])
        },
        RefusalCase("sampling factor 5", .invalidFrameHeader(field: "sampling factor", value: 5)) {
            $0.frame(components: [.init(identifier: 1, sampling: 0x51)])
        },
        RefusalCase("JPEG-LS", .notJPEG(.jpegLS)) { $0.segment(0xF7, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]) },
    ]

    static let tables = [
        RefusalCase(
            "a short quantization table",
            .shortSegment(marker: 0xDB, offset: 2, declaredByteCount: 66, neededByteCount: 67)
        ) { $0.segment(0xDB, Array(repeating: 0, count: 64)) },
        RefusalCase(
            "a byte behind a quantization table",
            .shortSegment(marker: 0xDB, offset: 2, declaredByteCount: 68, neededByteCount: 132)
        ) { $0.segment(0xDB, Array(repeating: 0, count: 66)) },
        RefusalCase(
            "quantization table 4",
            .invalidTable(marker: 0xDB, offset: 2, field: "slot", value: 4)
        ) { $0.quantizationTable(slot: 4) },
        RefusalCase(
            "a Huffman table cut in its counts",
            .shortSegment(marker: 0xC4, offset: 2, declaredByteCount: 18, neededByteCount: 19)
        ) { $0.segment(0xC4, Array(repeating: 0, count: 16)) },
        RefusalCase(
            "a Huffman table cut in its symbols",
            .shortSegment(marker: 0xC4, offset: 2, declaredByteCount: 19, neededByteCount: 20)
        ) { $0.segment(0xC4, [0, 1] + Array(repeating: 0, count: 15)) },
        RefusalCase(
            "a Huffman table of 257 symbols",
            .invalidTable(marker: 0xC4, offset: 2, field: "code count", value: 257)
        ) { $0.segment(0xC4, [0] + Array(repeating: 0, count: 14) + [2, 255] + Array(repeating: 0, count: 257)) },
        RefusalCase(
            "Huffman table 4",
            .invalidTable(marker: 0xC4, offset: 2, field: "slot", value: 4)
        ) { $0.huffmanTable(tableClass: 0, slot: 4) },
        RefusalCase(
            "a Huffman table of class 2",
            .invalidTable(marker: 0xC4, offset: 2, field: "class", value: 2)
        ) { $0.huffmanTable(tableClass: 2) },
        RefusalCase(
            "half an arithmetic conditioning",
            .shortSegment(marker: 0xCC, offset: 2, declaredByteCount: 3, neededByteCount: 4)
        ) { $0.segment(0xCC, [0]) },
        RefusalCase(
            "arithmetic conditioning 32",
            .invalidTable(marker: 0xCC, offset: 2, field: "slot", value: 32)
        ) { $0.segment(0xCC, [32, 0]) },
        RefusalCase(
            "arithmetic conditioning with L above U",
            .invalidTable(marker: 0xCC, offset: 2, field: "conditioning value", value: 0x12)
        ) { $0.segment(0xCC, [0, 0x12]) },
        RefusalCase(
            "a long restart interval",
            .invalidTable(marker: 0xDD, offset: 2, field: "segment length", value: 5)
        ) { $0.segment(0xDD, [0, 0, 1]) },
        RefusalCase(
            "a short restart interval",
            .shortSegment(marker: 0xDD, offset: 2, declaredByteCount: 3, neededByteCount: 4)
        ) { $0.segment(0xDD, [0]) },
    ]

    static let scans = [
        RefusalCase("a scan before the frame", .invalidScanHeader(field: "frame header", value: 0)) { $0.scan() },
        RefusalCase("a scan without components", .invalidScanHeader(field: "component count", value: 0)) {
            $0.frame()
            $0.scan([])
        },
        RefusalCase("a scan of five components", .invalidScanHeader(field: "component count", value: 5)) {
            $0.frame(components: (1...5).map { JPEGBytes.Component(identifier: $0) })
            $0.scan([1, 2, 3, 4, 5])
        },
        RefusalCase(
            "a short scan header",
            .shortSegment(marker: 0xDA, offset: 15, declaredByteCount: 7, neededByteCount: 8)
        ) {
            $0.frame()
            $0.segment(0xDA, [1, 1, 0, 0, 63])
        },
        RefusalCase("a long scan header", .invalidScanHeader(field: "segment length", value: 9)) {
            $0.frame()
            $0.segment(0xDA, [1, 1, 0, 0, 63, 0, 0])
        },
        RefusalCase("an unknown component", .invalidScanHeader(field: "component identifier", value: 7)) {
            $0.frame()
            $0.scan([7])
        },
        RefusalCase("a component twice", .invalidScanHeader(field: "component identifier", value: 1)) {
            $0.frame(components: [.init(identifier: 1), .init(identifier: 2)])
            $0.scan([1, 1])
        },
        RefusalCase("an MCU of 11 blocks", .invalidScanHeader(field: "blocks per MCU", value: 11)) {
            $0.frame(components: [.init(identifier: 1, sampling: 0x42), .init(identifier: 2, sampling: 0x13)])
            $0.scan([1, 2])
        },
        RefusalCase("no quantization table", .invalidScanHeader(field: "quantization table", value: 3)) {
            $0.quantizationTable()
            $0.frame(components: [.init(identifier: 1, quantizationTable: 3)])
            $0.scan()
        },
        RefusalCase("no DC table", .invalidScanHeader(field: "DC Huffman table", value: 2)) {
            $0.quantizationTable()
            $0.frame()
            $0.scan(tables: 0x20)
        },
        RefusalCase("AC table 15", .invalidScanHeader(field: "AC Huffman table", value: 15)) {
            $0.quantizationTable()
            $0.frame()
            $0.scan(tables: 0x0F)
        },
    ]

    static let progressions = [
        progressive("DC with AC", spectral: (0, 1), wrong: "Se of a DC scan", 1),
        progressive("Ss above Se", spectral: (9, 8), wrong: "Se", 8),
        progressive("Se 64", spectral: (1, 64), wrong: "Se", 64),
        progressive("Al 14", spectral: (0, 0), approximation: 0x0E, wrong: "Al", 14),
        progressive("refinement by two bits", spectral: (0, 0), approximation: 0x31, wrong: "Ah", 3),
        progressive("no DC table", spectral: (0, 0), wrong: "DC Huffman table", 0),
        progressive("no AC table", spectral: (1, 1), wrong: "AC Huffman table", 0),
    ]

    private static func progressive(
        _ description: String,
        spectral: (UInt8, UInt8),
        approximation: UInt8 = 0,
        wrong field: String,
        _ value: Int
    ) -> RefusalCase {
        RefusalCase("progressive, \(description)", .invalidScanHeader(field: field, value: value)) {
            $0.quantizationTable()
            $0.frame(0xC2)
            $0.scan(spectral: spectral, approximation: approximation)
        }
    }
}

@Suite struct RefusalTests {
    @Test(
        "What libjpeg refuses is refused, with the values that are wrong",
        arguments: RefusalCase.headers + RefusalCase.tables + RefusalCase.scans + RefusalCase.progressions
    )
    func refused(_ example: RefusalCase) {
        #expect(refusal(example.bytes) == example.error)
    }

    @Test("AC coefficients of two components in a progressive scan are refused")
    func interleavedAC() {
        var file = JPEGBytes()
        file.quantizationTable()
        file.frame(0xC2, components: [.init(identifier: 1), .init(identifier: 2)])
        file.scan([1, 2], spectral: (1, 5))
        #expect(refusal(file.bytes) == .invalidScanHeader(field: "component count of an AC scan", value: 2))
    }

    @Test("A sequential picture may leave out the standard's Huffman tables, as Motion JPEG does")
    func motionJPEG() throws {
        var file = JPEGBytes()
        file.quantizationTable()
        file.frame()
        file.scan(tables: 0x11)
        file.endOfImage()
        #expect(try structure(file.bytes).huffmanTables.isEmpty)
    }

    @Test(
        "Processes that are refused later are read",
        arguments: [CodingProcess.lossless, .differentialSequential, .arithmeticLossless]
    )
    func unsupportedProcess(process: CodingProcess) throws {
        var file = JPEGBytes()
        file.frame(process.rawValue, precision: 12, height: 0)
        file.scan(spectral: (1, 0))
        file.endOfImage()
        let frame = try structure(file.bytes).frame
        #expect(frame.codingProcess == process)
        #expect(frame.precision == 12)
        #expect(frame.height == 0)
    }

    @Test("A file with differential frames is told to be hierarchical")
    func hierarchical() throws {
        var file = JPEGBytes()
        file.segment(0xDE, [8, 0, 8, 0, 8, 1, 1, 0x11, 0])
        file.quantizationTable()
        file.frame(0xC1)
        file.scan()
        file.frame(0xC5)
        file.scan()
        file.frame(0xC6)
        file.scan()
        file.endOfImage()
        #expect(try structure(file.bytes).frame.codingProcess == .differentialSequential)
    }
}
