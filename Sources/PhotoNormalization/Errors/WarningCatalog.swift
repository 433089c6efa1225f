/// One kind of warning: what docs/errors.md says of it.
public struct WarningKind: Sendable, Hashable {
    /// What a warning means for the picture.
    public enum Gravity: String, Sendable, Hashable, CaseIterable {
        /// The picture is what was coded. Refused under `WarningPolicy.strict` only.
        case harmless
        /// A part of the picture is lost. Accepted under `WarningPolicy.repair` only.
        case damage
        /// What was done to the photo, for people who did not ask for it. Never a reason to refuse it.
        case notice
    }

    /// Stable, kebab-case.
    public let code: PhotoWarning.Code
    /// What it means for the picture.
    public let gravity: Gravity
    /// What it says of a file, in general.
    public let meaning: String

    package init(code: PhotoWarning.Code, gravity: Gravity, meaning: String) {
        self.code = code
        self.gravity = gravity
        self.meaning = meaning
    }
}

/// Every kind of warning that a photo can come with.
public enum WarningCatalog {
    /// All of them, as docs/errors.md lists them.
    public static let all: [WarningKind] = metadata + deviations + damage + notices

    private static let notices = [
        WarningKind(
            code: .reducedForBudget, gravity: .notice,
            meaning: "The bytes that are allowed would have ruined the picture at its own size, so it was reduced."),
        WarningKind(
            code: .reducedForMemory, gravity: .notice,
            meaning: "The whole picture needs more memory than allowed, so it was reduced while it was decoded."),
        WarningKind(
            code: .chromaHalved, gravity: .notice,
            meaning:
                "The bytes that are allowed leave few fine details of color, so chroma was halved; "
                + "luma keeps its pixels."
        ),
        WarningKind(
            code: .notEnlarged, gravity: .notice,
            meaning: "The picture is smaller than the edge that was asked for; pictures are never enlarged."),
        WarningKind(
            code: .notProgressive, gravity: .notice,
            meaning:
                "A progressive file was asked for and would not have been within the bytes that are allowed: "
                + "it has one scan."
        ),
        WarningKind(
            code: .iccUnusable, gravity: .notice,
            meaning:
                "Colors were to be converted, and the ICC profile does not allow it: RGB stays, CMYK is taken as ink."),
        WarningKind(
            code: .profileAdded, gravity: .notice,
            meaning: "Only EXIF says that the photo is in Adobe RGB; a small color profile that says so was added."),
        WarningKind(
            code: .gainMapRemoved, gravity: .notice,
            meaning: "The gain map of an HDR photo goes: on HDR screens it will look as it does on others."),
        WarningKind(
            code: .creditTaken, gravity: .notice,
            meaning: "Artist or copyright stood in IPTC or XMP only, and was taken into EXIF."),
    ]

    private static let metadata = [
        WarningKind(
            code: .exifBroken, gravity: .harmless,
            meaning: "The EXIF block is damaged; what could be read was used."),
        WarningKind(
            code: .orientationInvalid, gravity: .harmless,
            meaning: "The EXIF orientation is not one of 1 to 8; the picture is taken to be upright."),
        WarningKind(
            code: .iccIncomplete, gravity: .harmless,
            meaning: "The chunks of the ICC profile do not make a whole one; it is left out."),
        WarningKind(
            code: .iccInvalid, gravity: .harmless,
            meaning: "The ICC profile has no sound header; it is left out."),
        WarningKind(
            code: .iccMismatch, gravity: .harmless,
            meaning: "The ICC profile is for other colors than the picture has; it is left out."),
        WarningKind(
            code: .orientationFromXMP, gravity: .harmless,
            meaning: "EXIF says nothing of the orientation, XMP does; that was used."),
    ]

    private static let deviations = [
        WarningKind(
            code: .adobeTransformUnknown, gravity: .harmless,
            meaning: "The Adobe segment names a color transform that nobody knows."),
        WarningKind(
            code: .jfifVersionUnknown, gravity: .harmless,
            meaning: "The JFIF segment is of another major version than 1."),
        WarningKind(
            code: .scanParametersInvalid, gravity: .harmless,
            meaning: "A scan header of a sequential file has progressive parameters, as some Samsung phones write them."
        ),
        WarningKind(
            code: .extraneousData, gravity: .harmless,
            meaning: """
                Bytes between markers belong to nothing. More than 1,024 of them, or more than 64 between scans, are \
                damage, but for a thousandth of the file's bytes; so are those behind the picture that look like data of \
                it.
                """),
        WarningKind(
            code: .endMissing, gravity: .harmless,
            meaning:
                "The picture is complete, but the marker that ends a JPEG is not there, or something stands before it."),
        WarningKind(
            code: .fillByteInData, gravity: .harmless,
            meaning: "A fill byte stands before a stuffed one in the coded data, which decoders read differently."),
        WarningKind(
            code: .huffmanTablesMissing, gravity: .harmless,
            meaning: "Its Huffman tables are missing, as in frames of Motion JPEG: those of the standard are meant."),
        WarningKind(
            code: .strayMarker, gravity: .harmless,
            meaning: "A marker stands where none of its kind belongs."),
        WarningKind(
            code: .reservedMarker, gravity: .harmless,
            meaning: "A marker is one that the standard reserves."),
        WarningKind(
            code: .segmentLengthOdd, gravity: .harmless,
            meaning: "A segment is longer or shorter than its content."),
    ]

    private static let damage = [
        WarningKind(
            code: .truncatedFile, gravity: .damage,
            meaning: "The file ends before the marker that ends a JPEG, often in the middle of the picture."),
        WarningKind(
            code: .truncatedData, gravity: .damage,
            meaning: "A marker stands before the picture's data are complete; the rest is gray, or coarse."),
        WarningKind(
            code: .damagedData, gravity: .damage,
            meaning: "The coded data hold a code that their tables do not have."),
        WarningKind(
            code: .damagedRestart, gravity: .damage,
            meaning: "A restart marker is missing or wrong; some of the picture is skipped."),
        WarningKind(
            code: .damagedProgression, gravity: .damage,
            meaning: "The scans refine what was not coded before, or twice."),
        WarningKind(
            code: .tooMuchData, gravity: .damage,
            meaning: "There are more data than the picture has room for."),
        WarningKind(
            code: .decoderWarning, gravity: .damage,
            meaning: "The decoder warned of something that this version does not know."),
        WarningKind(
            code: .missingScans, gravity: .damage,
            meaning: "A color component has no data; it is flat."),
        WarningKind(
            code: .quantizationStepZero, gravity: .damage,
            meaning: "A quantization table has a step of 0, which the standard forbids; its frequency is lost."),
        WarningKind(
            code: .coefficientsLimited, gravity: .damage,
            meaning: "Coefficients that no 8-bit picture has were limited to those it can have."),
    ]
}
