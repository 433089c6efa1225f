internal import ArgumentParser
internal import Fixtures

extension Scene: ExpressibleByArgument {}
extension PictureCoding.Colors: ExpressibleByArgument {}

extension Sampling: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(named: argument)
    }

    package var defaultValueDescription: String { "4:2:0" }
}

/// What is to be seen and how it is coded.
struct PictureOptions: ParsableArguments {
    @Option(help: "What the picture shows.")
    var scene = Scene.landscape

    @Option(help: "Another number gives another picture of the kind.")
    var seed: UInt64 = 1

    @Option(help: "1 ... 100, on libjpeg's scale.")
    var quality = 92

    @Option(help: "4:4:4, 4:2:2, 4:2:0, 4:4:0, 4:1:1, 4:1:0 or 4:4:1.")
    var subsampling = Sampling.yuv420

    @Option(help: "What the file's components mean.")
    var colors = PictureCoding.Colors.ycbcr

    @Flag(help: "Several scans, from coarse to fine.")
    var progressive = false

    @Flag(help: "A scan for each component.")
    var separateScans = false

    @Flag(help: "Arithmetic instead of Huffman coding.")
    var arithmetic = false

    @Flag(help: "Huffman tables made for the picture.")
    var optimize = false

    @Option(help: "MCUs between restart markers, 0 ... 65535; 0 for none.")
    var restart = 0

    func validate() throws {
        guard (1...100).contains(quality), (0...65_535).contains(restart) else {
            throw ValidationError("The quality or the restart interval is out of range.")
        }
    }

    var coding: PictureCoding {
        var coding = PictureCoding(colors: colors, quality: quality, sampling: subsampling)
        switch colors {
        // Only luma has factors of its own.
        case .gray, .rgb, .cmyk: coding.sampling = .yuv444
        case .ycbcr: break
        case .ycck: coding.sampling = subsampling.withFullBlack
        }
        if separateScans { coding.scans = .separate }
        if progressive { coding.scans = .progressive }
        coding.isArithmetic = arithmetic
        coding.optimizesHuffmanTables = optimize
        coding.restartInterval = restart
        coding.writesAdobe = colors != .gray && colors != .ycbcr
        return coding
    }
}
