internal import CJPEGShim

/// What libjpeg warned of while it decoded, by kind.
package struct DecodingWarnings: Sendable, Hashable {
    /// libjpeg's JWRN codes, in the shim's order.
    package enum Kind: UInt32, Sendable, Hashable, CaseIterable {
        case adobeTransform = 0
        case arithmeticCode
        case bogusProgression
        case extraneousData
        case hitMarker
        case huffmanCode
        case jfifMajor
        case endOfFile
        case mustResynchronize
        case notSequential
        case tooMuchData
        case other

        /// True where the picture itself is damaged; false for deviations that it survives.
        package var isCorruption: Bool {
            switch self {
            case .adobeTransform, .jfifMajor, .notSequential, .extraneousData: false
            default: true
            }
        }
    }

    /// How often each kind was met; no entry: never.
    package let counts: [Kind: Int]
    /// Bytes that libjpeg skipped between markers.
    package let extraneousByteCount: Int
    /// The uppermost MCU row, over all scans, from which on data are missing or wrong; nil where every row has its
    /// data. A file that only lacks EOI has them all.
    package let firstCorruptRow: Int?

    package init(counts: [Kind: Int] = [:], extraneousByteCount: Int = 0, firstCorruptRow: Int? = nil) {
        self.counts = counts
        self.extraneousByteCount = extraneousByteCount
        self.firstCorruptRow = firstCorruptRow
    }

    init(_ warnings: hs_warnings) {
        var counts: [Kind: Int] = [:]
        unsafe withUnsafeBytes(of: warnings.counts) { bytes in
            let values = unsafe bytes.bindMemory(to: UInt32.self)
            for kind in Kind.allCases {
                let count = unsafe values[Int(kind.rawValue)]
                if count > 0 { counts[kind] = Int(count) }
            }
        }
        self.counts = counts
        extraneousByteCount = Int(warnings.extraneous_byte_count)
        firstCorruptRow = warnings.first_corrupt_mcu_row < 0 ? nil : Int(warnings.first_corrupt_mcu_row)
    }

    package var isEmpty: Bool { counts.isEmpty }
}
