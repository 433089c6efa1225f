import ForeignPrograms
import Foundation
import Testing

/// Photos with every kind of segment, changed at random; `make test-changed` changes ten thousand.
struct ChangedPhotosTests {
    /// Beside the program that runs the tests.
    private static let headshot = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "headshot").path
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../ChangedPhotos/check.py").standardized.path

    private static let canRun: Bool = {
        guard FileManager.default.isExecutableFile(atPath: headshot), ForeignProgram.djpeg.isInstalled else {
            return false
        }
        return interpreter != nil
    }()

    /// The one that has Pillow.
    private static let interpreter: String? = ["/usr/bin/python3", "/opt/homebrew/bin/python3"].first { path in
        (try? ForeignProgram("env").run([path, "-c", "from PIL import Image, ImageCms"]))?.status == 0
    }

    @Test(
        .enabled(if: ForeignProgram.exiftool.isInstalled, "exiftool is not installed"),
        .enabled(if: canRun, "headshot is not built, or djpeg or Pillow is not installed")
    )
    func `no output of a changed photo claims what is not so, or tells what is private`() throws {
        let interpreter = try #require(Self.interpreter)
        // Without files of compiled Python beside the sources.
        let answer = try ForeignProgram("env").run([
            "PYTHONDONTWRITEBYTECODE=1", interpreter, Self.script, Self.headshot, "320", "7",
        ])
        #expect(answer.status == 0, "\(String(decoding: answer.output, as: UTF8.self)) \(answer.messages)")
    }
}
