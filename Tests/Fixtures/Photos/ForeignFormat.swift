/// Files that people hand over as photos and that are no JPEG.
package enum ForeignFormat: String, Sendable, Hashable, CaseIterable {
    case png
    case heic
    case avif
    case webp
    case gif
    case tiff
    case bmp
    case pdf
    case svg
    case html
    case json
    case text
    case base64
    case zip
    case jpegXL
    case jpeg2000
    case zeros
    case empty

    /// Enough of such a file to tell what it is. PNG and GIF are whole ones of a pixel.
    package var bytes: [UInt8] {
        switch self {
        case .png:
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
                + [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 10] + Array("IDAT".utf8)
                + [0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xAF, 0xA4, 0x71, 0, 0, 0, 0] + Array("IEND".utf8)
                + [0xAE, 0x42, 0x60, 0x82]
        case .heic: fileType("heic", ["mif1", "heic"])
        case .avif: fileType("avif", ["mif1", "avif"])
        case .webp: Array("RIFF".utf8) + [36, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [UInt8](repeating: 0, count: 28)
        case .gif:
            Array("GIF89a".utf8) + [
                1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2,
            ]
                + [0x44, 1, 0, 0x3B]
        case .tiff: TIFFDirectory.file([TIFFDirectory([0x0100: .long([1]), 0x0101: .long([1])])], order: .littleEndian)
        case .bmp:
            Array("BM".utf8) + [58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0] + [UInt8](repeating: 0, count: 40)
        case .pdf: Array("%PDF-1.7\n%%EOF\n".utf8)
        case .svg:
            Array(
                "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>\n".utf8
            )
        case .html: Array("<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body></body></html>\n".utf8)
        case .json: Array("{\"error\":{\"code\":\"ImageNotFound\",\"message\":\"The photo wasn't found.\"}}".utf8)
        case .text: Array("This is not a photo.\n".utf8)
        case .base64: Array("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRof\n".utf8)
        case .zip: Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26)
        case .jpegXL: [0xFF, 0x0A] + [UInt8](repeating: 0, count: 30)
        case .jpeg2000: [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A] + fileType("jp2 ", ["jp2 "])
        case .zeros: [UInt8](repeating: 0, count: 4_096)
        case .empty: []
        }
    }

    private func fileType(_ brand: String, _ compatible: [String]) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(UInt32(16 + 4 * compatible.count))
        writer.append("ftyp" + brand)
        writer.append(UInt32(0))
        writer.append(compatible.joined())
        writer.append(UInt32(8))
        writer.append("mdat")
        return writer.bytes
    }
}
