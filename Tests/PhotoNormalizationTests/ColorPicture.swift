import ForeignPrograms
import Testing

/// Pixels as djpeg shows them.
struct ColorPicture {
    let width: Int
    let height: Int
    /// R, G and B of each pixel, row by row.
    private let samples: [UInt8]

    private init(width: Int, height: Int, samples: [UInt8]) {
        self.width = width
        self.height = height
        self.samples = samples
    }

    /// What djpeg makes of a JPEG file; of inks it makes red, green and blue by itself.
    init(_ bytes: [UInt8], isInInks: Bool = false) throws {
        let file = try #require(try ForeignProgram.djpeg.output(["-pnm"] + (isInInks ? [] : ["-rgb"]), on: bytes))
        let header = try #require(PortableHeader(file, type: "P6"))
        self.init(width: header.width, height: header.height, samples: Array(file[header.byteCount...]))
    }

    func pixel(_ column: Int, _ row: Int) -> [UInt8] {
        let start = 3 * (row * width + column)
        return Array(samples[start..<start + 3])
    }

    /// The picture as people see it that is stored in an orientation (EXIF 2.3, 4.6.4, tag 274).
    func turned(_ orientation: UInt16) -> ColorPicture {
        let isSwapped = orientation >= 5
        let (width, height) = isSwapped ? (self.height, self.width) : (self.width, self.height)
        var turned: [UInt8] = []
        turned.reserveCapacity(samples.count)
        for row in 0..<height {
            for column in 0..<width {
                let (right, bottom) = (width - 1 - column, height - 1 - row)
                switch orientation {
                case 2: turned += pixel(right, row)
                case 3: turned += pixel(right, bottom)
                case 4: turned += pixel(column, bottom)
                case 5: turned += pixel(row, column)
                case 6: turned += pixel(row, right)
                case 7: turned += pixel(bottom, right)
                case 8: turned += pixel(bottom, column)
                default: turned += pixel(column, row)
                }
            }
        }
        return ColorPicture(width: width, height: height, samples: turned)
    }

    /// Some of its columns.
    func part(left: Int, width: Int) -> ColorPicture {
        var part: [UInt8] = []
        for row in 0..<height {
            let start = 3 * (row * self.width + left)
            part += samples[start..<start + 3 * width]
        }
        return ColorPicture(width: width, height: height, samples: part)
    }

    /// What cjpeg makes of it.
    ///
    /// - Parameters:
    ///   - quality: 1 … 100.
    ///   - sampling: of luma, such as "2x1".
    /// - Returns: a JPEG file.
    /// - Throws: when cjpeg fails.
    func coded(quality: Int, sampling: String) throws -> [UInt8] {
        let header = Array("P6\n\(width) \(height)\n255\n".utf8)
        return try #require(
            try ForeignProgram.cjpeg.output(
                ["-optimize", "-quality", "\(quality)", "-sample", sampling],
                on: header + samples))
    }

    /// Over all samples.
    func meanSquaredError(from other: ColorPicture) throws -> Double {
        try #require(width == other.width && height == other.height)
        let sum = zip(samples, other.samples).reduce(0) { sum, pair in
            let difference = Int(pair.0) - Int(pair.1)
            return sum + difference * difference
        }
        return Double(sum) / Double(samples.count)
    }
}
