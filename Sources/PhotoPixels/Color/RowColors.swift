internal import CJPEGKernels
internal import JPEGCodec

/// Turns rendered rows of components into rows of gray or of red, green and blue, 0 … 255.
///
/// `unsafe`: rows are reached by pointer, with room behind them for whole vectors.
final class RowColors {
    private let space: FrameLayout.ColorSpace
    private let inks: SampleBuffer<UInt8>?
    private let converter: ColorConverter?
    private let masks: (ink: UInt8, black: UInt8)

    /// nil: LittleCMS cannot use the profile for these inks.
    init?(_ path: ColorPath, space: FrameLayout.ColorSpace, width: Int) {
        self.space = space
        guard case .inksToSRGB(let profile) = path else {
            inks = nil
            converter = nil
            masks = (0, 0)
            return
        }
        inks = SampleBuffer(repeating: 0, count: 4 * width)
        if let profile {
            guard let converter = ColorConverter(from: .profile(profile), pixels: .inks, width: width) else {
                return nil
            }
            self.converter = converter
        } else {
            converter = nil
        }
        // YCCK decodes to R, G and B: the light that the inks leave.
        masks = (ink: space == .ycck ? 0 : 255, black: 255)
    }

    /// How many rows are left: 1 for gray, 3 for the others.
    var channelCount: Int { space == .gray ? 1 : 3 }

    /// - Parameters:
    ///   - rows: by component; the first ones become the result.
    ///   - count: samples.
    func convert(_ rows: [SampleRow], count: Int) {
        if space == .yCbCr || space == .ycck {
            unsafe hs_ycc_to_rgb(rows[0].start, rows[1].start, rows[2].start, count)
        }
        guard let inks, rows.count == 4 else { return }
        unsafe hs_pack_cmyk(
            rows[0].start, rows[1].start, rows[2].start, rows[3].start, count, masks.ink, masks.black, inks.start)
        if let converter {
            unsafe converter.convertInks(
                inks.start, rows[0].start, rows[1].start, rows[2].start, count: count)
        } else {
            unsafe hs_multiply_inks(inks.start, count, rows[0].start, rows[1].start, rows[2].start)
        }
    }
}
