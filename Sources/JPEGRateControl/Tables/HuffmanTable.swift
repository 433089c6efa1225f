package import JPEGCodec

/// A Huffman table that is optimal for given counts, within 16 bits (ITU-T T.81, K.2).
package struct HuffmanTable: Sendable, Hashable {
    /// Bits of each symbol's code, by symbol, 256; 0: the symbol has none.
    package let codeLengths: [UInt8]
    package let coded: CodedHuffmanTable

    /// - Parameter counts: by symbol, at most 256; where all are 0, symbol 0 gets a code.
    package init(counts: [Int]) {
        precondition(counts.count <= 256, "a symbol is one byte")
        // Frequent symbols get short codes; among equals the smaller symbol comes first, so the table is determined.
        var symbols = counts.indices.filter { counts[$0] > 0 }.sorted {
            counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1
        }
        if symbols.isEmpty { symbols = [0] }
        var lengthCounts = HuffmanTable.lengthCounts(descendingWeights: symbols.map { counts[$0] })
        HuffmanTable.limit(&lengthCounts)

        var codeLengths = [UInt8](repeating: 0, count: 256)
        var next = 0
        for length in 1...16 {
            for _ in 0..<lengthCounts[length] {
                codeLengths[symbols[next]] = UInt8(length)
                next += 1
            }
        }
        self.codeLengths = codeLengths
        coded = CodedHuffmanTable(
            codeCounts: lengthCounts[0...16].map { UInt8($0) },
            symbols: symbols.map { UInt8($0) }
        )
    }

    /// Bits that the codes take for counts whose symbols all have one.
    package func bitCount(_ counts: [Int]) -> Int {
        var bits = 0
        for (symbol, count) in counts.enumerated() { bits += count * Int(codeLengths[symbol]) }
        return bits
    }

    /// Bytes in a DHT segment of its own: marker, length, class and slot, 16 counts, symbols.
    package var segmentByteCount: Int { 2 + 2 + 1 + 16 + coded.symbols.count }

    /// Symbols for each code length, unlimited (figures K.1 and K.2).
    ///
    /// A pseudo-symbol of weight 0 takes part and ends up deepest: its code, all ones, is never used.
    private static func lengthCounts(descendingWeights: [Int]) -> [Int] {
        // Leaves in ascending order, then inner nodes, which come into being in ascending order too: the two lightest
        // nodes are always at the front of one of the two queues.
        var weights = [0] + descendingWeights.reversed()
        let leafCount = weights.count
        var parents = [Int](repeating: 0, count: 2 * leafCount - 1)
        var leaf = 0
        var inner = leafCount
        func takeLightest(_ weights: [Int]) -> Int {
            if leaf < leafCount && (inner >= weights.count || weights[leaf] <= weights[inner]) {
                leaf += 1
                return leaf - 1
            }
            inner += 1
            return inner - 1
        }
        while weights.count < 2 * leafCount - 1 {
            let a = takeLightest(weights)
            let b = takeLightest(weights)
            parents[a] = weights.count
            parents[b] = weights.count
            weights.append(weights[a] + weights[b])
        }
        var depths = [Int](repeating: 0, count: 2 * leafCount - 1)
        for node in stride(from: 2 * leafCount - 3, through: 0, by: -1) { depths[node] = depths[parents[node]] + 1 }
        var lengthCounts = [Int](repeating: 0, count: 258)
        for depth in depths[0..<leafCount] { lengthCounts[depth] += 1 }
        return lengthCounts
    }

    /// Moves codes that are too long up the tree (figure K.3), then takes the pseudo-symbol's code away.
    private static func limit(_ lengthCounts: inout [Int]) {
        for length in stride(from: 257, to: 16, by: -1) {
            while lengthCounts[length] > 0 {
                var shorter = length - 2
                while lengthCounts[shorter] == 0 { shorter -= 1 }
                lengthCounts[length] -= 2
                lengthCounts[length - 1] += 1
                lengthCounts[shorter + 1] += 2
                lengthCounts[shorter] -= 1
            }
        }
        var longest = 16
        while lengthCounts[longest] == 0 { longest -= 1 }
        lengthCounts[longest] -= 1
    }
}
