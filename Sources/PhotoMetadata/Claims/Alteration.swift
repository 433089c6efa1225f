/// What became of a picture on its way into an output, as far as metadata may say something of it.
package struct Alteration: OptionSet, Sendable, Hashable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// It was turned or mirrored.
    package static let turned = Alteration(rawValue: 1)
    /// Some of it was cut off.
    package static let cropped = Alteration(rawValue: 2)
    /// It has another number of pixels for what it shows.
    package static let scaled = Alteration(rawValue: 4)
    /// Its pixels are other ones.
    package static let redrawn = Alteration(rawValue: 8)
    /// Its colors were converted to sRGB.
    package static let recolored = Alteration(rawValue: 16)
    /// Its components mean something else: inks or RGB have become Y Cb Cr.
    package static let recoded = Alteration(rawValue: 32)
    /// Of every output: no further picture, film or depth map stands behind it.
    package static let alone = Alteration(rawValue: 64)

    /// Places in the picture are others.
    package static let moved: Alteration = [.turned, .cropped]
    /// A copy of it is one no longer.
    package static let changed: Alteration = [.turned, .cropped, .scaled, .redrawn, .recolored, .recoded]

    init(from source: SourceMetadata, _ frameSize: (width: Int, height: Int), to picture: StoredPicture) {
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

/// A part of a picture, in pixels of the upright one.
package struct PictureArea: Sendable, Hashable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
}
