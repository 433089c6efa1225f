/// What `normalize` took out, by the names that reports use.
public struct RemovedItem: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    /// The name in a report.
    public let rawValue: String

    /// - Parameter rawValue: the name in a report.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A position: a GPS directory, or XMP with one.
    public static let gps = RemovedItem(rawValue: "gps")
    /// An EXIF block, or tags of one.
    public static let exif = RemovedItem(rawValue: "exif")
    /// A small copy of the picture, in EXIF or JFIF.
    public static let thumbnail = RemovedItem(rawValue: "thumbnail")
    /// The camera maker's own data, serial numbers often among them.
    public static let makerNote = RemovedItem(rawValue: "makernote")
    /// An XMP packet.
    public static let xmp = RemovedItem(rawValue: "xmp")
    /// Captions and keywords in Photoshop's resources.
    public static let iptc = RemovedItem(rawValue: "iptc")
    /// A COM segment.
    public static let comment = RemovedItem(rawValue: "comment")
    /// A color profile.
    public static let icc = RemovedItem(rawValue: "icc")
    /// The index of further pictures behind this one.
    public static let multiPicture = RemovedItem(rawValue: "multi-picture")
    /// A film behind the picture.
    public static let motionPhoto = RemovedItem(rawValue: "motion-photo")
    /// What makes a picture brighter on screens that can be, so that it is an HDR photo.
    public static let gainMap = RemovedItem(rawValue: "gain-map")
    /// Content credentials.
    public static let c2pa = RemovedItem(rawValue: "c2pa")
    /// Bytes behind the end of the picture.
    public static let trailingData = RemovedItem(rawValue: "trailing-data")

    /// "app0" … "app15": a segment of no kind that has a name.
    ///
    /// - Parameter number: 0 … 15.
    /// - Returns: the item with that name.
    public static func application(_ number: Int) -> RemovedItem { RemovedItem(rawValue: "app\(number)") }

    /// By name.
    public static func < (a: RemovedItem, b: RemovedItem) -> Bool { a.rawValue < b.rawValue }
}
