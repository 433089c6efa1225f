// Sizes in blocks and bytes (ITU-T T.81, A.1.1 and A.2). Everything saturates at Int.max instead of overflowing.
extension FrameHeader {
    /// The greatest H, at least 1.
    package var maximumHorizontalSampling: Int {
        components.reduce(1) { max($0, $1.horizontalSampling) }
    }

    /// The greatest V, at least 1.
    package var maximumVerticalSampling: Int {
        components.reduce(1) { max($0, $1.verticalSampling) }
    }

    /// Whether a component has no whole number of samples for each of the finest: libjpeg, and whatever is built on it,
    /// makes no pixels of those.
    package var hasFractionalSampling: Bool {
        components.contains {
            !maximumHorizontalSampling.isMultiple(of: $0.horizontalSampling)
                || !maximumVerticalSampling.isMultiple(of: $0.verticalSampling)
        }
    }

    /// MCUs in a row of an interleaved scan.
    package var mcuColumnCount: Int {
        width.dividedRoundingUp(by: maximumHorizontalSampling.multipliedSaturating(by: 8))
    }

    /// MCU rows of an interleaved scan.
    package var mcuRowCount: Int {
        height.dividedRoundingUp(by: maximumVerticalSampling.multipliedSaturating(by: 8))
    }

    /// Blocks in a row of a component (index into `components`), without those that only fill up an MCU.
    package func blockColumnCount(ofComponent component: Int) -> Int {
        width.multipliedSaturating(by: components[component].horizontalSampling)
            .dividedRoundingUp(by: maximumHorizontalSampling.multipliedSaturating(by: 8))
    }

    /// Block rows of a component (index into `components`), without those that only fill up an MCU.
    package func blockRowCount(ofComponent component: Int) -> Int {
        height.multipliedSaturating(by: components[component].verticalSampling)
            .dividedRoundingUp(by: maximumVerticalSampling.multipliedSaturating(by: 8))
    }

    /// Blocks of a component (index into `components`), without those that only fill up an MCU: what a scan of this
    /// component alone codes.
    package func blockCount(ofComponent component: Int) -> Int {
        blockColumnCount(ofComponent: component).multipliedSaturating(by: blockRowCount(ofComponent: component))
    }

    /// Blocks of a component (index into `components`) as it is coded in a scan with others: whole MCUs.
    package func paddedBlockCount(ofComponent component: Int) -> Int {
        let columns = mcuColumnCount.multipliedSaturating(by: components[component].horizontalSampling)
        let rows = mcuRowCount.multipliedSaturating(by: components[component].verticalSampling)
        return columns.multipliedSaturating(by: rows)
    }

    /// Blocks of all components, without those that only fill up MCUs.
    package var blockCount: Int {
        components.indices.reduce(0) { $0.addingSaturating(blockCount(ofComponent: $1)) }
    }

    /// Bytes of all coefficients in memory, two for each, in whole MCUs: what a decoder that keeps them has to take.
    package var coefficientByteCount: Int {
        components.indices
            .reduce(0) { $0.addingSaturating(paddedBlockCount(ofComponent: $1)) }
            .multipliedSaturating(by: 64 * 2)
    }
}
