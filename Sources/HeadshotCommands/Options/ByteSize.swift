/// SIZE: a number with an optional unit. 4MB is 4,000,000 bytes, 4MiB is 4,194,304.
struct ByteSize: Sendable, Hashable {
    let byteCount: Int

    init(byteCount: Int) {
        self.byteCount = byteCount
    }

    /// nil for what is not a size, for less than one byte, and for more than an `Int` holds. Part of a byte is dropped.
    init?(_ text: some StringProtocol) {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        var unitText = text[number.endIndex...]
        if unitText.first == " " { unitText = unitText.dropFirst() }
        guard let unit = Self.units[unitText.uppercased()] else { return nil }

        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first.flatMap({ Int($0) }) else { return nil }
        var (total, overflows) = whole.multipliedReportingOverflow(by: unit)
        if overflows { return nil }
        if parts.count == 2 {
            // Nine digits are more than a byte of any unit; an empty fraction ("4.") is a slip.
            guard (1...9).contains(parts[1].count), let numerator = Int(parts[1]) else { return nil }
            let denominator = (0..<parts[1].count).reduce(1) { power, _ in power * 10 }
            let fraction = numerator.multipliedFullWidth(by: unit)
            let share = denominator.dividingFullWidth(fraction).quotient
            (total, overflows) = total.addingReportingOverflow(share)
            if overflows { return nil }
        }
        guard total >= 1 else { return nil }
        byteCount = total
    }

    private static let units: [String: Int] = [
        "": 1, "B": 1,
        "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000,
        "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30,
    ]
}

extension ByteSize: CustomStringConvertible {
    /// The shortest way to write it as an argument.
    var description: String {
        let exact = Self.names.first { byteCount.isMultiple(of: $0.unit) }
        return exact.map { "\(byteCount / $0.unit)\($0.name)" } ?? "\(byteCount)"
    }

    private static let names: [(name: String, unit: Int)] = [
        ("GiB", 1 << 30), ("GB", 1_000_000_000), ("MiB", 1 << 20), ("MB", 1_000_000), ("KiB", 1 << 10), ("KB", 1_000),
    ]
}
