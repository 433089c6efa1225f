internal import JPEGSyntax
internal import PhotoMetadata

/// What the EXIF block tells of the taking of a photo. Texts are as found, untrusted: they may hold anything.
public struct CameraDetails: Sendable, Hashable {
    /// Who made the camera.
    public let make: String?
    /// The camera's name.
    public let model: String?
    /// The lens's name.
    public let lens: String?
    /// The program that wrote the file.
    public let software: String?
    /// "2024:05:17 10:20:30", local time.
    public let taken: String?
    /// Who took the photo.
    public let artist: String?
    /// Whose photo it is.
    public let copyright: String?
    /// Seconds.
    public let exposureTime: Double?
    /// The f-number.
    public let aperture: Double?
    /// ISO.
    public let sensitivity: Int?
    /// Millimeters.
    public let focalLength: Double?
}

extension CameraDetails {
    /// Nothing.
    init() {
        self.init(
            make: nil, model: nil, lens: nil, software: nil, taken: nil, artist: nil, copyright: nil,
            exposureTime: nil, aperture: nil, sensitivity: nil, focalLength: nil)
    }

    /// - Parameters:
    ///   - block: the photo's EXIF block.
    ///   - payload: the segment that it was read from.
    init(_ block: EXIFBlock, payload: Span<UInt8>) {
        let tiff = payload.extracting(block.headerByteCount...)
        let walk = block.walk
        func text(_ tag: TIFFTag) -> String? { walk.text(tag, in: tiff) }
        func number(_ tag: TIFFTag) -> Double? {
            walk.positiveRational(tag, in: tiff).map { Double($0.numerator) / Double($0.denominator) }
        }
        self.init(
            make: block.cameraMake,
            model: block.cameraModel,
            lens: text(.lensModel),
            software: text(.software),
            taken: block.dateTime,
            artist: text(.artistName),
            copyright: text(.copyrightNotice),
            exposureTime: number(.exposureTime),
            aperture: number(.fNumber),
            sensitivity: walk.integer(.photographicSensitivity, in: tiff),
            focalLength: number(.focalLength)
        )
    }

    /// The first block of a file that can be read, as `SourceMetadata` takes it.
    static func read(_ structure: JPEGStructure, in bytes: Span<UInt8>) -> CameraDetails {
        for segment in structure.segments where segment.kind == .exif {
            let payload = bytes.extracting(segment.payload.clamped(to: 0..<bytes.count))
            if let block = try? EXIFBlock(reading: payload) { return CameraDetails(block, payload: payload) }
        }
        return CameraDetails()
    }
}

extension EXIFBlock {
    /// A serial number of the camera or of its lens (CIPA DC-008, 4.6.5), or of a raw file's camera.
    var hasSerialNumber: Bool {
        let serials: Set<TIFFTag> = [TIFFTag(.exif, 0xA431), TIFFTag(.exif, 0xA435), TIFFTag(.image, 0xC62F)]
        return tags.contains { serials.contains($0) }
    }
}

extension TIFFTag {
    fileprivate static let software = TIFFTag(.image, 0x0131)
    fileprivate static let artistName = TIFFTag(.image, 0x013B)
    fileprivate static let copyrightNotice = TIFFTag(.image, 0x8298)
    fileprivate static let exposureTime = TIFFTag(.exif, 0x829A)
    fileprivate static let fNumber = TIFFTag(.exif, 0x829D)
    fileprivate static let photographicSensitivity = TIFFTag(.exif, 0x8827)
    fileprivate static let focalLength = TIFFTag(.exif, 0x920A)
    fileprivate static let lensModel = TIFFTag(.exif, 0xA434)
}
