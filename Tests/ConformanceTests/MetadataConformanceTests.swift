import ForeignPrograms
import Foundation
import PhotoMetadata
import PhotoNormalization
import Testing

/// What exiftool reads from real photos before and after, under each policy.
@Suite(
    .enabled(if: Corpus.folder != nil, Corpus.hint),
    .enabled(if: ForeignProgram.exiftool.isInstalled, "exiftool is not installed")
)
struct MetadataConformanceTests {
    /// A photo of the corpus and what became of it, as exiftool reads them.
    private struct Pair {
        let name: String
        let report: NormalizationReport
        let before: ExifTags
        let after: ExifTags
    }

    private static func pairs(_ policy: MetadataPolicy) throws -> [Pair] {
        var options = NormalizationOptions(maximumByteCount: .bytes(64 << 20), metadata: policy)
        // The files are about metadata, not about what a service takes.
        options.minimumEdge = 1
        let normalizer = PhotoNormalizer(options: options)
        let folder = try TemporaryFolder()
        var outputs: [(file: Corpus.File, report: NormalizationReport, path: String)] = []
        for (index, file) in (Corpus.camera + Corpus.photos + Corpus.files("odd")).enumerated() {
            do throws(PhotoError) {
                let photo = try normalizer.normalize(try Self.bytes(file))
                outputs.append((file, photo.report, try Self.write(photo, index, folder)))
                let again = try normalizer.normalize(photo.bytes)
                #expect(again.report.status == .unchanged && again.bytes == photo.bytes, "\(file)")
            } catch {
                // What cannot be decoded is another test's; a policy is no reason to refuse a photo, but for keep.
                #expect(error.category == .input || policy == .keep && error.code == "metadata-unpatchable")
            }
        }
        #expect(outputs.count > 300)
        let before = try sources.get()
        let after = try ExifTags.read(outputs.map(\.path), in: folder)
        return try outputs.map { file, report, path in
            Pair(
                name: "\(file)",
                report: report,
                before: try #require(before[file.url.path]),
                after: try #require(after[path])
            )
        }
    }

    /// Read once for all policies.
    private static let sources = Result {
        let files = Corpus.camera + Corpus.photos + Corpus.files("odd")
        return try ExifTags.read(files.map(\.url.path), in: TemporaryFolder())
    }

    private static func bytes(_ file: Corpus.File) throws(PhotoError) -> [UInt8] {
        (try? file.bytes()) ?? []
    }

    private static func write(
        _ photo: NormalizedPhoto,
        _ index: Int,
        _ folder: TemporaryFolder
    ) throws(PhotoError) -> String {
        do {
            return try folder.write(photo.bytes, name: "\(index).jpg").path
        } catch {
            throw PhotoError(code: "cannot-write", category: .system, message: "\(error)", remedy: "")
        }
    }

    private static let minimal: Set<String> = [
        "IFD0:Orientation", "IFD0:XResolution", "IFD0:YResolution", "IFD0:ResolutionUnit",
        "ExifIFD:ExifVersion", "ExifIFD:ColorSpace", "ExifIFD:ExifImageWidth", "ExifIFD:ExifImageHeight",
    ]

    @Test(arguments: MetadataPolicy.allCases)
    func `an output has what its policy names, and the source's profile`(policy: MetadataPolicy) throws {
        let pairs = try Self.pairs(policy)
        if policy == .keep { checkKept(pairs) } else { checkNothingElse(pairs, policy) }
        for pair in pairs {
            // It goes only when it is broken, or when the colors were converted.
            let broken: [PhotoWarning.Code] = [.iccInvalid, .iccIncomplete, .iccMismatch]
            let isBroken = pair.report.warnings.contains { broken.contains($0.code) }
            let isRedrawn = [.reencoded, .resized].contains(pair.report.method)
            let isDropped = pair.report.removed.contains(.icc)
            #expect(isBroken || isRedrawn || !isDropped, "\(pair.name)")
            let (before, after) = (pair.before.profile, pair.after.profile)
            if isDropped || policy == .keep || before == after {
                #expect(after == (isDropped ? [:] : before), "\(pair.name)")
            } else {
                // Private tags go, and nothing is added; all that colors need says the same.
                let changed = after.filter { before[$0.key] != $0.value }.keys
                #expect(after.count <= before.count && changed.count <= 3, "\(pair.name) \(changed)")
            }
        }
    }

