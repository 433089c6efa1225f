import ForeignPrograms
import Foundation
import JPEGSyntax
import Testing

@testable import PhotoMetadata

@Suite(
    .enabled(if: Corpus.folder != nil, "HEADSHOT_CORPUS is not set"),
    .enabled(if: ForeignProgram.exiftool.isInstalled, "exiftool is not installed")
)
struct CorpusTests {
    @Test("Orientation, position, MakerNote and thumbnail are found where exiftool finds them")
    func agreesWithExifTool() throws {
        let photos = try Corpus.photos(["camera", "photos"])
        // -fast passes over trailers, whose tags exiftool files under MakerNotes too.
        let found = try ForeignProgram.tags(photos.map(\.path), options: ["-G0:1", "-u", "-fast"])
        try #require(found.count == photos.count)
        for (photo, tags) in zip(photos, found) {
            let exif = photo.metadata.exif
            func hasTag(_ prefixes: String...) -> Bool {
                tags.keys.contains { key in prefixes.contains { key.hasPrefix($0) } }
            }
            // A MakerNote that exiftool cannot read shows in a warning only.
            let isUnknown = tags["ExifTool:Warning"]?.contains("Unrecognized MakerNotes") ?? false
            let hasMakerNote = isUnknown || hasTag("MakerNotes:")
            let hasThumbnail = hasTag(
                "EXIF:IFD1:ThumbnailOffset",
                "EXIF:IFD1:StripOffsets",
                "EXIF:IFD1:PreviewImageStart"
            )

            #expect(photo.metadata.orientationTag.map { "\($0)" } == tags["EXIF:IFD0:Orientation"], "\(photo.name)")
            #expect((exif?.hasGPS ?? false) == hasTag("EXIF:GPS:"), "\(photo.name)")
            #expect((exif?.hasMakerNote ?? false) == hasMakerNote, "\(photo.name)")
            #expect((exif?.hasThumbnail ?? false) == hasThumbnail, "\(photo.name)")
        }
    }

    @Test("An output has nothing private, true dimensions and the same profile, and conforms")
    func outputsAreMinimal() throws {
        let photos = try Corpus.photos(["camera", "photos", "odd"])
        try #require(photos.count > 300)
        let outputs = try photos.map { photo in photo.rewritten(try photo.plan(.minimal)) }
        let found = try ForeignProgram.tags(outputs, options: ["-a"])
        for ((photo, output), tags) in zip(zip(photos, outputs), found) {
            let kept = MinimalEXIF.exifToolNames
            #expect(Set(tags.exifTags.keys).subtracting(kept).isEmpty, "\(photo.name)")
            let foreign = ["XMP", "IPTC", "Photoshop", "MPF", "GPS", "Composite:GPS", "File:Comment", "JFXX", "APP"]
            let left = tags.keys.filter { key in foreign.contains { key.hasPrefix($0) } }
            #expect(left.isEmpty, "\(photo.name) \(left)")
            #expect(tags["ExifIFD:ExifImageWidth"] == "\(photo.structure.frame.width)", "\(photo.name)")
            #expect(tags["ExifIFD:ExifImageHeight"] == "\(photo.structure.frame.height)", "\(photo.name)")

            let structure = try JPEGStructure(reading: output.span)
            let metadata = SourceMetadata(structure: structure, bytes: output.span)
            let read = Corpus.Photo(name: "", path: "", bytes: output, structure: structure, metadata: metadata)
            #expect(metadata.iccProfile == photo.metadata.iccProfile?.essence, "\(photo.name)")
            #expect(metadata.colorInterpretation == photo.metadata.colorInterpretation, "\(photo.name)")
            #expect(metadata.orientation == photo.metadata.orientation, "\(photo.name)")
            let again = try read.plan(.minimal)
            // Scans and tables are not this module's to repair.
            let reasons = Set(again.nonconformances).subtracting(structure.syntaxReasons)
            #expect(reasons.isEmpty, "\(photo.name) \(reasons)")
            #expect(try again.segments == photo.plan(.minimal).segments, "\(photo.name)")
            #expect(again.removed.isEmpty, "\(photo.name)")
        }
    }
}
