/// The Huffman tables of a file and the size that coding its symbols with them comes to, before anything is written.
package struct EntropyCode: Sendable, Hashable {
    /// At most two of each, so that the file is baseline (ITU-T T.81, F.1): components share them as `slot` says.
    package let dcTables: [HuffmanTable]
    package let acTables: [HuffmanTable]
    /// Bytes of entropy-coded data over all scans, without byte stuffing: exact.
    package let unstuffedByteCount: Int
    /// Symbols that no code can express; above 0 the coefficients cannot be written.
    package let outOfRangeCount: Int

    /// - Parameters:
    ///   - counts: for each component, all of its blocks.
    ///   - isInterleaved: one scan; else each component's scan ends with a whole byte.
    package init(counts: [SymbolCounts], isInterleaved: Bool) {
        let slots = counts.indices.map { EntropyCode.slot(ofComponent: $0) }
        var sums = [SymbolCounts](repeating: SymbolCounts(), count: (slots.max() ?? 0) + 1)
        for (index, count) in counts.enumerated() { sums[slots[index]] += count }
        let dcTables = sums.map { HuffmanTable(counts: $0.dc) }
        let acTables = sums.map { HuffmanTable(counts: $0.ac) }
        let bits = counts.indices.map { index in
            dcTables[slots[index]].bitCount(counts[index].dc) + acTables[slots[index]].bitCount(counts[index].ac)
                + counts[index].extraBitCount
        }
        let scans = isInterleaved ? [bits.reduce(0, +)] : bits
        self.dcTables = dcTables
        self.acTables = acTables
        unstuffedByteCount = scans.reduce(0) { $0 + ($1 + 7) / 8 }
        outOfRangeCount = counts.reduce(0) { $0 + $1.outOfRangeCount }
    }

    /// The table slot of a component: the second and third, chroma or what stands in its place, share the second.
    package static func slot(ofComponent index: Int) -> Int {
        index == 1 || index == 2 ? 1 : 0
    }

    /// Bytes of all DHT segments.
    package var tableByteCount: Int {
        (dcTables + acTables).reduce(0) { $0 + $1.segmentByteCount }
    }
}
