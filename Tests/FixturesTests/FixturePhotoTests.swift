import Fixtures
import ForeignPrograms
import Testing

struct FixturePhotoTests {
    @Test
    func `the same description gives the same bytes`() throws {
        var photo = FixturePhoto.camera(width: 160, height: 120, orientation: 6)
        photo.hasSecondPicture = true
        photo.trailers = [.samsung(byteCount: 100), .randomBytes(byteCount: 10)]
        #expect(try photo.encoded() == photo.encoded())
    }

    @Test(arguments: [20_000, 40_000, 80_000])
    func `a file made for a number of bytes is below it and near`(maximum: Int) throws {
        var photo = FixturePhoto.camera(width: 512, height: 384)
        photo.exif?.makerNote = nil
        photo.profile = nil
        let bytes = try photo.encoded(maximumByteCount: maximum)
        #expect(bytes.count <= maximum)
        #expect(bytes.count > maximum * 3 / 4)
    }

    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled, "needs djpeg"), arguments: 1...8)
    func `every orientation decodes to the size that was asked for`(orientation: UInt16) throws {
        let bytes = try FixturePhoto.camera(width: 90, height: 50, orientation: orientation).encoded()
        let answer = try ForeignProgram.djpeg.run(on: bytes)
        #expect(answer.status == 0 && answer.messages.isEmpty)
        let decoded = try #require(DecodedPicture(netpbm: answer.output))
        #expect(decoded.width == 90 && decoded.height == 50)
    }

    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled, "needs djpeg"))
    func `metadata and trailers of every kind do not disturb a decoder`() throws {
        var photo = FixturePhoto.camera(width: 96, height: 64)
        photo.coding.writesJFIF = true
        photo.profile = FixtureProfile(.p3, paddingByteCount: 150_000)
        (photo.hasIPTC, photo.hasC2PA, photo.hasJFIFThumbnail, photo.hasSecondPicture) = (true, true, true, true)
        photo.comment = "A comment"
        photo.extraSegments = [.extendedXMP(byteCount: 1_000), FixtureSegment(0xE9, "own")]
        photo.trailers = [
            .film(byteCount: 5_000), .samsung(byteCount: 5_000), .zip, .picture, .padding(byteCount: 500),
            .randomBytes(byteCount: 500),
        ]
        let answer = try ForeignProgram.djpeg.run(on: try photo.encoded())
        #expect(answer.status == 0 && answer.messages.isEmpty)
        let plain = try ForeignProgram.djpeg.run(
            on: try FixturePhoto(width: 96, height: 64, coding: photo.coding).encoded())
        #expect(answer.output == plain.output)
    }
}
