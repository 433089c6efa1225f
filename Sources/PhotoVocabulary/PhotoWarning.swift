/// Something about a photo that did not keep it from being normalized: a stable code and a sentence.
public struct PhotoWarning: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Stable, kebab-case; docs/errors.md lists them.
    public let code: Code
    /// A sentence about this photo.
    public let message: String

    /// - Parameters:
    ///   - code: stable, kebab-case.
    ///   - message: a sentence about this photo.
    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    /// The keys, in the order of `--json`.
    package enum CodingKeys: String, CodingKey { case code, message }

    /// Message and code.
    public var description: String { "\(message) (\(code))" }

    /// Which warning it is: stable, kebab-case, in all versions the same.
    ///
    /// Programs around the library add codes of their own; so it is a type with constants, and no enum.
    public struct Code: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral,
        CustomStringConvertible
    {
        /// As reports and `--json` have it.
        public let rawValue: String

        /// - Parameter rawValue: kebab-case.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// - Parameter value: kebab-case.
        public init(stringLiteral value: String) { rawValue = value }

        /// The raw value.
        public var description: String { rawValue }
    }
}

extension PhotoWarning.Code {
    /// The bytes that are allowed would have ruined the picture at its own size, so it was reduced.
    public static let reducedForBudget: Self = "reduced-for-budget"
    /// The whole picture needs more memory than allowed, so it was reduced while it was decoded.
    public static let reducedForMemory: Self = "reduced-for-memory"
    /// The bytes that are allowed leave few fine details of color, so chroma was halved; luma keeps its pixels.
    public static let chromaHalved: Self = "chroma-halved"
    /// The picture is smaller than the edge that was asked for; pictures are never enlarged.
    public static let notEnlarged: Self = "not-enlarged"
    /// A progressive file was asked for and would not have been within the bytes that are allowed: it has one scan.
    public static let notProgressive: Self = "not-progressive"
    /// Colors were to be converted, and the ICC profile does not allow it: RGB stays, CMYK is taken as ink.
    public static let iccUnusable: Self = "icc-unusable"
    /// Only EXIF says that the photo is in Adobe RGB; a small color profile that says so was added.
    public static let profileAdded: Self = "profile-added"
    /// The gain map of an HDR photo goes: on HDR screens it will look as it does on others.
    public static let gainMapRemoved: Self = "gain-map-removed"
    /// Artist or copyright stood in IPTC or XMP only, and was taken into EXIF.
    public static let creditTaken: Self = "credit-taken"
    /// The EXIF block is damaged; what could be read was used.
    public static let exifBroken: Self = "exif-broken"
    /// The EXIF orientation is not one of 1 to 8; the picture is taken to be upright.
    public static let orientationInvalid: Self = "orientation-invalid"
    /// The chunks of the ICC profile do not make a whole one; it is left out.
    public static let iccIncomplete: Self = "icc-incomplete"
    /// The ICC profile has no sound header; it is left out.
    public static let iccInvalid: Self = "icc-invalid"
    /// The ICC profile is for other colors than the picture has; it is left out.
    public static let iccMismatch: Self = "icc-mismatch"
    /// EXIF says nothing of the orientation, XMP does; that was used.
    public static let orientationFromXMP: Self = "orientation-from-xmp"
    /// The Adobe segment names a color transform that nobody knows.
    public static let adobeTransformUnknown: Self = "adobe-transform-unknown"
    /// The JFIF segment is of another major version than 1.
    public static let jfifVersionUnknown: Self = "jfif-version-unknown"
    /// A scan header of a sequential file has progressive parameters, as some Samsung phones write them.
    public static let scanParametersInvalid: Self = "scan-parameters-invalid"
    /// Bytes between markers belong to nothing; many of them are damage.
    public static let extraneousData: Self = "extraneous-data"
    /// The picture is complete, but the marker that ends a JPEG is not there, or something stands before it.
    public static let endMissing: Self = "end-missing"
    /// A fill byte stands before a stuffed one in the coded data, which decoders read differently.
    public static let fillByteInData: Self = "fill-byte-in-data"
    /// Its Huffman tables are missing: those of the standard are meant.
    public static let huffmanTablesMissing: Self = "huffman-tables-missing"
    /// A marker stands where none of its kind belongs.
    public static let strayMarker: Self = "stray-marker"
    /// A marker is one that the standard reserves.
    public static let reservedMarker: Self = "reserved-marker"
    /// A segment is longer or shorter than its content.
    public static let segmentLengthOdd: Self = "segment-length-odd"
    /// The file ends before the marker that ends a JPEG, often in the middle of the picture.
    public static let truncatedFile: Self = "truncated-file"
    /// A marker stands before the picture's data are complete; the rest is gray, or coarse.
    public static let truncatedData: Self = "truncated-data"
    /// The coded data hold a code that their tables do not have.
    public static let damagedData: Self = "damaged-data"
    /// A restart marker is missing or wrong; some of the picture is skipped.
    public static let damagedRestart: Self = "damaged-restart"
    /// The scans refine what was not coded before, or twice.
    public static let damagedProgression: Self = "damaged-progression"
    /// There are more data than the picture has room for.
    public static let tooMuchData: Self = "too-much-data"
    /// The decoder warned of something that this version does not know.
    public static let decoderWarning: Self = "decoder-warning"
    /// A color component has no data; it is flat.
    public static let missingScans: Self = "missing-scans"
    /// A quantization table has a step of 0, which the standard forbids; its frequency is lost.
    public static let quantizationStepZero: Self = "quantization-step-zero"
    /// Coefficients that no 8-bit picture has were limited to those it can have.
    public static let coefficientsLimited: Self = "coefficients-limited"
}
