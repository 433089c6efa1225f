/// A picture of one color with as many pixels as wanted, in few bytes and made in no time: what it takes of a decoder's
/// memory has nothing to do with its file.
package struct PlainPicture: Sendable {
    package enum Scans: Sendable, CaseIterable {
        /// One sequential scan.
        case one
        /// A progressive picture that has but a scan of DC.
        case oneProgressive
        /// DC, then AC of each component.
        case many
    }

    package var width: Int
    package var height: Int
    /// 1, 3 (Y Cb Cr) or 4 (inks).
    package var componentCount: Int
    /// Luma has twice as many samples each way.
    package var halvesChroma: Bool
    package var scans: Scans

    package init(
        width: Int,
        height: Int,
        componentCount: Int = 3,
        halvesChroma: Bool = false,
        scans: Scans = .one
    ) {
        self.width = width
        self.height = height
        self.componentCount = componentCount
        self.halvesChroma = halvesChroma
        self.scans = scans
    }

    /// The whole file.
    package var bytes: [UInt8] {
        let components = 1...UInt8(componentCount)
        let isProgressive = scans != .one
        var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 16, count: 64)
        bytes += [0xFF, isProgressive ? 0xC2 : 0xC0, 0, UInt8(8 + 3 * componentCount), 8]
        bytes += [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
        bytes += [UInt8(componentCount)] + components.flatMap { [$0, sampling($0), 0] }
        // One code of one bit each: a DC difference of 0, and either EOB or a run of 16,384 blocks that end.
        bytes += Self.table(0x00, symbol: 0x00) + Self.table(0x10, symbol: isProgressive ? 0xE0 : 0x00)
        let isInterleaved = componentCount > 1
        let count = components.reduce(0) { $0 + blockCount($1, isPadded: isInterleaved) }
        let bitCount = scans == .one ? 2 * count : count
        bytes += Self.scan(Array(components), last: isProgressive ? 0 : 63, bitCount: bitCount)
        if scans == .many {
            for component in components {
                let runCount = (blockCount(component, isPadded: false) + 16_383) / 16_384
                bytes += Self.scan([component], first: 1, last: 63, bitCount: 15 * runCount)
            }
        }
        return bytes + [0xFF, 0xD9]
    }

    private func sampling(_ component: UInt8) -> UInt8 { halvesChroma && component == 1 ? 0x22 : 0x11 }

    private func blockCount(_ component: UInt8, isPadded: Bool) -> Int {
        let unit = halvesChroma ? 16 : 8
        if isPadded || !halvesChroma {
            let mcuCount = ((width + unit - 1) / unit) * ((height + unit - 1) / unit)
            return halvesChroma && component == 1 ? 4 * mcuCount : mcuCount
        }
        let scale = component == 1 ? 8 : 16
        return ((width + scale - 1) / scale) * ((height + scale - 1) / scale)
    }

    private static func table(_ slot: UInt8, symbol: UInt8) -> [UInt8] {
        [0xFF, 0xC4, 0, 20, slot, 1] + [UInt8](repeating: 0, count: 15) + [symbol]
    }

    private static func scan(_ components: [UInt8], first: UInt8 = 0, last: UInt8, bitCount: Int) -> [UInt8] {
        var data = [UInt8](repeating: 0, count: (bitCount + 7) / 8)
        // What is left of the last byte is filled with ones.
        if !bitCount.isMultiple(of: 8) { data[data.count - 1] = 0xFF >> UInt8(bitCount % 8) }
        return [0xFF, 0xDA, 0, UInt8(6 + 2 * components.count), UInt8(components.count)]
            + components.flatMap { [$0, 0] } + [first, last, 0] + data
    }
}
