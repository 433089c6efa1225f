import Foundation
import Testing

/// Luma as djpeg writes it.
struct GrayPicture {
    let width: Int
    let height: Int
    let samples: ArraySlice<UInt8>

    /// Luma PSNR in dB.
    func psnr(comparedTo other: GrayPicture) -> Double {
        let squaredError = zip(samples, other.samples).reduce(0) { sum, pair in
            let error = Int(pair.0) - Int(pair.1)
            return sum + error * error
        }
        return 10 * log10(255 * 255 * Double(samples.count) / Double(max(1, squaredError)))
    }
}

/// The luma of a file: its first component.
func luma(_ bytes: [UInt8]) throws -> GrayPicture {
    let file = try #require(try Tool.djpeg.run(["-grayscale"], on: bytes))
    let header = try #require(PortableHeader(file, type: "P5"))
    return GrayPicture(width: header.width, height: header.height, samples: file[header.byteCount...])
}

/// The beginning of a picture in one of the formats of Netpbm: type, width, height and 255, each behind white space,
/// and one character of it before the samples.
struct PortableHeader {
    let width: Int
    let height: Int
    let byteCount: Int

    /// nil: of another type.
    init?(_ file: [UInt8], type: String) {
        var fields: [String] = []
        var start = 0
        while fields.count < 4 {
            guard let end = file[start...].firstIndex(where: { $0 == 0x20 || $0 == 0x0A }) else { return nil }
            fields.append(String(decoding: file[start..<end], as: UTF8.self))
            start = end + 1
        }
        guard fields[0] == type, let width = Int(fields[1]), let height = Int(fields[2]) else { return nil }
        (self.width, self.height, byteCount) = (width, height, start)
    }
}
