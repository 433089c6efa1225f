/// How the stored picture is to be turned for viewing (EXIF 2.32, tag 0x0112; TIFF 6.0).
package enum Orientation: UInt8, Sendable, Hashable, CaseIterable {
    /// Row 0 is the top, column 0 the left.
    case upright = 1
    /// To be mirrored left to right.
    case mirrored = 2
    /// To be turned by 180°.
    case rotated180 = 3
    /// To be mirrored top to bottom.
    case flipped = 4
    /// To be mirrored along the diagonal from the top left.
    case transposed = 5
    /// To be turned by 90° clockwise.
    case rotated90 = 6
    /// To be mirrored along the diagonal from the top right.
    case transversed = 7
    /// To be turned by 90° counterclockwise.
    case rotated270 = 8

    /// True where width and height change places when the picture is turned upright.
    package var swapsWidthAndHeight: Bool { rawValue >= 5 }
}
