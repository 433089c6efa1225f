internal import JPEGCodec

/// How a component's blocks are grouped into MCUs in its scan (ITU-T T.81, A.2).
struct ComponentLayout {
    let widthInBlocks: Int
    let heightInBlocks: Int
    let paddedWidthInBlocks: Int
    /// Blocks of an MCU across and down.
    let mcuWidth: Int
    let mcuHeight: Int
    let widthInMCUs: Int
    let heightInMCUs: Int

    /// - Parameters:
    ///   - frame: the picture's.
    ///   - index: into the frame's components.
    ///   - isInterleaved: the component shares its scan with others; alone, an MCU is a block.
    init(frame: FrameLayout, component index: Int, isInterleaved: Bool) {
        let component = frame.components[index]
        widthInBlocks = component.widthInBlocks
        heightInBlocks = component.heightInBlocks
        paddedWidthInBlocks = component.paddedWidthInBlocks
        mcuWidth = isInterleaved ? component.horizontalSampling : 1
        mcuHeight = isInterleaved ? component.verticalSampling : 1
        widthInMCUs = isInterleaved ? frame.widthInMCUs : component.widthInBlocks
        heightInMCUs = isInterleaved ? frame.heightInMCUs : component.heightInBlocks
    }
    /// Blocks beyond the picture that fill MCUs up.
    var dummyCount: Int {
        widthInMCUs * mcuWidth * heightInMCUs * mcuHeight - widthInBlocks * heightInBlocks
    }
}
