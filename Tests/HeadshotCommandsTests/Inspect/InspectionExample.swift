import Fixtures
import PhotoNormalization
import Testing

@testable import HeadshotCommands

/// Files to inspect, by what they are.
struct InspectionExample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: @Sendable () throws -> [UInt8]

    init(_ name: String, _ bytes: @escaping @Sendable () throws -> [UInt8]) {
        (testDescription, self.bytes) = (name, bytes)
    }

    static let all = [
        InspectionExample("a camera's photo") { try TestPhotos.camera() },
        InspectionExample("one on its side") {
            try FixturePhoto.camera(width: 160, height: 96, orientation: 6).encoded()
        },
        InspectionExample("one whose edge cannot be mirrored") {
            try FixturePhoto.camera(width: 150, height: 101, orientation: 3).encoded()
        },
        InspectionExample("progressive, gray, without metadata") {
            var photo = FixturePhoto(width: 120, height: 80)
            photo.coding.colors = .gray
            photo.coding.scans = .progressive
            return try photo.encoded()
        },
        InspectionExample("CMYK") {
            var photo = FixturePhoto(width: 96, height: 96)
            photo.coding.colors = .cmyk
            photo.coding.writesAdobe = true
            return try photo.encoded()
        },
        InspectionExample("one that conforms") { try PhotoNormalizer().normalize(TestPhotos.camera()).bytes },
        InspectionExample("stray bytes") { try TestPhotos.camera().withJunk() },
        InspectionExample("a film behind it") {
            var photo = FixturePhoto.camera(width: 96, height: 64)
            photo.trailers = [.film(byteCount: 5_000)]
            return try photo.encoded()
        },
        InspectionExample("the second half gone") { try TestPhotos.camera().truncated(to: 0.7) },
        InspectionExample("47 pixels") { try FixturePhoto(width: 47, height: 48).encoded() },
        InspectionExample("an HTML page") { ForeignFormat.html.bytes },
        InspectionExample("base64 text") { ForeignFormat.base64.bytes },
        InspectionExample("nothing") { [] },
    ]
}
