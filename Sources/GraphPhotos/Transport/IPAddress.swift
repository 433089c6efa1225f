/// An address of version 4 or 6 as numbers, to be compared.
struct IPAddress: Sendable, Hashable {
    /// 4 or 16.
    let bytes: [UInt8]

    /// - Parameter text: "10.1.2.3" or "fd00::1", without brackets, zone and port.
    init?(_ text: some StringProtocol) {
        guard let bytes = text.contains(":") ? Self.version6(String(text)) : Self.version4(String(text)) else {
            return nil
        }
        self.bytes = bytes
    }

    /// Whether the first bits are those of another one.
    func isInNetwork(of other: IPAddress, prefixLength: Int) -> Bool {
        guard bytes.count == other.bytes.count, (0...(bytes.count * 8)).contains(prefixLength) else { return false }
        let (whole, rest) = prefixLength.quotientAndRemainder(dividingBy: 8)
        guard bytes.prefix(whole) == other.bytes.prefix(whole) else { return false }
        return rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> (8 - rest) == 0
    }

    private static func version4(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let numbers = parts.compactMap { part in
            part.allSatisfy { $0.isASCII && $0.isNumber } && part.count <= 3 ? UInt8(part) : nil
        }
        return numbers.count == 4 ? numbers : nil
    }

    private static func version6(_ text: String) -> [UInt8]? {
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        guard let start = groups(halves[0]), let end = halves.count == 2 ? groups(halves[1]) : [] else { return nil }
        let missing = 16 - start.count - end.count
        guard halves.count == 2 ? missing >= 2 : missing == 0 else { return nil }
        return start + [UInt8](repeating: 0, count: missing) + end
    }

    /// Groups of 16 bits; the last one may be an address of version 4.
    private static func groups(_ text: Substring) -> [UInt8]? {
        if text.isEmpty { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.contains("."), index == parts.count - 1, let last = version4(String(part)) {
                bytes += last
            } else if (1...4).contains(part.count), part.allSatisfy(\.isHexDigit), let group = UInt16(part, radix: 16) {
                bytes += [UInt8(group >> 8), UInt8(group & 255)]
            } else {
                return nil
            }
        }
        return bytes
    }
}
