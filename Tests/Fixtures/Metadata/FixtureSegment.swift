/// A marker segment to put into a file.
package struct FixtureSegment: Sendable, Hashable {
    /// The second byte of the marker, such as 0xE1.
    package var marker: UInt8
    /// At most 65,533 bytes.
    package var payload: [UInt8]

    package init(_ marker: UInt8, _ payload: [UInt8]) {
        self.marker = marker
        self.payload = payload
    }

    package init(_ marker: UInt8, _ text: String, _ more: [UInt8] = []) {
        self.init(marker, Array(text.utf8) + more)
    }

    /// Marker, length and payload.
    package var bytes: [UInt8] {
        precondition(payload.count <= 65_533)
        var writer = ByteWriter()
        writer.append([0xFF, marker])
        writer.append(UInt16(payload.count + 2))
        writer.append(payload)
        return writer.bytes
    }

    package static func comment(_ text: String) -> FixtureSegment {
        FixtureSegment(0xFE, text)
    }

    /// An XMP packet (XMP specification, part 3) with some properties of a photo; `extra` goes into its description.
    package static func xmp(_ extra: String = "") -> FixtureSegment {
        FixtureSegment(
            0xE1,
            "http://ns.adobe.com/xap/1.0/\0" + """
                <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"
                 xmp:Rating="4" xmp:CreatorTool="generate-photo" photoshop:City="Wengen"\(extra)/>
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>
                """
        )
    }

    /// The continuation of an XMP packet that was too long: its digest, whole length, offset, and part.
    package static func extendedXMP(byteCount: Int) -> FixtureSegment {
        var writer = ByteWriter()
        writer.append("http://ns.adobe.com/xmp/extension/\0")
        writer.append("0123456789ABCDEF0123456789ABCDEF")
        writer.append(UInt32(byteCount))
        writer.append(UInt32(0))
        writer.append([UInt8](repeating: 0x20, count: byteCount))
        return FixtureSegment(0xE1, writer.bytes)
    }

    /// IPTC records (IIM 4.2) in a Photoshop resource: by-line, city, caption.
    package static func iptc() -> FixtureSegment {
        var records = ByteWriter()
        for (dataSet, text) in [(80, "Ada Example"), (90, "Wengen"), (120, "A house by a lake")] as [(UInt8, String)] {
            records.append([0x1C, 2, dataSet])
            records.append(UInt16(text.utf8.count))
            records.append(text)
        }
        var resource = ByteWriter()
        resource.append("Photoshop 3.0\0" + "8BIM")
        resource.append(UInt16(0x0404))
        resource.append(UInt16(0))
        resource.append(UInt32(records.bytes.count))
        resource.append(records.bytes)
        resource.pad(toMultipleOf: 2)
        return FixtureSegment(0xED, resource.bytes)
    }

    /// A JUMBF box (ISO/IEC 19566-5) of the type that C2PA uses.
    package static func c2pa() -> FixtureSegment {
        var description = ByteWriter()
        description.append("c2pa")
        description.append([0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71])
        description.append([3])
        description.append("c2pa\0")
        var boxes = ByteWriter()
        boxes.append(UInt32(description.bytes.count + 8))
        boxes.append("jumd")
        boxes.append(description.bytes)
        var segment = ByteWriter()
        segment.append("JP")
        segment.append(UInt16(1))
        segment.append(UInt32(1))
        segment.append(UInt32(boxes.bytes.count + 8))
        segment.append("jumb")
        segment.append(boxes.bytes)
        return FixtureSegment(0xEB, segment.bytes)
    }

    /// JFIF 1.1 with a thumbnail of RGB pixels inside.
    package static func jfif(dotsPerInch: UInt16?, thumbnail: PixelImage? = nil) -> FixtureSegment {
        var writer = ByteWriter()
        writer.append("JFIF\0")
        writer.append([1, 1, dotsPerInch == nil ? 0 : 1])
        writer.append(dotsPerInch ?? 1)
        writer.append(dotsPerInch ?? 1)
        writer.append([UInt8(thumbnail?.width ?? 0), UInt8(thumbnail?.height ?? 0)])
        writer.append(thumbnail?.samples ?? [])
        return FixtureSegment(0xE0, writer.bytes)
    }

    /// Adobe's APP14 with a color transform: 0 none, 1 YCbCr, 2 YCCK.
    package static func adobe(transform: UInt8) -> FixtureSegment {
        FixtureSegment(0xEE, "Adobe", [0, 100, 0, 0, 0, 0, transform])
    }
}
