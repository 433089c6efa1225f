internal import JPEGSyntax

/// Samples per length when the picture is printed.
package struct Resolution: Sendable, Hashable {
    package let x: Rational
    package let y: Rational
    package let unit: Unit

    /// EXIF's numbers (tag 0x0128).
    package enum Unit: UInt16, Sendable, Hashable {
        case inch = 2
        case centimeter = 3
    }

    package init(x: Rational, y: Rational, unit: Unit) {
        self.x = x
        self.y = y
        self.unit = unit
    }

    /// 72 per inch: EXIF's own default.
    package static let standard = Resolution(
        x: Rational(numerator: 72, denominator: 1),
        y: Rational(numerator: 72, denominator: 1),
        unit: .inch
    )

    /// That of the picture with width and height changed.
    var transposed: Resolution { Resolution(x: y, y: x, unit: unit) }

    /// What an EXIF block says; nil unless both numbers are there and can be densities. Without a unit they are per
    /// inch.
    init?(of walk: TIFFWalk, in tiff: Span<UInt8>) {
        guard let x = walk.positiveRational(.xResolution, in: tiff), x.isDensity,
            let y = walk.positiveRational(.yResolution, in: tiff), y.isDensity
        else { return nil }
        let number = walk[.resolutionUnit] == nil ? 2 : walk.integer(.resolutionUnit, in: tiff)
        guard let unit = number.flatMap({ UInt16(exactly: $0) }).flatMap({ Unit(rawValue: $0) }) else { return nil }
        self.init(x: x, y: y, unit: unit)
    }

    /// What a JFIF header says; nil when it gives an aspect ratio only.
    init?(of header: JFIFHeader) {
        guard header.horizontalDensity > 0, header.verticalDensity > 0 else { return nil }
        let unit: Unit
        switch header.densityUnit {
        case 1: unit = .inch
        case 2: unit = .centimeter
        default: return nil
        }
        self.init(
            x: Rational(numerator: UInt32(clamping: header.horizontalDensity), denominator: 1),
            y: Rational(numerator: UInt32(clamping: header.verticalDensity), denominator: 1),
            unit: unit
        )
    }
}

extension Rational {
    /// Some number of samples per inch or centimeter as programs write it. Where a damaged offset leads, anything can
    /// stand: text, of which sixteen bytes would be handed on.
    fileprivate var isDensity: Bool {
        let isPowerOfTwo = denominator & (denominator &- 1) == 0
        let isPowerOfTen = [100_000, 1_000_000, 10_000_000].contains(denominator)
        return (denominator <= 10_000 || isPowerOfTwo || isPowerOfTen)
            && UInt64(numerator) <= 100_000 * UInt64(denominator)
    }
}
