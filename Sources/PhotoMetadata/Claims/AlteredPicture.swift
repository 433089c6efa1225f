/// An output's picture, and what was done to the source's for it.
struct AlteredPicture {
    let picture: StoredPicture
    let alteration: Alteration
    /// Of the upright source.
    let shown: PictureArea

    func value(of truth: PictureClaim.Truth) -> Int {
        switch truth {
        case .orientation: Int(picture.orientation.rawValue)
        case .width: picture.width
        case .height: picture.height
        case .sRGB: 1
        }
    }

    /// What a number of a panorama becomes that was true of the source: a size, or a place, across or down.
    func panorama(_ name: String, _ number: Int) -> Int {
        let isAcross =
            name.hasSuffix("WidthPixels") || name.hasSuffix("LeftPixels") || name.hasSuffix("Width")
            || name.hasSuffix("Left")
        if name == "GPano:CroppedAreaImageWidthPixels" { return picture.width }
        if name == "GPano:CroppedAreaImageHeightPixels" { return picture.height }
        let (before, after) = isAcross ? (shown.width, picture.width) : (shown.height, picture.height)
        // What is cut off before the picture moves its corner, and what lies within it the other way.
        let start = isAcross ? shown.x : shown.y
        let moved: Int
        switch name {
        case "GPano:CroppedAreaLeftPixels", "GPano:CroppedAreaTopPixels": moved = number + start
        default: moved = number
        }
        return before == after || before <= 0 ? moved : (2 * moved * after + before) / (2 * before)
    }
}
