import Testing

@testable import JPEGSyntax

@Suite struct StructureTests {
    @Test("Every segment is listed with its place, from SOI to EOI")
    func segments() throws {
        let bytes = JPEGBytes.gray { $0.segment(0xFE, text: "hello") }
        let structure = try structure(bytes)

        #expect(structure.segments.map(\.marker.rawValue) == [0xD8, 0xFE, 0xDB, 0xC0, 0xC4, 0xC4, 0xDA, 0xD9])
        #expect(structure.segments.map(\.offset) == [0, 2, 11, 80, 93, 115, 137, 149])
        #expect(structure.segments.map(\.payload.count) == [0, 5, 65, 9, 18, 18, 6, 0])
        for (segment, next) in zip(structure.segments, structure.segments.dropFirst())
        where segment.marker != .startOfScan {
            #expect(segment.byteRange.upperBound == next.offset)
        }
        #expect(structure.segments.last?.byteRange.upperBound == bytes.count)
        #expect(structure.byteCount == bytes.count)
        #expect(structure.applicationByteCount == 5)
        #expect(structure.anomalies.isEmpty)
        #expect(structure.trailingData == nil)
    }

    @Test("The frame header is read as declared")
    func frame() throws {
        var file = JPEGBytes()
        file.quantizationTable(slot: 0)
        file.quantizationTable(slot: 1)
        let components: [JPEGBytes.Component] = [
            .init(identifier: 1, sampling: 0x21), .init(identifier: 2, quantizationTable: 1),
            .init(identifier: 3, quantizationTable: 1),
        ]
        file.frame(0xC1, width: 4_000, height: 3_000, components: components)
        file.huffmanTable(tableClass: 0)
        file.huffmanTable(tableClass: 1)
        file.scan([1, 2, 3], tables: 0x01)
        file.endOfImage()
        let frame = try structure(file.bytes).frame

        #expect(frame.codingProcess == .extendedSequential)
        #expect(frame.precision == 8)
        #expect(frame.width == 4_000)
        #expect(frame.height == 3_000)
        #expect(frame.components.map(\.identifier) == [1, 2, 3])
        #expect(frame.components.map(\.horizontalSampling) == [2, 1, 1])
        #expect(frame.components.map(\.verticalSampling) == [1, 1, 1])
        #expect(frame.components.map(\.quantizationTableSelector) == [0, 1, 1])
        #expect(frame.chromaSubsampling == .yuv422)
    }

    @Test("Scan headers are read as declared")
    func scans() throws {
        var file = JPEGBytes()
        file.quantizationTable()
        file.frame(0xC2)
        file.huffmanTable(tableClass: 0, slot: 2)
        file.scan(tables: 0x20, spectral: (0, 0), approximation: 0x01)
        file.huffmanTable(tableClass: 1, slot: 3)
        file.scan(tables: 0x03, spectral: (1, 63), approximation: 0x02, data: [0xFF, 0x00])
        file.scan(tables: 0x03, spectral: (1, 63), approximation: 0x21, data: [])
        file.endOfImage()
        let structure = try structure(file.bytes)

        #expect(structure.scans.map(\.spectralStart) == [0, 1, 1])
        #expect(structure.scans.map(\.spectralEnd) == [0, 63, 63])
        #expect(structure.scans.map(\.successiveApproximationHigh) == [0, 0, 2])
        #expect(structure.scans.map(\.successiveApproximationLow) == [1, 2, 1])
        #expect(structure.scans.map { $0.components[0].dcTableSelector } == [2, 0, 0])
        #expect(structure.scans.map { $0.components[0].acTableSelector } == [0, 3, 3])
        #expect(structure.scans.map(\.entropyCodedData.count) == [2, 2, 0])
        #expect(structure.scans.map(\.unstuffedByteCount) == [2, 1, 0])
        #expect(structure.huffmanTables.map(\.slot) == [2, 3])
        #expect(structure.huffmanTables.map(\.tableClass) == [.dc, .ac])
        #expect(structure.huffmanTables.map(\.codeCount) == [1, 1])
    }

