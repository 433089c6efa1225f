package import JPEGCodec
package import JPEGSyntax

/// A picture of nothing: every level 0, so that a block takes two bits. No file of its dimensions is smaller.
package struct EmptyPicture {
    let frame: FrameLayout
    let code: EntropyCode

    package init(_ frame: FrameLayout) {
        self.init(frame, isInterleaved: frame.isInterleaved)
    }

    init(_ frame: FrameLayout, isInterleaved: Bool) {
        self.frame = frame
        let counts = frame.components.indices.map { component in
            let layout = ComponentLayout(frame: frame, component: component, isInterleaved: isInterleaved)
            // Dummy blocks take as much.
            let blockCount = layout.widthInMCUs * layout.heightInMCUs * layout.mcuWidth * layout.mcuHeight
            var dc = [Int](repeating: 0, count: 17)
            var ac = [Int](repeating: 0, count: 256)
            dc[0] = blockCount
            ac[0] = blockCount
            return SymbolCounts(dc: dc, ac: ac, outOfRangeCount: 0)
        }
        code = EntropyCode(counts: counts, isInterleaved: isInterleaved)
    }

    /// Bytes that a budget leaves beside it.
    ///
    /// - Parameters:
    ///   - budget: of the file.
    ///   - steps: by component.
    /// - Returns: below 0 where it does not fit.
    package func room(in budget: SizeBudget, steps: [StepTable]) -> Int {
        let isInterleaved = frame.isInterleaved
        let file = EncodePlan(
            frame: frame,
            quantization: steps.map { ComponentQuantization(unchanged: $0) },
            code: code,
            isInterleaved: isInterleaved || frame.components.count == 1,
            segmentByteCount: budget.segmentByteCount,
            distortions: steps.map { _ in 0 }
        )
        return budget.maximumByteCount - budget.expectedByteCount(of: file)
    }
}