    private func checkNothingElse(_ pairs: [Pair], _ policy: MetadataPolicy) {
        let credit: Set<String> = ["IFD0:Artist", "IFD0:Copyright"]
        // Under none only a photo that is not turned has a block, which says so.
        let allowed: Set<String> =
            switch policy {
            case .minimal, .keep: Self.minimal
            case .credit: Self.minimal.union(credit)
            case .none: ["IFD0:Orientation"]
            }
        for pair in pairs {
            let surplus = pair.after.tags.keys.filter { !allowed.contains($0) && !ExifTags.isAboutTheFile($0) }
            #expect(surplus.isEmpty, "\(surplus) in \(pair.name)")
            #expect(pair.after.warnings.isSubset(of: pair.before.warnings), "\(pair.after.warnings) in \(pair.name)")
            if policy == .none { continue }
            #expect(pair.after.tags["ExifIFD:ExifImageWidth"] == pair.after.tags["File:ImageWidth"], "\(pair.name)")
            #expect(pair.after.tags["ExifIFD:ExifImageHeight"] == pair.after.tags["File:ImageHeight"], "\(pair.name)")
        }
    }

    /// Every tag stays as it was, but for what would not be true.
    private func checkKept(_ pairs: [Pair]) {
        for pair in pairs {
            for (tag, value) in pair.before.tags where pair.after.tags[tag] != value {
                #expect(Self.mayChange(tag, pair.report), "\(tag) in \(pair.name)")
            }
            let warnings = pair.after.warnings.subtracting(pair.before.warnings)
            #expect(warnings.isEmpty, "\(warnings) in \(pair.name)")
        }
    }

    private static func mayChange(_ tag: String, _ report: NormalizationReport) -> Bool {
        let removed = report.removed
        let group = tag.prefix { $0 != ":" }
        if group.hasPrefix("ICC") { return removed.contains(.icc) }
        if tag == "IFD1:ThumbnailOffset" { return true }
        if tag.contains(":Thumbnail") || tag.contains(":PhotoshopThumbnail") { return removed.contains(.thumbnail) }
        switch group {
        case "System", "Composite", "SourceFile", "ExifTool": return true
        case "File": return tag != "File:Comment"
        case "IFD1": return removed.contains(.thumbnail)
        // Said of colors that were converted.
        case "Adobe": return report.method == .reencoded
        case "InteropIFD": return report.method == .reencoded || tag.contains("RelatedImage")
        // Said of sizes, which are always corrected.
        case "XMP-exif" where tag.contains("ExifImage"), "XMP-tiff" where tag.contains("Image"): return true
        case "XMP-GPano": return true
        case "JFIF": return removed.contains(.application(0))
        case "Samsung": return removed.contains(.trailingData)
        case "XMP-GCamera", "XMP-GContainer", "XMP-Container", "XMP-hdrgm":
            return removed.contains(.trailingData) || removed.contains(.multiPicture)
        default:
            let recolored: Set = [
                "ExifIFD:ColorSpace", "IFD0:BitsPerSample", "IFD0:SamplesPerPixel", "IFD0:PhotometricInterpretation",
                "XMP-photoshop:ColorMode", "XMP-photoshop:ICCProfileName", "Photoshop:ICC_Untagged",
                "ExifIFD:SubjectArea",
            ]
            if recolored.contains(tag) { return report.method == .reencoded || report.orientation ?? 1 != 1 }
            let size: Set = ["IFD0:Orientation", "IFD0:ImageWidth", "IFD0:ImageHeight", "XMP-tiff:Orientation"]
            return group.hasPrefix("MP") || size.contains(tag) || tag.hasPrefix("ExifIFD:ExifImage")
        }
    }
}
