internal import CJPEGShim

/// The geometry of a frame as libjpeg lays it out.
package struct FrameLayout: Sendable, Hashable {
    package struct Component: Sendable, Hashable {
        package let identifier: UInt8
        /// 1 … 4.
        package let horizontalSampling: Int
        /// 1 … 4.
        package let verticalSampling: Int
        /// Blocks that hold picture.
        package let widthInBlocks: Int
        package let heightInBlocks: Int
        /// Blocks of a row in memory: up to a whole MCU of an interleaved scan.
        package internal(set) var paddedWidthInBlocks: Int

        package var blockCount: Int { widthInBlocks * heightInBlocks }
    }

    /// libjpeg's `jpeg_color_space`.
    package enum ColorSpace: Sendable, Hashable {
        case unknown
        case gray
        case yCbCr
        case rgb
        case cmyk
        case ycck
    }

    /// Samples.
    package let width: Int
    package let height: Int
    package let maximumHorizontalSampling: Int
    package let maximumVerticalSampling: Int
    package internal(set) var components: [Component]
    package let colorSpace: ColorSpace
    package let isProgressive: Bool
    package let isArithmetic: Bool
    package let hasMultipleScans: Bool

    /// MCUs of a scan that interleaves all components.
    package var widthInMCUs: Int { FrameLayout.divide(width, roundingUpBy: 8 * maximumHorizontalSampling) }
    package var heightInMCUs: Int { FrameLayout.divide(height, roundingUpBy: 8 * maximumVerticalSampling) }

    /// All components fit into one interleaved scan (ITU-T T.81, B.2.3: at most ten blocks in an MCU).
    package var fitsOneScan: Bool {
        components.reduce(0) { $0 + $1.horizontalSampling * $1.verticalSampling } <= 10
    }

    /// Blocks that hold picture, of all components.
    package var blockCount: Int { components.reduce(0) { $0 + $1.blockCount } }

    static func divide(_ value: Int, roundingUpBy divisor: Int) -> Int {
        (value + divisor - 1) / divisor
    }

    init(_ frame: hs_frame) {
        width = Int(frame.width)
        height = Int(frame.height)
        maximumHorizontalSampling = Int(frame.maximum_horizontal_sampling)
        maximumVerticalSampling = Int(frame.maximum_vertical_sampling)
        isProgressive = frame.is_progressive
        isArithmetic = frame.is_arithmetic
        hasMultipleScans = frame.has_multiple_scans
        colorSpace =
            switch frame.color_space {
            case HS_COLOR_GRAY: .gray
            case HS_COLOR_YCBCR: .yCbCr
            case HS_COLOR_RGB: .rgb
            case HS_COLOR_CMYK: .cmyk
            case HS_COLOR_YCCK: .ycck
            default: .unknown
            }
        var components: [Component] = []
        unsafe withUnsafeBytes(of: frame.components) { bytes in
            let all = unsafe bytes.bindMemory(to: hs_component.self)
            for index in 0..<Int(frame.component_count) { unsafe components.append(Component(all[index])) }
        }
        self.components = components
    }
}

extension FrameLayout.Component {
    fileprivate init(_ component: hs_component) {
        identifier = component.identifier
        horizontalSampling = Int(component.horizontal_sampling)
        verticalSampling = Int(component.vertical_sampling)
        widthInBlocks = Int(component.width_in_blocks)
        heightInBlocks = Int(component.height_in_blocks)
        paddedWidthInBlocks = Int(component.padded_width_in_blocks)
    }
}

extension FrameLayout {
    /// All components go into one scan; false: a scan for each.
    package var isInterleaved: Bool { components.count > 1 && fitsOneScan }

    /// Block rows of a component in a row of MCUs, in the scan that a sequential file puts it into.
    package func mcuHeight(ofComponent index: Int) -> Int {
        isInterleaved ? components[index].verticalSampling : 1
    }

    /// Cb or Cr.
    package func isChroma(_ component: Int) -> Bool {
        (colorSpace == .yCbCr || colorSpace == .ycck) && (component == 1 || component == 2)
    }

    /// The component from which people take sharpness and brightness; nil where there is none of its own.
    package var lumaComponent: Int? {
        switch colorSpace {
        case .gray, .yCbCr, .ycck: 0
        default: nil
        }
    }
}
