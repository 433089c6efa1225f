/// What a picture shows.
package enum Scene: String, Sendable, Hashable, CaseIterable {
    /// Clouds, mountains, a lake, a house with a sign, trees, grass, and flowers out of focus in front.
    case landscape
    /// A person before a blurred background.
    case portrait
    /// A document as a screenshot: flat areas, small text.
    case screenshot
    /// One color.
    case flat
    /// Two colors with an edge that is not on the block grid.
    case twoTone
    /// Black and white fields of one pixel: the worst for a DCT.
    case checkerboard
    /// Smooth colors from corner to corner.
    case gradient
    /// Every sample random: the most bytes.
    case noise

    /// Makes the picture. The same arguments give the same samples, on every machine.
    ///
    /// - Parameters:
    ///   - width: pixels, at least 1.
    ///   - height: pixels, at least 1.
    ///   - seed: any number; other numbers give other pictures of the kind.
    /// - Returns: The RGB picture.
    package func picture(width: Int, height: Int, seed: UInt64 = 1) -> PixelImage {
        switch self {
        case .landscape: LandscapeScene(width: width, height: height, seed: seed).picture()
        case .portrait: PortraitScene(width: width, height: height, seed: seed).picture()
        case .screenshot: ScreenshotScene(width: width, height: height, seed: seed).picture()
        case .flat: flatPicture(width: width, height: height, seed: seed)
        case .twoTone: twoTonePicture(width: width, height: height, seed: seed)
        case .checkerboard: checkerboardPicture(width: width, height: height)
        case .gradient: gradientPicture(width: width, height: height, seed: seed)
        case .noise: noisePicture(width: width, height: height, seed: seed)
        }
    }
}
