/// The picture of an output, as far as its metadata depend on it.
package struct StoredPicture: Sendable, Hashable {
    /// Samples, of the frame as it will be stored.
    package var width: Int
    package var height: Int
    /// How the stored picture is still to be turned: `.upright` once it has been.
    package var orientation: Orientation
    package var colorInterpretation: ColorInterpretation
    /// Of the output's components; only 'R', 'G', 'B' make a difference.
    package var componentIdentifiers: [UInt8]
    /// Its colors are the source's, and so is its color profile; false: it is sRGB without a profile.
    package var keepsProfile: Bool
    /// Its pixels are other ones, so that smaller copies of them have to go.
    package var isRedrawn: Bool
    /// The part of the upright source that it shows; nil: all of it.
    package var shown: PictureArea?

    package init(
        width: Int,
        height: Int,
        orientation: Orientation,
        colorInterpretation: ColorInterpretation,
        componentIdentifiers: [UInt8],
        keepsProfile: Bool = true,
        isRedrawn: Bool = false,
        shown: PictureArea? = nil
    ) {
        self.width = width
        self.height = height
        self.orientation = orientation
        self.colorInterpretation = colorInterpretation
        self.componentIdentifiers = componentIdentifiers
        self.keepsProfile = keepsProfile
        self.isRedrawn = isRedrawn
        self.shown = shown
    }
}
