internal import JPEGSyntax

extension PhotoError {
    /// What the marker reader found.
    init(_ error: JPEGSyntaxError) {
        switch error {
        case .notJPEG(.empty):
            self.init(ErrorCatalog.emptyFile, "The file is empty.")
        case .notJPEG(let signature):
            self.init(notJPEG: signature)
        case .segmentOverrun(let marker, let offset, let declared, let available):
            self.init(
                ErrorCatalog.truncated,
                "The segment \(Self.name(marker)) at byte \(offset) declares \(declared) bytes, the file has \(available)."
            )
        case .invalidSegmentLength(let marker, let offset, let declared):
            self.init(
                ErrorCatalog.malformed,
                "The segment \(Self.name(marker)) at byte \(offset) declares a length of \(declared).")
        case .shortSegment(let marker, let offset, let declared, let needed):
            self.init(
                ErrorCatalog.malformed,
                "The segment \(Self.name(marker)) at byte \(offset) has \(declared) bytes and needs \(needed).")
        case .repeatedFrameHeader(let offset):
            self.init(ErrorCatalog.malformed, "There is a second frame header, at byte \(offset).")
        case .invalidFrameHeader(let field, let value):
            self.init(ErrorCatalog.malformed, "The frame header has \(field) = \(value).")
        case .invalidScanHeader(field: "frame header", _):
            self.init(ErrorCatalog.malformed, "A scan stands before any frame header.")
        case .invalidScanHeader(let field, let value):
            self.init(ErrorCatalog.malformed, "A scan header has \(field) = \(value).")
        case .surplusScan(let number):
            self.init(ErrorCatalog.malformed, "Scan \(number) comes after one that holds the whole picture.")
        case .noImageData(let byteCount):
            self.init(ErrorCatalog.noImageData, "After \(byteCount) bytes no picture has begun.")
        case .tooManySegments(let actual, let maximum):
            self.init(
                ErrorCatalog.tooManySegments, "It has \(actual) or more marker segments; the limit is \(maximum).")
        case .tooManyApplicationBytes(let actual, let maximum):
            self.init(
                ErrorCatalog.tooMuchMetadata, "It has \(actual) or more bytes of metadata; the limit is \(maximum).")
        case .tooManyScans(let actual, let maximum):
            self.init(ErrorCatalog.tooManyScans, "It has \(actual) or more scans; the limit is \(maximum).")
        case .invalidTable(let marker, let offset, let field, let value):
            self.init(
                ErrorCatalog.malformed,
                "The segment \(Self.name(marker)) at byte \(offset) has \(field) = \(value), which no decoder accepts.")
        }
    }

    private init(notJPEG signature: FileSignature) {
        var message = "This is not a JPEG but \(signature.rawValue)."
        var remedy = "Export it as a JPEG first."
        var foundFormat = signature.rawValue
        switch signature {
        case .html:
            message = "This is an HTML page, probably an error page saved as a photo."
            remedy = "Download the photo itself, after signing in if the page asks for that."
            foundFormat = "HTML"
        case .base64JPEG:
            message = "This is a JPEG as base64 text, not its bytes."
            remedy = "Decode it first, with base64 --decode for instance."
            foundFormat = "base64"
        case .base64:
            message = "This is base64 text, not the bytes of a picture."
            remedy = "Decode it first, and see what it is."
            foundFormat = "base64"
        case .json, .xml, .text:
            remedy = "Copy or download the photo itself."
        case .zip, .gzip:
            remedy = "Unpack it first."
        case .unknown:
            message = "This is not a JPEG, nor any format that is known here."
            remedy = "Copy or download the photo again, or export it as a JPEG first."
        default:
            break
        }
        self.init(ErrorCatalog.notAJPEG, message, remedy: remedy, foundFormat: foundFormat)
    }

    /// The marker's name as the standard has it.
    private static func name(_ marker: UInt8) -> String {
        switch marker {
        case 0xC4: "DHT"
        case 0xCC: "DAC"
        case 0xC0...0xCF: "SOF\(marker - 0xC0)"
        case 0xDA: "SOS"
        case 0xDB: "DQT"
        case 0xDC: "DNL"
        case 0xDD: "DRI"
        case 0xE0...0xEF: "APP\(marker - 0xE0)"
        case 0xFE: "COM"
        default: "0xFF" + String(marker, radix: 16, uppercase: true)
        }
    }
}
