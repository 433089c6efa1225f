internal import JPEGSyntax

extension AlteredPicture {
    /// - Parameters:
    ///   - picture: the output's.
    ///   - structure: the markers of the source.
    ///   - source: its metadata.
    init(_ picture: StoredPicture, of structure: JPEGStructure, _ source: SourceMetadata) {
        let size = (width: structure.frame.width, height: structure.frame.height)
        self.init(
            picture: picture,
            alteration: Alteration(from: source, size, to: picture),
            shown: picture.shown ?? PictureArea(x: 0, y: 0, width: size.width, height: size.height),
            sourceWidth: size.width,
            sourceHeight: size.height
        )
    }
}

extension Alteration {
    fileprivate init(from source: SourceMetadata, _ frameSize: (width: Int, height: Int), to picture: StoredPicture) {
        self = .alone
        let isTurned = picture.orientation != source.orientation
        if isTurned { insert(.turned) }
        let isSwapped = source.orientation.swapsWidthAndHeight != picture.orientation.swapsWidthAndHeight
        let before = isSwapped ? (width: frameSize.height, height: frameSize.width) : frameSize
        let shown = picture.shown ?? PictureArea(x: 0, y: 0, width: before.width, height: before.height)
        if shown.width != before.width || shown.height != before.height { insert(.cropped) }
        if shown.width != picture.width || shown.height != picture.height { insert(.scaled) }
        if picture.isRedrawn { insert(.redrawn) }
        if !picture.keepsProfile { insert(.recolored) }
        if picture.colorInterpretation != source.colorInterpretation { insert(.recoded) }
    }
}
