import ForeignPrograms
import JPEGSyntax
import Testing

@testable import PhotoMetadata

@Suite(
    .enabled(if: Corpus.folder != nil, "HEADSHOT_CORPUS is not set"),
    .enabled(if: ForeignProgram.exiftool.isInstalled, "exiftool is not installed")
)
struct KeepCorpusTests {
    @Test(
        "Under keep every tag that exiftool reads stays, but for those that had to become true",
        arguments: [false, true]
    )
    func keepsTags(isChanged: Bool) throws {
        let photos = try Corpus.photos(["camera", "photos"])
        let outputs = try photos.map { photo in
            var picture = photo.picture
            if isChanged {
                picture.width = picture.width / 3 + 1
                picture.height = picture.height / 2 + 1
                picture.orientation = .upright
            }
            return photo.rewritten(try photo.plan(.keep, picture))
        }
        let options = ["-a", "-fast", "-G0:1:4"]
        let before = try ForeignProgram.tags(photos.map(\.path), options: options)
        let after = try ForeignProgram.tags(outputs, options: options)
        try #require(before.count == photos.count)
        for (photo, (old, new)) in zip(photos, zip(before.map(Self.values), after.map(Self.values))) {
            for (key, values) in old where !isExpectedToChange(key, isChanged: isChanged) {
                #expect(new[key] == values, "\(photo.name) \(key)")
            }
            let warnings = Set(new["ExifTool:Warning"] ?? []).subtracting(old["ExifTool:Warning"] ?? [])
            #expect(warnings.isEmpty, "\(photo.name) \(warnings)")
        }
    }

    @Test("Under keep an output conforms and would be made again byte for byte")
    func outputsConform() throws {
        let photos = try Corpus.photos(["camera", "photos", "odd"])
        try #require(photos.count > 300)
        var refusedCount = 0
        for photo in photos {
            let plan: MetadataPlan
            do {
                plan = try photo.plan(.keep)
            } catch MetadataError.unpatchableEXIF {
                // Only what is broken may be beyond correction.
                #expect(!photo.metadata.warnings.isEmpty, "\(photo.name)")
                refusedCount += 1
                continue
            }
            let bytes = photo.rewritten(plan)
            let structure = try JPEGStructure(reading: bytes.span)
            let metadata = SourceMetadata(structure: structure, bytes: bytes.span)
            let output = Corpus.Photo(name: "", path: "", bytes: bytes, structure: structure, metadata: metadata)
            let again = try output.plan(.keep)
            // Scans and tables are not this module's to repair.
            let reasons = Set(again.nonconformances).subtracting(structure.syntaxReasons)
            #expect(reasons.isEmpty, "\(photo.name) \(reasons)")
            #expect(again.segments == plan.segments, "\(photo.name)")
            #expect(again.removed.isEmpty, "\(photo.name)")
            #expect(metadata.colorInterpretation == photo.metadata.colorInterpretation, "\(photo.name)")
        }
        #expect(refusedCount < 3)
    }

    /// By key without the number of the copy, sorted.
    private static func values(_ tags: [String: String]) -> [String: [String]] {
        var result: [String: [String]] = [:]
        for (key, value) in tags {
            let name = key.split(separator: ":").filter { !$0.hasPrefix("Copy") }.joined(separator: ":")
            result[name, default: []].append(value)
        }
        return result.mapValues { $0.sorted() }
    }

    private func isExpectedToChange(_ key: String, isChanged: Bool) -> Bool {
        // Composite tags are computed by exiftool, some from the dimensions.
        let always = [
            "SourceFile", "File:", "Composite:", "EXIF:ExifIFD:ExifImage", "MPF", "XMP:XMP-hdrgm:",
            "EXIF:IFD0:ImageWidth", "EXIF:IFD0:ImageHeight", "EXIF:InteropIFD:RelatedImage",
            "XMP:XMP-tiff:Orientation", "XMP:XMP-tiff:ImageWidth", "XMP:XMP-tiff:ImageHeight",
            "XMP:XMP-exif:ExifImage", "XMP:XMP-GCamera:M", "XMP:XMP-GContainer", "XMP:XMP-Device",
            "XMP:XMP-xmpNote:", "XMP:XMP-HDRGainMap", "XMP:XMP-apdi", "XMP:XMP-GPano",
        ]
        let whenChanged = [
            "EXIF:IFD1:", "EXIF:IFD0:Orientation", "XMP:XMP-xmp:Thumbnail", "Photoshop:PhotoshopThumbnail",
            "EXIF:ExifIFD:Subject", "EXIF:ExifIFD:FocalPlane", "EXIF:IFD0:XResolution", "EXIF:IFD0:YResolution",
            "XMP:XMP-exif:Subject", "XMP:XMP-exif:FocalPlane", "XMP:XMP-GPano", "XMP:XMP-mwg-rs", "XMP:XMP-MP",
            "XMP:XMP-iptcExt:ImageRegion", "XMP:XMP-GDepth", "XMP:XMP-GFocus", "XMP:XMP-GImage", "Photoshop:Slices",
            "Photoshop:NumSlices",
            "Photoshop:Path", "IPTC:ImageOrientation", "Photoshop:IPTCDigest", "APP4:", "APP2:", "FlashPix:", "APP11",
        ]
        return (isChanged ? always + whenChanged : always).contains { key.hasPrefix($0) }
    }
}
