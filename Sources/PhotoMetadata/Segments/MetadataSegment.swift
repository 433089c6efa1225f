/// A segment to be written: marker and payload, without the length field.
package struct MetadataSegment: Sendable, Hashable {
    /// The marker's second byte: 0xE0 … 0xEF, 0xFE.
    package let marker: UInt8
    /// At most 65,533 bytes.
    package let payload: [UInt8]

    package init(marker: UInt8, payload: [UInt8]) {
        precondition(payload.count <= Self.maximumPayloadByteCount, "a length field counts to 65,535, itself included")
        self.marker = marker
        self.payload = payload
    }

    /// What the length field can count, without itself.
    package static let maximumPayloadByteCount = 65_533

    /// Bytes in the file: marker, length field, payload.
    package var byteCount: Int { payload.count + 4 }
}
