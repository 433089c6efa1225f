internal import JPEGSyntax

/// What the service finds out about bytes before it takes them as a photo.
package struct UploadCheck: Sendable, Hashable {
    /// Pixels of the stored frame.
    package let width: Int
    /// Pixels of the stored frame.
    package let height: Int

    /// The smallest size served.
    package static let minimumEdge = 48

    /// Looks at the markers: bytes are a photo when they begin with SOI, have a frame and a scan, and end with EOI, so
    /// that a transfer which was cut short does not pass.
    ///
    /// - Throws: what Graph answers.
    package init(of bytes: [UInt8]) throws(GraphFailure) {
        guard bytes.starts(with: [0xFF, 0xD8, 0xFF]), let structure = try? JPEGStructure(reading: bytes.span),
            !structure.scans.isEmpty, !structure.anomalies.contains(.missingEndOfImage)
        else { throw .notAnImage }
        width = Int(structure.frame.width)
        height = Int(structure.frame.height)
        guard width >= Self.minimumEdge, height >= Self.minimumEdge else { throw .widthTooSmall }
    }
}
