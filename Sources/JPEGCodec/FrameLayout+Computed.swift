extension FrameLayout {
    /// The frame of a picture that does not come from a file.
    ///
    /// - Parameters:
    ///   - width: samples, 1 … 65,500.
    ///   - height: samples, 1 … 65,500.
    ///   - colorSpace: of as many components as there are samplings.
    ///   - samplings: by component, 1 … 4 each way; they divide the largest.
    ///   - identifiers: of the components; nil: 1, 2, 3, 4.
    package init(
        width: Int,
        height: Int,
        colorSpace: ColorSpace,
        samplings: [(horizontal: Int, vertical: Int)],
        identifiers: [UInt8]? = nil
    ) {
        let horizontal = samplings.map(\.horizontal).max() ?? 1
        let vertical = samplings.map(\.vertical).max() ?? 1
        self.width = width
        self.height = height
        maximumHorizontalSampling = horizontal
        maximumVerticalSampling = vertical
        self.colorSpace = colorSpace
        isProgressive = false
        isArithmetic = false
        hasMultipleScans = false
        components = zip(samplings, identifiers ?? Array(1...4)).map { sampling, identifier in
            Component(
                identifier: identifier,
                sampling: sampling,
                width: FrameLayout.divide(width * sampling.horizontal, roundingUpBy: 8 * horizontal),
                height: FrameLayout.divide(height * sampling.vertical, roundingUpBy: 8 * vertical)
            )
        }
    }
}

extension FrameLayout.Component {
    fileprivate init(
        identifier: UInt8,
        sampling: (horizontal: Int, vertical: Int),
        width: Int,
        height: Int
    ) {
        self.identifier = identifier
        horizontalSampling = sampling.horizontal
        verticalSampling = sampling.vertical
        widthInBlocks = width
        heightInBlocks = height
        paddedWidthInBlocks =
            FrameLayout.divide(width, roundingUpBy: sampling.horizontal) * sampling.horizontal
    }
}
