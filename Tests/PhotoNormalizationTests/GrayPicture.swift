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
    // "P5", width, height and 255, each behind white space, and one character of it before the samples.
    var fields: [String] = []
    var start = 0
    while fields.count < 4 {
        let end = try #require(file[start...].firstIndex { $0 == 0x20 || $0 == 0x0A })
        fields.append(String(decoding: file[start..<end], as: UTF8.self))
        start = end + 1
    }
    try #require(fields[0] == "P5")
    return GrayPicture(width: Int(fields[1]) ?? 0, height: Int(fields[2]) ?? 0, samples: file[start...])
}
