/// What `normalize` took out, by the names that reports use.
public struct RemovedItem: RawRepresentable, Sendable, Hashable, Comparable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let gps = RemovedItem(rawValue: "gps")
    public static let exif = RemovedItem(rawValue: "exif")
    public static let thumbnail = RemovedItem(rawValue: "thumbnail")
    public static let makerNote = RemovedItem(rawValue: "makernote")
    public static let xmp = RemovedItem(rawValue: "xmp")
    public static let iptc = RemovedItem(rawValue: "iptc")
    public static let comment = RemovedItem(rawValue: "comment")
    public static let icc = RemovedItem(rawValue: "icc")
    public static let multiPicture = RemovedItem(rawValue: "multi-picture")
    public static let motionPhoto = RemovedItem(rawValue: "motion-photo")
    public static let c2pa = RemovedItem(rawValue: "c2pa")
    public static let trailingData = RemovedItem(rawValue: "trailing-data")

    /// "app0" … "app15".
    public static func application(_ number: Int) -> RemovedItem { RemovedItem(rawValue: "app\(number)") }

    public static func < (a: RemovedItem, b: RemovedItem) -> Bool { a.rawValue < b.rawValue }
}
