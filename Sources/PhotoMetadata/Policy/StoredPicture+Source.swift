package import JPEGSyntax

extension StoredPicture {
    /// The source's own picture, untouched.
    package init(of structure: JPEGStructure, metadata: SourceMetadata) {
        self.init(
            width: structure.frame.width,
            height: structure.frame.height,
            orientation: metadata.orientation,
            colorInterpretation: metadata.colorInterpretation,
            componentIdentifiers: structure.frame.componentIdentifiers
        )
    }
}
