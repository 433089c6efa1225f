/// The tables as the last DQT and DHT segments left them: a fixed number, however often a file redefines them.
struct TableSlots {
    static let slotCount = 4

    private var quantization: [QuantizationTable?] = Array(repeating: nil, count: slotCount)
    private var huffman: [HuffmanTableSlot?] = Array(repeating: nil, count: 2 * slotCount)
    /// By slot, of quantization before DC before AC: where its table was defined, until a scan uses it.
    private var unusedDefinitions: [Range<Int>?] = Array(repeating: nil, count: 3 * slotCount)
    /// Definitions that others took the place of before a scan used them; neighbors as one range.
    private var supersededDefinitions: [Range<Int>] = []

    func quantizationTable(inSlot slot: UInt8) -> QuantizationTable? {
        Int(slot) < Self.slotCount ? quantization[Int(slot)] : nil
    }

    func huffmanTable(_ tableClass: HuffmanTableSlot.Class, inSlot slot: UInt8) -> HuffmanTableSlot? {
        Int(slot) < Self.slotCount ? huffman[Int(tableClass.rawValue) * Self.slotCount + Int(slot)] : nil
    }

    /// Where tables are defined that no scan uses, as offsets into the file, in its order.
    var unusedTables: [Range<Int>] {
        (supersededDefinitions + unusedDefinitions.compactMap { $0 }).sorted { $0.lowerBound < $1.lowerBound }
    }

    mutating func useQuantizationTable(inSlot slot: UInt8) {
        if Int(slot) < Self.slotCount { unusedDefinitions[Int(slot)] = nil }
    }

    mutating func useHuffmanTable(_ tableClass: HuffmanTableSlot.Class, inSlot slot: UInt8) {
        if Int(slot) < Self.slotCount { unusedDefinitions[Self.place(of: tableClass, slot)] = nil }
    }

    private static func place(of tableClass: HuffmanTableSlot.Class, _ slot: UInt8) -> Int {
        (1 + Int(tableClass.rawValue)) * slotCount + Int(slot)
    }

    private mutating func define(_ place: Int, at range: Range<Int>) {
        if let superseded = unusedDefinitions[place] {
            if let last = supersededDefinitions.last, last.upperBound == superseded.lowerBound {
                supersededDefinitions[supersededDefinitions.count - 1] = last.lowerBound..<superseded.upperBound
            } else {
                supersededDefinitions.append(superseded)
            }
        }
        unusedDefinitions[place] = range
    }

    /// DC before AC, by slot.
    var huffmanTables: [HuffmanTableSlot] { huffman.compactMap { $0 } }

    mutating func readQuantizationTables(_ segment: MarkerSegment, in bytes: Span<UInt8>) throws(JPEGSyntaxError) {
        var position = segment.payload.lowerBound
        while position < segment.payload.upperBound {
            let slot = bytes[position] & 15
            // libjpeg takes every precision but 0 for 16 bits.
            let byteCountPerStep = bytes[position] >> 4 == 0 ? 1 : 2
            guard slot < Self.slotCount else { throw segment.invalidTable("slot", Int(slot)) }
            let end = position + 1 + 64 * byteCountPerStep
            try segment.requirePayload(byteCount: end - segment.payload.lowerBound)
            var steps = [UInt16](repeating: 0, count: 64)
            for index in 0..<64 {
                let offset = position + 1 + index * byteCountPerStep
                let step = byteCountPerStep == 1 ? Int(bytes[offset]) : bytes.bigEndian16(at: offset)
                steps[ZigzagOrder.naturalIndex[index]] = UInt16(truncatingIfNeeded: step)
            }
            quantization[Int(slot)] = QuantizationTable(
                slot: slot, precision: 8 * byteCountPerStep, steps: StepTable(steps))
            define(Int(slot), at: position..<end)
            position = end
        }
    }

    mutating func readHuffmanTables(_ segment: MarkerSegment, in bytes: Span<UInt8>) throws(JPEGSyntaxError) {
        var position = segment.payload.lowerBound
        while position < segment.payload.upperBound {
            try segment.requirePayload(byteCount: position + 17 - segment.payload.lowerBound)
            let slot = bytes[position] & 15
            guard let tableClass = HuffmanTableSlot.Class(rawValue: bytes[position] >> 4) else {
                throw segment.invalidTable("class", Int(bytes[position] >> 4))
            }
            var codeCount = 0
            for length in 1...16 { codeCount += Int(bytes[position + length]) }
            guard codeCount <= 256 else { throw segment.invalidTable("code count", codeCount) }
            try segment.requirePayload(byteCount: position + 17 + codeCount - segment.payload.lowerBound)
            guard slot < Self.slotCount else { throw segment.invalidTable("slot", Int(slot)) }
            huffman[Int(tableClass.rawValue) * Self.slotCount + Int(slot)] =
                HuffmanTableSlot(tableClass: tableClass, slot: slot, codeCount: codeCount)
            define(Self.place(of: tableClass, slot), at: position..<(position + 17 + codeCount))
            position += 17 + codeCount
        }
    }

    /// A DAC segment (ITU-T T.81, B.2.4.3); its values are not kept.
    func checkArithmeticConditioning(_ segment: MarkerSegment, in bytes: Span<UInt8>) throws(JPEGSyntaxError) {
        for position in stride(from: segment.payload.lowerBound, to: segment.payload.upperBound, by: 2) {
            try segment.requirePayload(byteCount: position + 2 - segment.payload.lowerBound)
            let slot = bytes[position]
            let value = bytes[position + 1]
            guard slot < 32 else { throw segment.invalidTable("slot", Int(slot)) }
            if slot < 16, value & 15 > value >> 4 { throw segment.invalidTable("conditioning value", Int(value)) }
        }
    }
}
