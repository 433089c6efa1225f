/// How a picture becomes a file of its own, without metadata.
package struct PictureCoding: Sendable, Hashable {
    /// What the components of the file mean.
    package enum Colors: String, Sendable, Hashable, CaseIterable {
        case gray
        case ycbcr
        case rgb
        case cmyk
        case ycck

        /// Channels of the pixels that are coded so.
        package var channelCount: Int {
            switch self {
            case .gray: 1
            case .ycbcr, .rgb: 3
            case .cmyk, .ycck: 4
            }
        }
    }

    package enum Scans: Sendable, Hashable {
        /// One scan of all components.
        case interleaved
        /// Sequential, a scan for each component.
        case separate
        /// libjpeg's standard progression.
        case progressive
        case script([Scan])
    }

    /// One scan (ITU-T T.81, B.2.3).
    package struct Scan: Sendable, Hashable {
        /// Indexes of the frame's components, ascending.
        package var components: [UInt8]
        package var spectral: ClosedRange<UInt8>
        package var approximationHigh: UInt8
        package var approximationLow: UInt8

        package init(_ components: [UInt8], _ spectral: ClosedRange<UInt8> = 0...63, high: UInt8 = 0, low: UInt8 = 0) {
            self.components = components
            self.spectral = spectral
            approximationHigh = high
            approximationLow = low
        }
    }

    package var colors: Colors
    /// 1 … 100, libjpeg's scale.
    package var quality: Int
    /// Steps above 255 when the quality asks for them: 16-bit tables and SOF1.
    package var allowsLongSteps = false
    /// By slot, each of 64 steps in natural order, 1 … 32,767; they replace those of the quality.
    package var quantizationTables: [Int: [UInt16]] = [:]
    /// The slot of each component; nil: 0 for luma and for RGB and CMYK, 1 for chroma.
    package var quantizationSlots: [UInt8]?
    /// nil: 1, 2, 3, 4, or the letters of RGB and CMYK.
    package var componentIdentifiers: [UInt8]?
    package var sampling: Sampling
    package var scans = Scans.interleaved
    package var isArithmetic = false
    /// MCUs, 0 … 65,535; 0: none.
    package var restartInterval = 0
    package var optimizesHuffmanTables = false
    package var writesJFIF = false
    package var writesAdobe = false
    /// Of JFIF: dots per inch; nil: an aspect ratio of 1:1.
    package var dotsPerInch: UInt16?

    package init(colors: Colors = .ycbcr, quality: Int = 90, sampling: Sampling = .yuv420) {
        self.colors = colors
        self.quality = quality
        self.sampling = sampling
    }
}
