/// The pictures that are no photographs.
func flatPicture(width: Int, height: Int, seed: UInt64) -> PixelImage {
    var random = SeededRandom(seed: seed)
    return pixels(width, height, repeating: random.bytes(count: 3))
}

func twoTonePicture(width: Int, height: Int, seed: UInt64) -> PixelImage {
    var random = SeededRandom(seed: seed)
    let (first, second) = (random.bytes(count: 3), random.bytes(count: 3).map { $0 ^ 0x80 })
    return pixels(width, height) { x, y in 3 * x + y < 2 * width ? first : second }
}

func checkerboardPicture(width: Int, height: Int) -> PixelImage {
    let (black, white): ([UInt8], [UInt8]) = ([0, 0, 0], [255, 255, 255])
    return pixels(width, height) { x, y in (x + y) & 1 == 0 ? black : white }
}

func gradientPicture(width: Int, height: Int, seed: UInt64) -> PixelImage {
    let blueStart = Int(seed % 128)
    return pixels(width, height) { x, y in
        [
            UInt8(x * 255 / max(1, width - 1)),
            UInt8(y * 255 / max(1, height - 1)),
            UInt8(blueStart + (x + y) * 127 / max(1, width + height - 2)),
        ]
    }
}

func noisePicture(width: Int, height: Int, seed: UInt64) -> PixelImage {
    var random = SeededRandom(seed: seed)
    return PixelImage(
        width: width,
        height: height,
        channelCount: 3,
        samples: random.bytes(count: width * height * 3)
    )
}

private func pixels(_ width: Int, _ height: Int, repeating color: [UInt8]) -> PixelImage {
    pixels(width, height) { _, _ in color }
}

private func pixels(_ width: Int, _ height: Int, _ color: (Int, Int) -> [UInt8]) -> PixelImage {
    var samples = [UInt8]()
    samples.reserveCapacity(width * height * 3)
    for y in 0..<height {
        for x in 0..<width { samples.append(contentsOf: color(x, y)) }
    }
    return PixelImage(width: width, height: height, channelCount: 3, samples: samples)
}
