import Testing

@testable import JPEGSyntax

@Suite struct GeometryTests {
    @Test("4:2:0 of an odd size has whole MCUs in memory and fewer blocks in the picture")
    func subsampled() {
        let frame = FrameHeader.of(width: 17, height: 33, sampling: [(2, 2), (1, 1), (1, 1)])
        #expect(frame.maximumHorizontalSampling == 2)
        #expect(frame.maximumVerticalSampling == 2)
        #expect(frame.mcuColumnCount == 2)
        #expect(frame.mcuRowCount == 3)
        #expect(frame.blockColumnCount(ofComponent: 0) == 3)
        #expect(frame.blockRowCount(ofComponent: 0) == 5)
        #expect(frame.blockColumnCount(ofComponent: 1) == 2)
        #expect(frame.blockRowCount(ofComponent: 1) == 3)
        #expect(frame.blockCount == 15 + 6 + 6)
        #expect(frame.paddedBlockCount(ofComponent: 0) == 24)
        #expect(frame.coefficientByteCount == (24 + 6 + 6) * 128)
    }

    @Test("Sampling factors that do not divide each other are rounded up")
    func uneven() {
        let frame = FrameHeader.of(width: 100, height: 100, sampling: [(3, 1), (2, 1)])
        #expect(frame.mcuColumnCount == 5)
        #expect(frame.blockColumnCount(ofComponent: 0) == 13)
        #expect(frame.blockColumnCount(ofComponent: 1) == 9)
        #expect(frame.paddedBlockCount(ofComponent: 1) == 10 * 13)
    }

    @Test("A gray picture with sampling factors has blocks of its own size")
    func gray() {
        let frame = FrameHeader.of(width: 17, height: 8, sampling: [(2, 2)])
        #expect(frame.blockCount == 3)
        #expect(frame.paddedBlockCount(ofComponent: 0) == 8)
    }

    @Test("Sizes saturate instead of overflowing", arguments: [Int.max, Int.max / 2, 1 << 40])
    func saturation(size: Int) {
        let frame = FrameHeader.of(width: size, height: size, sampling: [(4, 4), (1, 1), (4, 4), (4, 4)])
        #expect(frame.blockCount == .max)
        #expect(frame.coefficientByteCount == .max)
        #expect(frame.minimumEntropyBitCount(of: .of(identifiers: [1, 2, 3, 4])) == .max)
    }

    @Test("The largest picture of the standard is exact")
    func largest() {
        let frame = FrameHeader.of(width: 65_535, height: 65_535, sampling: [(1, 1), (1, 1), (1, 1)])
        #expect(frame.blockCount == 3 << 26)
        #expect(frame.coefficientByteCount == 3 << 33)
    }

    @Test("No height, no blocks")
    func heightZero() {
        #expect(FrameHeader.of(height: 0, sampling: [(2, 2)]).blockCount == 0)
    }

    /// 17 × 33 in 4:2:0: 36 blocks in whole MCUs, 15 of luma alone.
    @Test(
        "The least number of bits depends on the process and on what a scan holds",
        arguments: [
            (CodingProcess.baseline, [1, 2, 3], 0, 72),
            (.baseline, [1], 0, 30),
            (.extendedSequential, [3], 0, 12),
            (.extendedSequential, [2, 3], 0, 24),
            (.progressive, [1, 2, 3], 0, 36),
            (.progressive, [1], 0, 15),
            (.progressive, [1], 1, 0),
            (.arithmeticSequential, [1, 2, 3], 0, 0),
            (.arithmeticProgressive, [1, 2, 3], 0, 0),
            (.lossless, [1], 1, 0),
            (.baseline, [9], 0, 0),
        ] as [(CodingProcess, [UInt8], UInt8, Int)]
    )
    func minimumEntropyBits(process: CodingProcess, identifiers: [UInt8], spectralStart: UInt8, bitCount: Int) {
        let frame = FrameHeader.of(process, width: 17, height: 33, sampling: [(2, 2), (1, 1), (1, 1)])
        let scan = ScanHeader.of(identifiers: identifiers, spectralStart: spectralStart)
        #expect(frame.minimumEntropyBitCount(of: scan) == bitCount)
    }

    @Test(
        "A picture with too few bits for its blocks is found out",
        arguments: [
            ([0x12, 0x34], 64, true),
            ([0x12, 0x34], 65, false),
            ([0xFF, 0, 0xFF, 0xFF], 32, true),
            ([0xFF, 0, 0xFF, 0xFF], 33, false),
        ] as [([UInt8], Int, Bool)]
    )
    func canDescribeAllBlocks(data: [UInt8], width: Int, expected: Bool) throws {
        var file = JPEGBytes()
        file.quantizationTable()
        file.frame(width: width)
        file.scan(data: data)
        file.endOfImage()
        let structure = try structure(file.bytes)
        #expect(structure.canDescribeAllBlocks == expected)
        #expect(structure.scans.map(structure.frame.minimumEntropyBitCount) == [2 * ((width + 7) / 8)])
    }
}
