import ForeignPrograms
import Foundation
import Testing

@testable import JPEGSyntax

@Suite struct CorpusTests {
    static let folder = ProcessInfo.processInfo.environment["HEADSHOT_CORPUS"]

    @Test(
        "Every file that djpeg decodes without a warning is read without an error",
        .enabled(if: folder != nil, "HEADSHOT_CORPUS is not set"),
        .enabled(if: ForeignProgram.djpeg.isInstalled, "djpeg is not installed"),
        arguments: ["photos", "camera", "odd", "bad"]
    )
    func agreesWithDecoder(subfolder: String) throws {
        let root = URL(fileURLWithPath: try #require(Self.folder)).appendingPathComponent(subfolder)
        var decodedCount = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() {
            if name == "MANIFEST.tsv" { continue }
            let file = root.appendingPathComponent(name)
            let bytes = [UInt8](try Data(contentsOf: file))
            let refusal = refusal(bytes)
            // One byte per pixel of a small picture is enough to make it read everything.
            let verdict = try ForeignProgram.djpeg.run(["-scale", "1/8", "-outfile", "/dev/null", file.path])
            if verdict.status == 0 && verdict.messages.isEmpty {
                decodedCount += 1
                #expect(refusal == nil, "\(subfolder)/\(name)")
                // The lower bound of what the blocks need holds for every picture that is whole.
                #expect((try? structure(bytes))?.canDescribeAllBlocks != false, "\(subfolder)/\(name)")
            }
        }
        #expect(decodedCount > 0)
    }

    @Test(
        "Dimensions and process are those that the corpus lists",
        .enabled(if: folder != nil, "HEADSHOT_CORPUS is not set"),
        arguments: ["photos", "camera", "odd"]
    )
    func agreesWithManifest(subfolder: String) throws {
        let root = URL(fileURLWithPath: try #require(Self.folder)).appendingPathComponent(subfolder)
        let manifest = try String(contentsOf: root.appendingPathComponent("MANIFEST.tsv"), encoding: .utf8)
        var comparedCount = 0
        for line in manifest.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count > 9, fields[9] == "ok" else { continue }
            let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent(String(fields[0]))))
            let structure = try structure(bytes)
            let process = "SOF\(structure.frame.codingProcess.rawValue - 0xC0) "
            #expect("\(structure.frame.width)x\(structure.frame.height)" == fields[2], "\(subfolder)/\(fields[0])")
            #expect(fields[4].hasPrefix(process), "\(subfolder)/\(fields[0])")
            #expect(structure.byteCount == Int(fields[1]))
            comparedCount += 1
        }
        #expect(comparedCount > 0)
    }
}