    @Test("The restart interval is the last one before the first scan")
    func restartInterval() throws {
        var file = JPEGBytes()
        file.segment(0xDD, [0, 9])
        file.segment(0xDD, [1, 2])
        file.quantizationTable()
        file.frame(0xC9)
        file.scan()
        file.segment(0xDD, [0, 7])
        file.endOfImage()

        #expect(try structure(file.bytes).restartInterval == 258)
    }

    @Test("A component keeps the quantization table of its first scan")
    func latchedTables() throws {
        var file = JPEGBytes()
        file.quantizationTable(step: 3)
        file.frame(0xC9, components: [.init(identifier: 1), .init(identifier: 2), .init(identifier: 3)])
        file.scan([1])
        file.quantizationTable(step: 5)
        file.scan([2])
        file.endOfImage()
        let tables = try structure(file.bytes).quantizationTables

        #expect(tables.map { $0?.steps[63] } == [3, 5, nil])
    }

    @Test("Quantization steps are read in natural order, in 8 and in 16 bits", arguments: [8, 16])
    func quantizationOrder(precision: Int) throws {
        let steps = (1...64).map { UInt8($0) }
        let payload = precision == 8 ? [0] + steps : [0x10] + steps.flatMap { [1, $0] }
        let bytes = JPEGBytes.gray { $0.segment(0xDB, [2] + Array(repeating: 7, count: 64) + payload) }
        // The picture's own table comes later; take the one of the segment.
        var slots = TableSlots()
        let segment = try structure(bytes).segments[1]
        try slots.readQuantizationTables(segment, in: bytes.span)
        let table = try #require(slots.quantizationTable(inSlot: 0))

        let high = precision == 8 ? 0 : 256
        #expect(table.precision == precision)
        #expect(table.steps[0] == high + 1)
        #expect(table.steps[8] == high + 3)
        #expect(table.steps[1] == high + 2)
        #expect(table.steps[62] == high + 63)
        #expect(table.steps.values.reduce(0) { $0 + Int($1) } == 64 * high + 2_080)
        #expect(slots.quantizationTable(inSlot: 2)?.steps.values == Array(repeating: 7, count: 64))
    }

    @Test("JFIF and Adobe say what the last segments before the first scan say")
    func jfifAndAdobe() throws {
        let bytes = JPEGBytes.gray { file in
            file.jfif(version: (1, 1))
            file.jfif(version: (1, 2))
            file.segment(0xEE, text: "Adobe", [0, 100, 0, 0, 0, 0, 2])
        }
        let structure = try structure(bytes)

        let header = JFIFHeader(
            majorVersion: 1,
            minorVersion: 2,
            densityUnit: 1,
            horizontalDensity: 72,
            verticalDensity: 96,
            thumbnailWidth: 0,
            thumbnailHeight: 0
        )
        #expect(structure.jfif == header)
        #expect(structure.adobeTransform == 2)
        #expect(structure.anomalies.isEmpty)
    }

    @Test(
        "A scan finds its components in the way libjpeg does",
        arguments: [
            ([1, 2, 3], [1, 2, 3], [0, 1, 2]),
            ([1, 2, 3], [2], [1]),
            ([1, 1, 1], [1, 1, 1], [0, 1, 2]),
            ([3, 2, 1], [2, 1], [1, 2]),
            ([1, 2, 3, 4, 5], [5], []),
        ] as [([UInt8], [UInt8], [Int])]
    )
    func componentIndices(frame: [UInt8], scan: [UInt8], expected: [Int]) {
        let frame = FrameHeader.of(sampling: frame.map { _ in (1, 1) }, identifiers: frame)
        #expect(frame.componentIndices(of: .of(identifiers: scan)) == expected)
    }
}
