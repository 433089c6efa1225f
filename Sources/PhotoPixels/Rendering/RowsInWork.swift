internal import CJPEGKernels
package import JPEGSyntax

/// The rows that a renderer holds: a row of MCUs, and what the filter takes in.
package enum RowsInWork {
    /// Rows of MCUs that are held at a time: of inks that are not resized also the one above and the one below, since
    /// halved ones are raised with what is next to them.
    ///
    /// - Parameters:
    ///   - componentCount: of the picture; four are inks.
    ///   - isResized: the output has another size.
    /// - Returns: 1 or 3.
    static func heldMCURowCount(of componentCount: Int, isResized: Bool) -> Int {
        componentCount == 4 && !isResized ? 3 : 1
    }

    /// - Parameters:
    ///   - geometry: what is rendered.
    ///   - frame: of the stored picture.
    /// - Returns: bytes, at most; saturating.
    package static func byteCount(_ geometry: PictureGeometry, of frame: FrameHeader) -> Int {
        let scale = IDCTScale(for: geometry.keepsScale ? 1 : geometry.scale)
        let width = scale.length(frame.width) + 64
        let mcuRows = frame.components.count * frame.maximumVerticalSampling * scale.eighths * width
        guard !geometry.keepsScale else {
            return 4 * heldMCURowCount(of: frame.components.count, isResized: false) * mcuRows
        }
        let step = max(1, Double(scale.eighths) / 8 / min(1, geometry.scale))
        let tapCount = Int((6 * step).rounded(.up)) + 1
        let lanes = Int(HS_LANES)
        let channels = min(3, frame.components.count)
        let rows = channels * (tapCount + lanes) * width + lanes * width
        let finished = (channels + 1) * lanes * (geometry.outputWidth + 64)
        // Arrays that grow have up to twice the room that they need.
        let weights = 2 * (tapCount + 1) * (geometry.outputWidth + geometry.outputHeight)
        return 4 * (mcuRows + rows + finished + weights)
    }
}
