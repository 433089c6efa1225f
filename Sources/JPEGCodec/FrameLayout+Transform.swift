extension FrameLayout {
    /// The frame of a picture that has been transformed.
    package init(_ stored: FrameLayout, transformedBy transform: LosslessTransform) {
        guard transform.transposes else {
            self = stored
            return
        }
        width = stored.height
        height = stored.width
        maximumHorizontalSampling = stored.maximumVerticalSampling
        maximumVerticalSampling = stored.maximumHorizontalSampling
        components = stored.components.map { Component(transposing: $0) }
        colorSpace = stored.colorSpace
        isProgressive = stored.isProgressive
        isArithmetic = stored.isArithmetic
        hasMultipleScans = stored.hasMultipleScans
    }
}

extension FrameLayout.Component {
    fileprivate init(transposing stored: FrameLayout.Component) {
        identifier = stored.identifier
        horizontalSampling = stored.verticalSampling
        verticalSampling = stored.horizontalSampling
        widthInBlocks = stored.heightInBlocks
        heightInBlocks = stored.widthInBlocks
        paddedWidthInBlocks =
            FrameLayout.divide(stored.heightInBlocks, roundingUpBy: stored.verticalSampling) * stored.verticalSampling
    }
}
