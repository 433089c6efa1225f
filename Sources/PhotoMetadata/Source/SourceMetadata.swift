package import JPEGSyntax

/// What a photo carries besides its picture.
package struct SourceMetadata: Sendable, Hashable {
    /// How to turn the stored picture: as EXIF says, else as XMP does; `.upright` where neither does, or where EXIF's
    /// tag is outside 1 … 8 or unreadable.
    package let orientation: Orientation
    /// EXIF's value as found, nil without a readable tag.
    package let orientationTag: Int?
    /// What libjpeg takes the components for.
    package let colorInterpretation: ColorInterpretation
    /// The header that stands before the first scan; nil without one.
    package let jfif: JFIFHeader?
    /// Adobe's color transform before the first scan; nil without one.
    package let adobeTransform: UInt8?
    /// The first EXIF block that can be read; nil without one.
    package let exif: EXIFBlock?
    /// EXIF segments, readable or not.
    package let exifBlockCount: Int
    /// The ICC profile put together from its chunks; nil without one, when the chunks do not make one, and when it is
    /// for other colors than the picture's: decoders ignore such a profile.
    package let iccProfile: ICCProfile?
    /// The chunks make a profile only because readers put up with how they are numbered, or with repeats.
    package let isProfileOrderly: Bool
    /// EXIF alone says that the picture is in Adobe RGB; a profile has to say it where the colors stay.
    package let isAdobeRGBByEXIF: Bool
    /// Artist and copyright as IPTC and XMP tell them.
    package let credits: ForeignCredits
    /// Everything that is inside and that a policy may take out. JFIF and Adobe headers are not among it.
    package let contents: Set<RemovedItem>
    /// What is wrong with the metadata without hurting the picture, at most one per code; it is gone from an output.
    package let warnings: [PhotoWarning]
}
