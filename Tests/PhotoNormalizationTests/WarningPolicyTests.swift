import Fixtures
import PhotoNormalization
import Testing

struct WarningPolicyTests {
    fileprivate static let photo = FixturePhoto(width: 160, height: 120)

    /// What is odd about a photo, and the code that reports carry.
    struct Deviation: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: PhotoError.Code
        let make: @Sendable () throws -> [UInt8]
    }

    static let harmless = [
        Deviation(testDescription: "Samsung's scan parameters", code: "scan-parameters-invalid") {
            try photo.encoded().withScanParameters(start: 0, end: 0, approximation: 0)
        },
        Deviation(testDescription: "JFIF 2", code: "jfif-version-unknown") {
            var photo = Self.photo
            photo.extraSegments = [FixtureSegment(0xE0, "JFIF\0", [2, 0, 0, 0, 1, 0, 1, 0, 0])]
            return try photo.encoded()
        },
        Deviation(testDescription: "an unknown transform", code: "adobe-transform-unknown") {
            var photo = Self.photo
            photo.extraSegments = [.adobe(transform: 7)]
            return try photo.encoded()
        },
        Deviation(testDescription: "stray bytes", code: "extraneous-data") { try photo.encoded().withJunk() },
    ]

    static let damage = [
        Deviation(testDescription: "half of the file", code: "truncated") { try photo.encoded().truncated(to: 0.5) },
        Deviation(testDescription: "half of a progressive file", code: "truncated") {
            var photo = Self.photo
            photo.coding.scans = .progressive
            return try photo.encoded().truncated(to: 0.5)
        },
        Deviation(testDescription: "an early end of the picture", code: "truncated") {
            try photo.encoded().truncated(to: 0.8) + [0xFF, 0xD9]
        },
        Deviation(testDescription: "restart intervals that are lost", code: "truncated") {
            var photo = Self.photo
            photo.coding.restartInterval = 2
            let bytes = try photo.encoded()
            let markers = bytes.restartMarkers
            return [UInt8](bytes[..<markers[4]] + bytes[markers[7]...])
        },
        Deviation(testDescription: "a restart marker out of turn", code: "corrupt") {
            var photo = Self.photo
            photo.coding.restartInterval = 2
            var bytes = try photo.encoded()
            bytes[bytes.restartMarkers[4] + 1] ^= 4
            return bytes
        },
        Deviation(testDescription: "an invalid arithmetic code", code: "corrupt") {
            var photo = Self.photo
            (photo.coding.isArithmetic, photo.coding.scans) = (true, .progressive)
            return try photo.encoded().withFlippedBits(count: 40)
        },
    ]

    @Test(arguments: harmless)
    func `a harmless deviation is reported, repaired, and refused only when strict`(deviation: Deviation) throws {
        let bytes = try deviation.make()
        let output = try normalize(bytes)
        #expect(output.report.warnings.map(\.code.rawValue) == [deviation.code.rawValue])
        #expect(try !DecodedPicture(output.bytes).hasWarnings)
        #expect(try DecodedPicture(output.bytes).showsSame(as: DecodedPicture(bytes)))
        #expect(try normalize(output.bytes).report.warnings.isEmpty)
        #expect(refusal(bytes, .checked(warnings: .strict))?.code == "warning-refused")
    }

    @Test(arguments: damage)
    func `damage is refused, but for what repairing can save`(deviation: Deviation) throws {
        let bytes = try deviation.make()
        for policy in [WarningPolicy.standard, .strict] {
            let error = try #require(refusal(bytes, .checked(warnings: policy)))
            #expect(error.code == deviation.code)
            #expect(error.category == .input)
        }
        let output = try normalize(bytes, .checked(warnings: .repair))
        #expect(output.report.method == .lossless)
        let messages = output.report.warnings.map(\.message)
        #expect(messages.contains { $0.contains("MCU row") }, "\(messages)")
        // Whatever was concealed, the result is sound and needs no repair.
        #expect(try !DecodedPicture(output.bytes).hasWarnings)
        #expect(try normalize(output.bytes, .checked(warnings: .strict)).report.status == .unchanged)
    }

    @Test func `a sound photo passes the strictest policy`() throws {
        let bytes = try FixturePhoto.camera(width: 160, height: 120).encoded()
        #expect(try normalize(bytes, .checked(warnings: .strict)).report.warnings.isEmpty)
    }
}

extension [UInt8] {
    /// Offsets of the RST markers.
    fileprivate var restartMarkers: [Int] {
        indices.dropLast().filter { self[$0] == 0xFF && (0xD0...0xD7).contains(self[$0 + 1]) }
    }
}
