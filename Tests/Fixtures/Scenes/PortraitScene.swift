struct PortraitScene {
    let width: Int
    let height: Int
    let seed: UInt64

    func picture() -> PixelImage { LandscapeScene(width: width, height: height, seed: seed).picture() }
}
