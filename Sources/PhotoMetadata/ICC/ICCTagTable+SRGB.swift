extension ICCTagTable {
    /// True where the profile is three primaries and a curve, and they are sRGB's (IEC 61966-2-1), adapted to D50.
    func describeSRGB(in profile: Span<UInt8>) -> Bool {
        // A table overrides primaries and curves.
        guard self["A2B0"] == nil, self["A2B1"] == nil else { return false }
        let primaries: [(StaticString, [Double])] = [
            ("rXYZ", [0.4361, 0.2225, 0.0139]),
            ("gXYZ", [0.3851, 0.7169, 0.0971]),
            ("bXYZ", [0.1431, 0.0606, 0.7141]),
        ]
        for (signature, expected) in primaries {
            guard let range = self[signature], isClose(xyz(in: profile.extracting(range)), to: expected) else {
                return false
            }
        }
        for signature: StaticString in ["rTRC", "gTRC", "bTRC"] {
            guard let range = self[signature], isSRGBCurve(profile.extracting(range)) else { return false }
        }
        return true
    }

    /// True where the profile is one curve, and it is sRGB's.
    func describeSRGBGray(in profile: Span<UInt8>) -> Bool {
        guard self["A2B0"] == nil, self["A2B1"] == nil, let range = self["kTRC"] else { return false }
        return isSRGBCurve(profile.extracting(range))
    }

    private func isClose(_ values: [Double]?, to expected: [Double]) -> Bool {
        guard let values, values.count == expected.count else { return false }
        return zip(values, expected).allSatisfy { abs($0 - $1) <= 0.002 }
    }

    private func xyz(in tag: Span<UInt8>) -> [Double]? {
        guard ByteOrder.bigEndian.uint32(in: tag, at: 0) == Self.number("XYZ ") else { return nil }
        return fixedPointNumbers(3, in: tag, at: 8)
    }

    /// s15Fixed16Numbers; nil where they do not fit.
    private func fixedPointNumbers(_ count: Int, in tag: Span<UInt8>, at offset: Int) -> [Double]? {
        var numbers: [Double] = []
        for index in 0..<count {
            guard let raw = ByteOrder.bigEndian.uint32(in: tag, at: offset + 4 * index) else { return nil }
            numbers.append(Double(Int32(bitPattern: raw)) / 65_536)
        }
        return numbers
    }

    private func isSRGBCurve(_ tag: Span<UInt8>) -> Bool {
        let order = ByteOrder.bigEndian
        switch order.uint32(in: tag, at: 0) {
        case Self.number("para"):
            let parameters = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
            switch order.uint16(in: tag, at: 8) {
            case 3: return isClose(fixedPointNumbers(5, in: tag, at: 12), to: parameters)
            case 4: return isClose(fixedPointNumbers(7, in: tag, at: 12), to: parameters + [0, 0])
            default: return false
            }
        case Self.number("curv"):
            guard let count = order.uint32(in: tag, at: 8), count >= 256, count <= 65_536 else { return false }
            // sRGB's curve at 1/16, 1/8, … of the way; gamma 2.2 is 0.0029 off at the first of them.
            let samples = [
                (0.0625, 0.00516), (0.125, 0.01435), (0.25, 0.05088), (0.5, 0.21404), (0.75, 0.52252), (1, 1),
            ]
            return samples.allSatisfy { input, expected in
                let position = input * Double(count - 1)
                let lower = Int(position)
                guard let first = order.uint16(in: tag, at: 12 + 2 * lower),
                    let second = order.uint16(in: tag, at: 12 + 2 * min(lower + 1, Int(count) - 1))
                else { return false }
                let fraction = position - Double(lower)
                let value = (Double(first) * (1 - fraction) + Double(second) * fraction) / 65_535
                return abs(value - expected) <= 0.001
            }
        default:
            return false
        }
    }
}
