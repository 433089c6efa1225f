internal import JPEGCodec

/// The size of the inverse DCT, in eighths of a block: a picture that shrinks is rendered from its lowest frequencies
/// only.
struct IDCTScale: Sendable, Hashable {
    /// Samples across and down that a block becomes, 1 … 8, in the component with the most samples.
    let eighths: Int

    /// Rendered samples for each output sample, at least. The inverse DCT does not reduce in linear light, so the
    /// filter has to do the last factor of 2. See docs/rate-control.md.
    static let margin = 2.0

    /// The smallest scale that leaves enough samples.
    ///
    /// - Parameter scale: output samples for each stored one, above 0.
    init(for scale: Double) {
        eighths = min(8, max(1, Int((scale * 8 * Self.margin).rounded(.up))))
    }

    /// Samples of a component's block.
    func blockSize(_ component: FrameLayout.Component, of frame: FrameLayout) -> (width: Int, height: Int) {
        (
            eighths * frame.maximumHorizontalSampling / component.horizontalSampling,
            eighths * frame.maximumVerticalSampling / component.verticalSampling
        )
    }

    /// Rendered samples of a length in stored ones.
    func length(_ stored: Int) -> Int { (stored * eighths + 7) / 8 }
}
