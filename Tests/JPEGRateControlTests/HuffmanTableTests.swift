import JPEGCodec
import JPEGRateControl
import Testing

/// Counts whose best code is looked for.
struct AlphabetCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let counts: [Int]

    init(_ description: String, _ counts: [Int]) {
        (testDescription, self.counts) = (description, counts)
    }

    static let small: [AlphabetCase] =
        [
            AlphabetCase("one symbol", [7]),
            AlphabetCase("two equal", [3, 3]),
            AlphabetCase("two unequal", [1, 1_000]),
            AlphabetCase("three", [5, 1, 1]),
            AlphabetCase("four equal", [4, 4, 4, 4]),
            AlphabetCase("powers of two", [1, 2, 4, 8, 16]),
            AlphabetCase("with gaps", [0, 9, 0, 0, 4, 4, 0, 1]),
            AlphabetCase("Fibonacci", [1, 1, 2, 3, 5]),
            AlphabetCase("five nearly equal", [10, 11, 12, 13, 14]),
        ]
        + (0..<40).map { seed in
            var random = LinearGenerator(seed: seed)
            return AlphabetCase("random \(seed)", (0..<5).map { _ in random.next(below: 1 << (seed % 12 + 1)) + 1 })
        }

    static let large: [AlphabetCase] = [
        AlphabetCase("Fibonacci, 40 symbols", fibonacci(40)),
        AlphabetCase("Fibonacci, 80 symbols", fibonacci(80)),
        AlphabetCase("powers of two, 60 symbols", (0..<60).map { 1 << $0 }),
        AlphabetCase("256 equal", [Int](repeating: 1, count: 256)),
        AlphabetCase("256, one of them frequent", [1 << 40] + [Int](repeating: 1, count: 255)),
        AlphabetCase("256 rising", [Int](1...256)),
        AlphabetCase("256 steeply rising", (0..<256).map { 1 << ($0 / 5) }),
        AlphabetCase("as a photo has them", (0..<256).map { 1_000_000 / (1 + $0 * $0 * $0) }),
    ]

    private static func fibonacci(_ count: Int) -> [Int] {
        var numbers = [1, 1]
        while numbers.count < count { numbers.append(numbers[numbers.count - 1] + numbers[numbers.count - 2]) }
        return numbers
    }
}

/// Random numbers that are the same everywhere.
struct LinearGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}

struct HuffmanTableTests {
    /// The fewest bits by trying every set of lengths: the codes of a prefix code use up at most the whole tree
    /// (Kraft), and less than the whole when no code is all ones.
    private static func fewestBits(_ counts: [Int], longest: Int) -> Int {
        func search(_ rest: ArraySlice<Int>, _ room: Int) -> Int? {
            // Room in units of the longest code; some has to be left.
            guard let count = rest.first else { return room > 0 ? 0 : nil }
            return (1...longest).compactMap { length in
                let left = room - 1 << (longest - length)
                guard left > 0 else { return nil }
                return search(rest.dropFirst(), left).map { $0 + count * length }
            }.min()
        }
        return search(counts.filter { $0 > 0 }[...], 1 << longest) ?? .max
    }

    /// Huffman's own cost: the sum of all merged weights; with a symbol of weight 0 for the code that must not be used.
    private static func huffmanBits(_ counts: [Int]) -> Int {
        var weights = [0] + counts.filter { $0 > 0 }
        var bits = 0
        while weights.count > 1 {
            weights.sort(by: >)
            let merged = weights.removeLast() + weights.removeLast()
            weights.append(merged)
            bits += merged
        }
        return bits
    }

    @Test(arguments: AlphabetCase.small)
    func `no other code of a small alphabet takes fewer bits`(alphabet: AlphabetCase) {
        let bits = HuffmanTable(counts: alphabet.counts).bitCount(alphabet.counts)
        #expect(bits == Self.fewestBits(alphabet.counts, longest: 7))
        #expect(bits == Self.huffmanBits(alphabet.counts))
    }

    @Test(arguments: AlphabetCase.large)
    func `a large alphabet costs what Huffman says, or little more where 16 bits are the limit`(
        alphabet: AlphabetCase
    ) {
        let bits = HuffmanTable(counts: alphabet.counts).bitCount(alphabet.counts)
        let optimum = Self.huffmanBits(alphabet.counts)
        #expect(bits >= optimum)
        #expect(Double(bits) <= Double(optimum) * 1.01)
    }

    @Test(arguments: AlphabetCase.small + AlphabetCase.large)
    func `every symbol that occurs has a code of 1 to 16 bits, no other has one`(alphabet: AlphabetCase) {
        let lengths = HuffmanTable(counts: alphabet.counts).codeLengths
        #expect(lengths.count == 256)
        for (symbol, length) in lengths.enumerated() {
            let occurs = alphabet.counts.indices.contains(symbol) && alphabet.counts[symbol] > 0
            #expect((1...16).contains(length) == occurs && (length == 0) == !occurs, "symbol \(symbol)")
        }
    }

    @Test(arguments: AlphabetCase.small + AlphabetCase.large)
    func `codes are prefix-free and none is all ones`(alphabet: AlphabetCase) {
        let table = HuffmanTable(counts: alphabet.counts)
        // Figure C.2: codes in order of length, counted up. They fit exactly when no number outgrows its length.
        var code = 0
        var symbol = 0
        for length in 1...16 {
            for _ in 0..<table.coded.codeCounts[length] {
                #expect(code < 1 << length - 1, "symbol \(table.coded.symbols[symbol])")
                #expect(table.codeLengths[Int(table.coded.symbols[symbol])] == length)
                symbol += 1
                code += 1
            }
            code <<= 1
        }
        #expect(symbol == table.coded.symbols.count)
        #expect(Set(table.coded.symbols).count == symbol)
        #expect(table.segmentByteCount == 21 + symbol)
    }

    @Test func `a table without counts has one code`() {
        let table = HuffmanTable(counts: [Int](repeating: 0, count: 17))
        #expect(table.coded.symbols == [0])
        #expect(table.coded.codeCounts[1] == 1)
    }

    @Test func `more frequent symbols never have longer codes, and equal counts always give the same table`() {
        var random = LinearGenerator(seed: 5)
        let counts = (0..<200).map { _ in random.next(below: 50) }
        let table = HuffmanTable(counts: counts)
        #expect(table == HuffmanTable(counts: counts))
        let symbols = table.coded.symbols.map { counts[Int($0)] }
        #expect(symbols == symbols.sorted(by: >))
    }
}
