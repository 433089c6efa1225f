/// The data sets of IPTC's Information Interchange Model (IIM 4.2, chapter 1).
struct IPTCRecords {
    /// A record's data set.
    struct DataSet: Hashable {
        let record: UInt8
        let number: UInt8
        let whole: Range<Int>
        let data: Range<Int>
    }

    let bytes: [UInt8]
    let dataSets: [DataSet]

    /// nil: they cannot be told apart.
    init?(_ bytes: [UInt8]) {
        var dataSets: [DataSet] = []
        var offset = 0
        // Writers pad with zeros.
        while offset < bytes.count, bytes[offset] != 0 {
            guard bytes[offset] == 0x1C, offset + 5 <= bytes.count else { return nil }
            var length = Int(bytes[offset + 3]) << 8 | Int(bytes[offset + 4])
            var start = offset + 5
            if length >= 0x8000 {
                // The length of a long one's length.
                let count = length & 0x7FFF
                guard count <= 4, start + count <= bytes.count else { return nil }
                length = bytes[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
                start += count
            }
            guard length <= bytes.count - start else { return nil }
            dataSets.append(
                DataSet(
                    record: bytes[offset + 1], number: bytes[offset + 2], whole: offset..<(start + length),
                    data: start..<(start + length)))
            offset = start + length
        }
        self.bytes = bytes
        self.dataSets = dataSets
    }

    /// The records without what is no longer true; nil: they can stay.
    func `true`(after alteration: Alteration) -> [UInt8]? {
        let untrue = dataSets.filter { dataSet in
            PictureClaim.dataSets.contains { claim in
                guard case .iptc(dataSet.record, let number) = claim.place else { return false }
                return (number ?? dataSet.number) == dataSet.number && claim.goes(after: alteration)
            }
        }
        guard !untrue.isEmpty else { return nil }
        return dataSets.filter { !untrue.contains($0) }.flatMap { bytes[$0.whole] }
    }
}
