internal import JPEGCodec

/// How much smaller blocks are drawn than they were coded: eighths, so that only their lowest frequencies are needed.
struct DrawingScale: Sendable, Hashable {
    /// Samples across and down that a block of the component with the most samples becomes, 1 … 8.
    let eighths: Int

    /// Drawn samples for each output sample: what blocks are reduced by is not done in light, so the filter has to do the rest.
    /// At 1.3 squares of 648 pixels lose up to 5 points of SSIMULACRA2 against 2, at 3 they gain less than 1.
    static let margin = 2.0

    /// The smallest scale that leaves enough samples.
    ///
    /// - Parameters:
    ///   - scale: output samples for each stored one, above 0.
    ///   - frame: the stored picture's; its components have to come out with whole numbers of samples.
    init(for scale: Double, of frame: CodedFrame) {
        let smallest = min(8, max(1, Int((scale * 8 * Self.margin).rounded(.up))))
        eighths =
            (smallest...8).first { eighths in
                frame.components.allSatisfy {
                    (eighths * frame.maximumHorizontalSampling).isMultiple(of: $0.horizontalSampling)
                        && (eighths * frame.maximumVerticalSampling).isMultiple(of: $0.verticalSampling)
                }
            } ?? 6  // a multiple of every ratio that there is
    }

    /// Samples of a component's block.
    func blockSize(_ component: CodedFrame.Component, of frame: CodedFrame) -> (width: Int, height: Int) {
        (
            eighths * frame.maximumHorizontalSampling / component.horizontalSampling,
            eighths * frame.maximumVerticalSampling / component.verticalSampling
        )
    }

    /// Drawn samples of a length in stored ones.
    func length(_ stored: Int) -> Int { (stored * eighths + 7) / 8 }
}
