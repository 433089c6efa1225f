import Fixtures
import Testing

struct PixelImageTests {
    /// 1 2 3
    /// 4 5 6
    private let picture = PixelImage(width: 3, height: 2, channelCount: 1, samples: [1, 2, 3, 4, 5, 6])

    @Test(
        arguments: [
            (1, 3, [1, 2, 3, 4, 5, 6]),
            (2, 3, [3, 2, 1, 6, 5, 4]),
            (3, 3, [6, 5, 4, 3, 2, 1]),
            (4, 3, [4, 5, 6, 1, 2, 3]),
            (5, 2, [1, 4, 2, 5, 3, 6]),
            (6, 2, [3, 6, 2, 5, 1, 4]),
            (7, 2, [6, 3, 5, 2, 4, 1]),
            (8, 2, [4, 1, 5, 2, 6, 3]),
        ] as [(Int, Int, [UInt8])]
    )
    func `the stored frame is what the orientation turns upright`(orientation: Int, width: Int, samples: [UInt8]) {
        let stored = picture.stored(forOrientation: orientation)
        #expect(stored.width == width)
        #expect(stored.samples == samples)
    }

    @Test
    func `a reduced picture keeps its form and its mean`() {
        let reduced = Scene.gradient.picture(width: 400, height: 300).reduced(toFit: 160, 120)
        #expect(reduced.width == 160 && reduced.height == 120)
        let tall = Scene.flat.picture(width: 30, height: 300).reduced(toFit: 160, 120)
        #expect(tall.width == 12 && tall.height == 120)
        #expect(Set(tall.samples).count <= 3)
    }

    @Test
    func `black, white and red keep their meaning in gray and CMYK`() {
        let colors = PixelImage(width: 3, height: 1, channelCount: 3, samples: [0, 0, 0, 255, 255, 255, 255, 0, 0])
        #expect(colors.gray().samples == [0, 255, 77])
        // Back by Adobe's rule: red is C × K / 255.
        let inks = colors.cmyk().samples
        let red = stride(from: 0, to: 12, by: 4).map { Int(inks[$0]) * Int(inks[$0 + 3]) / 255 }
        #expect(red == [0, 255, 255])
    }
}
