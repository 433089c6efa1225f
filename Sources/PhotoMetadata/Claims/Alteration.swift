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
}
