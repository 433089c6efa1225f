import Foundation
import Testing

/// Pillow, with LittleCMS: a judge of colors.
enum Pillow {
    private static let path = "/usr/bin/python3"
    static let isInstalled: Bool = {
        guard FileManager.default.isExecutableFile(atPath: path) else { return false }
        return (try? run("from PIL import Image, ImageCms", on: [])) != nil
    }()

    /// Runs a script whose `path` is a file of these bytes.
    ///
    /// - Returns: what it wrote.
    static func run(_ script: String, on bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "headshot-\(UUID().uuidString).jpg")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = ["-c", "import sys\npath = sys.argv[1]\n" + script, file.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return [UInt8](data)
    }

    /// Red, green and blue as people see them, the photo's profile applied.
    static func shown(_ bytes: [UInt8]) throws -> [UInt8] {
        try run(
            """
            import io
            from PIL import Image, ImageCms, ImageOps
            image = Image.open(path); profile = image.info.get('icc_profile')
            if profile: image = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile('sRGB'), outputMode='RGB')
            sys.stdout.buffer.write(ImageOps.exif_transpose(image).convert('RGB').tobytes())
            """, on: bytes)
    }
}

/// PSNR in dB over all samples.
func psnr(_ a: [UInt8], _ b: [UInt8]) -> Double {
    guard a.count == b.count, !a.isEmpty else { return 0 }
    let sum = zip(a, b).reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
    return 10 * log10(255 * 255 * Double(a.count) / Double(max(1, sum)))
}
