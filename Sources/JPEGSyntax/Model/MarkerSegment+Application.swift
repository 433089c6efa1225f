extension MarkerSegment.Kind {
    /// What an APPn segment carries.
    init(applicationNumber: Int, payload: Range<Int>, in bytes: Span<UInt8>) {
        let start = payload.lowerBound
        let end = payload.upperBound
        func begins(_ signature: String) -> Bool { bytes.matches(signature, at: start, before: end) }

        self = .otherApplication(UInt8(truncatingIfNeeded: applicationNumber))
        switch applicationNumber {
        case 0:
            if let header = JFIFHeader(payload: payload, in: bytes) {
                // Bytes behind the header are taken for a thumbnail as well: they are not part of the picture.
                self = .jfif(hasThumbnail: header.thumbnailWidth * header.thumbnailHeight > 0 || payload.count > 14)
            } else if begins("JFXX\0") {
                self = .jfxx
            }
        case 1:
            if begins("Exif\0") {
                self = .exif
            } else if begins("http://ns.adobe.com/xap/1.0/\0") {
                self = .xmp
            } else if begins("http://ns.adobe.com/xmp/extension/\0") {
                self = .extendedXMP
            }
        case 2:
            if begins("ICC_PROFILE\0"), payload.count >= 14 {
                self = .icc(sequenceNumber: bytes[start + 12], count: bytes[start + 13])
            } else if begins("MPF\0") {
                self = .multiPicture
            }
        case 11:
            if begins("JP") { self = .jumbf }
        case 13:
            if begins("Photoshop 3.0\0") || begins("Adobe_Photoshop2.5:") { self = .photoshop }
        case 14:
            // libjpeg sees the color transform only in twelve bytes or more.
            if begins("Adobe"), payload.count >= 12 { self = .adobe(transform: bytes[start + 11]) }
        default:
            break
        }
    }
}
