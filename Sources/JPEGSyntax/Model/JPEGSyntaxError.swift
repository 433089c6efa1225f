/// Why bytes have no JPEG marker structure that could be decoded.
package enum JPEGSyntaxError: Error, Sendable, Hashable {
    /// Not a JPEG; what it is instead.
    case notJPEG(FileSignature)
    /// A segment's declared length runs over the end of the file.
    case segmentOverrun(marker: UInt8, offset: Int, declaredByteCount: Int, availableByteCount: Int)
    /// A length field below 2.
    case invalidSegmentLength(marker: UInt8, offset: Int, declaredByteCount: Int)
    /// A header or table segment too short for what it declares.
    case shortSegment(marker: UInt8, offset: Int, declaredByteCount: Int, neededByteCount: Int)
    /// A table segment (DQT, DHT, DAC, DRI) with a value that decoders refuse: which field, and its value.
    case invalidTable(marker: UInt8, offset: Int, field: String, value: Int)
    /// A second frame header.
    case repeatedFrameHeader(offset: Int)
    /// A frame header with a value outside the standard's range: which field, and its value.
    case invalidFrameHeader(field: String, value: Int)
    /// A scan header with a value outside the standard's range, or before the frame header.
    case invalidScanHeader(field: String, value: Int)
    /// A further scan of a sequential picture whose first one has all components: which scan, counted from 1.
    case surplusScan(number: Int)
    /// The file ends (or EOI comes) before any frame header, or before any scan.
    case noImageData(afterByteCount: Int)
    case tooManySegments(actual: Int, maximum: Int)
    case tooManyApplicationBytes(actual: Int, maximum: Int)
    case tooManyScans(actual: Int, maximum: Int)
}

/// What the first bytes of a file say it is.
package enum FileSignature: String, Sendable, Hashable, CaseIterable {
    case empty
    case png = "PNG"
    case gif = "GIF"
    case webP = "WebP"
    case heic = "HEIC"
    case avif = "AVIF"
    case jpegXL = "JPEG XL"
    case jpeg2000 = "JPEG 2000"
    case jpegLS = "JPEG-LS"
    case tiff = "TIFF"
    case bmp = "BMP"
    case ico = "ICO"
    case svg = "SVG"
    case pdf = "PDF"
    case zip = "ZIP"
    case gzip
    case movie = "MP4 or QuickTime"
    case raw = "camera raw"
    case psd = "Photoshop"
    case html = "HTML"
    case json = "JSON"
    case xml = "XML"
    case base64JPEG = "base64 text of a JPEG"
    case base64 = "base64 text"
    case text
    case unknown
}
