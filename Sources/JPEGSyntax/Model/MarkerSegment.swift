/// A marker and, where it has one, the payload behind its length field.
package struct MarkerSegment: Sendable, Hashable {
    package let marker: MarkerCode

    /// Where the marker's (last) 0xFF byte stands, counted from the start of the file.
    package let offset: Int

    /// The bytes behind the length field, as offsets into the file; empty for markers without a length field (SOI,
    /// EOI).
    package let payload: Range<Int>

    package let kind: Kind

    /// All bytes of the segment: marker, length field and payload.
    package var byteRange: Range<Int> { offset..<payload.upperBound }

    /// DQT and DHT.
    package var definesTables: Bool { marker == .defineQuantizationTables || marker == .defineHuffmanTables }

    /// What a segment carries, told by its marker and, for APPn, by the signature its payload begins with.
    package enum Kind: Sendable, Hashable {
        /// SOI, EOI, DQT, DHT, DAC, DRI, DNL, SOFn, SOS: the picture itself.
        case codec
        /// APP0 "JFIF\0"; `hasThumbnail`: it carries one.
        case jfif(hasThumbnail: Bool)
        /// APP0 "JFXX\0": a JFIF extension, which is a thumbnail.
        case jfxx
        /// APP1 "Exif\0\0" (also with the second zero missing or another byte there).
        case exif
        /// APP1 "http://ns.adobe.com/xap/1.0/\0".
        case xmp
        /// APP1 "http://ns.adobe.com/xmp/extension/\0".
        case extendedXMP
        /// APP2 "ICC_PROFILE\0", chunk `sequenceNumber` (1-based) of `count`.
        case icc(sequenceNumber: UInt8, count: UInt8)
        /// APP2 "MPF\0": offsets to further pictures behind this one (CIPA DC-007).
        case multiPicture
        /// APP11 "JP" boxes: JUMBF, which carries C2PA (content credentials).
        case jumbf
        /// APP13 "Photoshop 3.0\0": image resources, which carry IPTC.
        case photoshop
        /// APP14 "Adobe" with the color transform (0 none, 1 YCbCr, 2 YCCK).
        case adobe(transform: UInt8)
        /// COM.
        case comment
        /// Any other APPn; the number is n.
        case otherApplication(UInt8)
        /// A reserved or misplaced marker with a length (JPGn, DHP, EXP …).
        case reserved
    }
}
