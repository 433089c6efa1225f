import Fixtures
import ForeignPrograms
import Foundation
import Testing

@Suite(.enabled(if: ForeignProgram.exiftool.isInstalled, "needs exiftool"))
struct MetadataTests {
    private func tags(of bytes: [UInt8]) throws -> [String: String] {
        let answer = try ForeignProgram.exiftool.run(["-j", "-n", "-a", "-G1"], on: bytes)
        let objects = try JSONSerialization.jsonObject(with: Data(answer.output)) as? [[String: Any]]
        return try #require(objects?.first).mapValues { "\($0)" }
    }

    @Test(arguments: ByteWriter.Order.allCases)
    func `a camera's tags are read back in both byte orders`(order: ByteWriter.Order) throws {
        var photo = FixturePhoto.camera(width: 120, height: 80, orientation: 8)
        photo.exif?.order = order
        let tags = try tags(of: try photo.encoded())
        let expected = [
            "IFD0:Make": "Fixture Works", "IFD0:Model": "FW-24", "IFD0:Orientation": "8", "IFD0:XResolution": "72",
            "IFD0:Artist": "Ada Example", "IFD0:Copyright": "Copyright 2024 Ada Example",
            "ExifIFD:DateTimeOriginal": "2024:05:17 10:42:31", "ExifIFD:ExifImageWidth": "120",
            "ExifIFD:ExifImageHeight": "80", "ExifIFD:SerialNumber": "FW24-0001-7731", "ExifIFD:ColorSpace": "1",
            "GPS:GPSLatitudeRef": "N", "GPS:GPSAltitude": "795", "IFD1:Compression": "6",
            "ICC_Profile:ProfileDescription": "sRGB IEC61966-2.1", "XMP-xmp:Rating": "4",
        ]
        for (tag, value) in expected { #expect(tags[tag] == value, "\(tag)") }
        let latitude = try #require(tags["GPS:GPSLatitude"].flatMap(Double.init))
        #expect(abs(latitude - 46.558_62) < 0.000_01)
        #expect(tags["ExifTool:Error"] == nil)
        // The made-up MakerNote is the only thing that exiftool may not know.
        #expect(tags["ExifTool:Warning"] == "[minor] Unrecognized MakerNotes")
    }

    @Test
    func `a photo without a MakerNote has nothing to complain about`() throws {
        var photo = FixturePhoto.camera(width: 64, height: 64)
        photo.exif?.makerNote = nil
        let answer = try ForeignProgram.exiftool.run(["-validate", "-warning", "-a", "-s3"], on: try photo.encoded())
        #expect(String(decoding: answer.output, as: UTF8.self) == "OK\n")
    }

    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled, "needs djpeg"))
    func `the thumbnail is a picture`() throws {
        let bytes = try FixturePhoto.camera(width: 640, height: 400).encoded()
        let thumbnail = try ForeignProgram.exiftool.run(["-b", "-ThumbnailImage"], on: bytes).output
        let answer = try ForeignProgram.djpeg.run(on: thumbnail)
        #expect(answer.messages.isEmpty)
        let decoded = try #require(DecodedPicture(netpbm: answer.output))
        #expect(decoded.width == 160 && decoded.height == 100)
    }

    @Test(arguments: FixtureProfile.Space.allCases, [0, 65_000, 200_000])
    func `a profile comes back whole from any number of segments`(space: FixtureProfile.Space, padding: Int) throws {
        var photo = FixturePhoto(width: 16, height: 16)
        let profile = FixtureProfile(space, paddingByteCount: padding)
        photo.profile = profile
        let bytes = try photo.encoded()
        #expect(try ForeignProgram.exiftool.run(["-b", "-ICC_Profile"], on: bytes).output == profile.bytes)
        #expect(try tags(of: bytes)["ICC_Profile:ProfileDescription"] == space.description)
    }

    @Test
    func `a second picture is found through its index`() throws {
        var photo = FixturePhoto.camera(width: 400, height: 300)
        photo.hasSecondPicture = true
        let bytes = try photo.encoded()
        let tags = try tags(of: bytes)
        #expect(tags["MPF0:NumberOfImages"] == "2")
        let start = try #require(tags["MPImage2:MPImageStart"].flatMap { Int($0) })
        let length = try #require(tags["MPImage2:MPImageLength"].flatMap { Int($0) })
        #expect(start + length == bytes.count)
        #expect(bytes[start..<start + 3] == [0xFF, 0xD8, 0xFF])
        #expect(bytes[start - 2..<start] == [0xFF, 0xD9])
    }

    @Test
    func `IPTC, C2PA, comment and Samsung's trailer are what they say`() throws {
        var photo = FixturePhoto(width: 32, height: 32)
        (photo.hasIPTC, photo.hasC2PA, photo.comment) = (true, true, "Wengen")
        photo.trailers = [.samsung(byteCount: 900)]
        let tags = try tags(of: try photo.encoded())
        #expect(tags["IPTC:By-line"] == "Ada Example")
        #expect(tags["File:Comment"] == "Wengen")
        #expect(tags["JUMBF:JUMDType"]?.hasPrefix("6332706100110010800000aa00389b71") == true)
        #expect(tags["Samsung:EmbeddedVideoType"] == "MotionPhoto_Data")
    }

    @Test
    func `a motion photo's XMP counts back to the film`() throws {
        var photo = FixturePhoto(width: 32, height: 32)
        photo.trailers = [.film(byteCount: 4_000)]
        let bytes = try photo.encoded()
        #expect(try tags(of: bytes)["XMP-GCamera:MicroVideoOffset"] == "4000")
        #expect(Array(bytes.suffix(4_000)[..<(bytes.count - 4_000 + 12)].suffix(8)) == Array("ftypmp42".utf8))
    }

    @Test(arguments: [0, 9, 65_535] as [UInt16])
    func `orientations that mean nothing can be written`(orientation: UInt16) throws {
        var photo = FixturePhoto(width: 16, height: 24)
        photo.exif = FixtureEXIF(orientation: orientation, order: .littleEndian)
        #expect(try tags(of: try photo.encoded())["IFD0:Orientation"] == "\(orientation)")
    }

    @Test
    func `Apple's MakerNote is read as one`() throws {
        var photo = FixturePhoto.camera(width: 16, height: 16)
        photo.exif?.make = "Apple"
        photo.exif?.makerNote = .apple
        let tags = try tags(of: try photo.encoded())
        // Its name for the tag has changed over time.
        let values = tags.filter { $0.key.hasPrefix("Apple:") }.values
        #expect(values.contains("01234567-89AB-CDEF-0123-456789ABCDEF"))
    }
}
