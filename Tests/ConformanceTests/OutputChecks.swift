import Foundation
import JPEGSyntax
import PhotoMetadata
import PhotoNormalization
import Testing

/// What has to be true of every output, whoever looks at it.
struct OutputChecks {
    let input: [UInt8]
    let output: NormalizedPhoto
    let folder: TemporaryFolder

    /// How the input was to be turned, where the output no longer is.
    private var turning: Orientation {
        get throws {
            let (before, after) = (try orientation(input), try orientation(output.bytes))
            #expect(after == .upright || after == before)
            return after == before ? .upright : before
        }
    }

    private var isTransposed: Bool { get throws { try turning.swapsWidthAndHeight } }

    private func orientation(_ bytes: [UInt8]) throws -> Orientation {
        SourceMetadata(structure: try structure(bytes), bytes: bytes.span).orientation
    }

    private func structure(_ bytes: [UInt8]) throws -> JPEGStructure { try JPEGStructure(reading: bytes.span) }

    /// Budget, dimensions, and what each rung keeps.
    func checkAgainstInput() throws {
        let report = output.report
        #expect(output.bytes.count <= report.maximumByteCount)
        #expect(report.inputByteCount == input.count && report.outputByteCount == output.bytes.count)
        let (before, after) = (try structure(input), try structure(output.bytes))
        let (width, height) = (before.frame.width, before.frame.height)
        if report.method == .resized {
            #expect((after.frame.width, after.frame.height) == (report.width, report.height))
        } else {
            #expect((after.frame.width, after.frame.height) == (try isTransposed ? (height, width) : (width, height)))
        }
        #expect((report.inputWidth, report.inputHeight) == (before.frame.width, before.frame.height))
        #expect(after.trailingData == nil && after.anomalies.isEmpty)
        switch report.method {
        case .passthrough:
            #expect(output.bytes == input)
        case .metadata:
            let data = before.scans.map { input[$0.entropyCodedData] }
            #expect(after.scans.map { output.bytes[$0.entropyCodedData] } == data)
        case .lossless:
            #expect(report.encodeCount >= 1 && report.psnr == nil)
        case .requantized:
            #expect(Double(output.bytes.count) >= 0.97 * Double(report.maximumByteCount))
            #expect(report.encodeCount == 1)
        case .reencoded, .resized:
            #expect(report.psnr == nil)
        }
    }

    /// djpeg decodes it without a word; on the rungs that lose nothing to the very pixels of the input, turned upright
    /// by jpegtran where the output is.
    func checkDecoding() throws {
        let file = try folder.write(output.bytes, name: "\(UUID().uuidString).jpg")
        defer { try? FileManager.default.removeItem(at: file) }
        let after = try Tool.djpeg.run([file.path], in: folder.url)
        #expect(after.status == 0 && after.messages.isEmpty, "\(after.messages)")
        guard [.passthrough, .metadata, .lossless].contains(output.report.method) else { return }
        let source = try folder.write(input, name: "\(UUID().uuidString).jpg")
        defer { try? FileManager.default.removeItem(at: source) }
        if let arguments = try turning.jpegtranArguments {
            guard Tool.jpegtran.isInstalled else { return }
            let turned = source.deletingPathExtension().appendingPathExtension("turned.jpg")
            defer { try? FileManager.default.removeItem(at: turned) }
            let options = ["-copy", "none", "-perfect"] + arguments + ["-outfile", turned.path, source.path]
            #expect(try Tool.jpegtran.run(options, in: folder.url).status == 0, "jpegtran does not call it perfect")
            let isSame = try Tool.djpeg.run([turned.path], in: folder.url).output == after.output
            #expect(isSame, "the pixels differ from what jpegtran makes of them")
            return
        }
        let before = try Tool.djpeg.run([source.path], in: folder.url)
        let isSame = before.output == after.output
        #expect(isSame, "the pixels differ")
    }

    /// Once more: nothing is left to do.
    func checkSecondRun(_ options: NormalizationOptions) throws {
        let again = try PhotoNormalizer(options: options).normalize(output.bytes)
        #expect(again.report.status == .unchanged && again.report.method == .passthrough)
        let isSame = again.bytes == output.bytes
        #expect(isSame)
    }
}

extension Orientation {
    /// jpegtran's name for making such a photo upright; nil when it is.
    fileprivate var jpegtranArguments: [String]? {
        switch self {
        case .upright: nil
        case .mirrored: ["-flip", "horizontal"]
        case .rotated180: ["-rotate", "180"]
        case .flipped: ["-flip", "vertical"]
        case .transposed: ["-transpose"]
        case .rotated90: ["-rotate", "90"]
        case .transversed: ["-transverse"]
        case .rotated270: ["-rotate", "270"]
        }
    }
}

/// What exiftool finds in outputs with minimal metadata.
enum MetadataChecks {
    private static let allowedTags: Set<String> = [
        "IFD0:Orientation", "IFD0:XResolution", "IFD0:YResolution", "IFD0:ResolutionUnit",
        "ExifIFD:ExifVersion", "ExifIFD:ColorSpace", "ExifIFD:ExifImageWidth", "ExifIFD:ExifImageHeight",
    ]
    /// What is said of the file itself, of its coding, and of its profile.
    private static let allowedGroups: Set<String> = [
        "SourceFile", "File", "System", "ExifTool", "JFIF", "ICC_Profile", "ICC-header", "ICC-view", "ICC-meas",
        "ICC-chrm", "ICC-cicp", "APP14", "Adobe", "Composite",
    ]

    /// All photos in one run of exiftool.
    static func check(_ photos: [(name: String, photo: NormalizedPhoto)], in folder: TemporaryFolder) throws {
        var files: [String: (name: String, photo: NormalizedPhoto)] = [:]
        for (index, entry) in photos.enumerated() {
            files[try folder.write(entry.photo.bytes, name: "\(index).jpg").path] = entry
        }
        let arguments = ["-j", "-n", "-G1", "-a", "-q", "-q", "-warning", "-error", "-all"]
        let run = try Tool.exiftool.run(arguments + files.keys.sorted(), in: folder.url)
        let objects = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
        #expect(objects.count == files.count)
        for object in objects {
            let path = try #require(object["SourceFile"] as? String)
            let (name, photo) = try #require(files[path])
            for tag in object.keys where !allowedTags.contains(tag) {
                let group = tag.split(separator: ":").first.map(String.init) ?? ""
                #expect(allowedGroups.contains(group), "\(tag) in \(name)")
            }
            #expect(object["File:Comment"] == nil && object["ExifTool:Error"] == nil, "\(name)")
            let warning = object["ExifTool:Warning"] as? String
            #expect(warning == nil || warning?.contains("ICC_Profile") == true, "\(warning ?? "") in \(name)")
            let frame = try JPEGStructure(reading: photo.bytes.span).frame
            #expect(object["ExifIFD:ExifImageWidth"] as? Int == frame.width, "\(name)")
            #expect(object["ExifIFD:ExifImageHeight"] as? Int == frame.height, "\(name)")
            let width = object["File:ImageWidth"] as? Int
            let height = object["File:ImageHeight"] as? Int
            #expect(width == frame.width && height == frame.height, "\(name)")
        }
    }
}
