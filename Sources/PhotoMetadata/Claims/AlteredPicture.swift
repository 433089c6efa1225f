/// An output's picture, and what was done to the source's for it.
struct AlteredPicture {
    let picture: StoredPicture
    let alteration: Alteration
    /// Of the upright source.
    let shown: PictureArea
    let sourceWidth: Int
    let sourceHeight: Int

    func value(of truth: PictureClaim.Truth) -> Int {
        switch truth {
        case .orientation: Int(picture.orientation.rawValue)
        case .width: picture.width
        case .height: picture.height
        case .sRGB: 1
        }
    }

    /// What a number of a panorama becomes: a size, or a place, across or down.
    ///
    /// - Parameters:
    ///   - name: of the property.
    ///   - number: what it says.
    ///   - claimed: how large the picture is in the panorama's pixels, across and down, as far as the source says it.
    /// - Returns: the number in the output's pixels.
    func panorama(_ name: String, _ number: Int, claimed: (width: Int?, height: Int?)) -> Int {
        if name == "GPano:CroppedAreaImageWidthPixels" { return picture.width }
        if name == "GPano:CroppedAreaImageHeightPixels" { return picture.height }
        let isAcross = name.contains("Width") || name.contains("Left")
        let (source, before, after) =
            isAcross ? (sourceWidth, shown.width, picture.width) : (sourceHeight, shown.height, picture.height)
        var place = Double(number)
        // Programs that made the picture smaller may have left all of it as it was.
        if let claimed = isAcross ? claimed.width : claimed.height, claimed > 0, claimed != source {
            place *= Double(source) / Double(claimed)
        }
        if name == "GPano:CroppedAreaLeftPixels" { place += Double(shown.x) }
        if name == "GPano:CroppedAreaTopPixels" { place += Double(shown.y) }
        return Int((place * Double(after) / Double(max(1, before))).rounded())
    }
}
