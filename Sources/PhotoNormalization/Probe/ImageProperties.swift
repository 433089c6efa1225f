internal import JPEGSyntax
internal import PhotoMetadata

/// What the markers of a photo say: read without decoding anything.
struct ImageProperties: Sendable {
    let structure: JPEGStructure
    let metadata: SourceMetadata

    var byteCount: Int { structure.byteCount }
    var frame: FrameHeader { structure.frame }

    /// Samples, as people see the picture.
    var uprightWidth: Int { metadata.orientation.swapsWidthAndHeight ? frame.height : frame.width }
    var uprightHeight: Int { metadata.orientation.swapsWidthAndHeight ? frame.width : frame.height }
}
