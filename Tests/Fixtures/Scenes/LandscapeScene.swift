/// A view over a lake: smooth sky, hazy and sharp ridges, water, grass in perspective, a house, trees, and flowers too
/// near to be in focus.
struct LandscapeScene {
    let width: Int
    let height: Int
    let seed: UInt64

    func picture() -> PixelImage {
        var canvas = Canvas(width: width, height: height)
        var backdrop = LandscapeBackdrop(width: width, height: height, seed: seed)
        backdrop.paint(on: &canvas)
        var random = SeededRandom(seed: seed ^ 0x7EE5)
        paintHouse(on: &canvas, &random)
        paintTree(on: &canvas, &random, x: 0.80, ground: 0.76, size: 0.30)
        paintTree(on: &canvas, &random, x: 0.57, ground: 0.675, size: 0.10)
        paintTree(on: &canvas, &random, x: 0.07, ground: 0.672, size: 0.13)
        paintFlowers(on: &canvas, &random)
        paintBlurredForeground(on: &canvas, &random)
        var image = canvas.image
        SensorNoise(seed: seed, strength: 1.7).apply(to: &image)
        return image
    }

    var right: Float { Float(width) }
    var bottom: Float { Float(height) }
    /// What sizes are relative to: shapes keep their form in any aspect ratio.
    var unit: Float { (right * bottom).squareRoot() }

    private func paintFlowers(on canvas: inout Canvas, _ random: inout SeededRandom) {
        let colors = [Tint(236, 224, 92), Tint(236, 236, 230), Tint(204, 84, 110), Tint(156, 120, 200)]
        for _ in 0..<420 {
            let nearness = random.unit()
            let y = bottom * (0.70 + 0.28 * nearness)
            let x = right * random.unit()
            let radius = unit * (0.0008 + 0.0036 * nearness * nearness)
            let color = colors[random.index(below: colors.count)] * random.value(in: 0.75...1)
            canvas.stroke(
                from: (x, y),
                by: (x + radius, y + radius * 3),
                to: (x + radius * random.value(in: -2...2), y + radius * 6),
                thickness: radius * 0.5,
                color: Tint(56, 84, 28),
                opacity: 0.8
            )
            for petal in 0..<5 {
                let (cosine, sine) = fifths[petal]
                canvas.fillEllipse(
                    x + radius * 0.8 * cosine,
                    y + radius * 0.6 * sine,
                    radius * 0.75,
                    radius * 0.5,
                    color: color,
                    shade: 0.25
                )
            }
            canvas.fillEllipse(x, y, radius * 0.4, radius * 0.35, color: Tint(190, 130, 30))
        }
    }

    /// Blades and blossoms close to the lens: wide soft discs and stripes.
    private func paintBlurredForeground(on canvas: inout Canvas, _ random: inout SeededRandom) {
        for _ in 0..<16 {
            let x = right * (random.unit() < 0.5 ? random.value(in: -0.04...0.25) : random.value(in: 0.8...1.04))
            let reach = unit * random.value(in: 0.12...0.3)
            canvas.fillEllipse(
                x,
                bottom * 1.03,
                unit * random.value(in: 0.014...0.03),
                reach,
                cosine: 0.98,
                sine: random.value(in: -0.2...0.2),
                color: Tint(58, 86, 30) * random.value(in: 0.7...1.25),
                opacity: 0.65,
                softness: 0.95
            )
        }
        for _ in 0..<9 {
            let x = right * (random.unit() < 0.5 ? random.value(in: 0...0.2) : random.value(in: 0.82...1))
            let radius = unit * random.value(in: 0.022...0.05)
            let color = [Tint(228, 196, 84), Tint(214, 112, 130), Tint(232, 228, 220)][random.index(below: 3)]
            let y = bottom * random.value(in: 0.86...1.0)
            canvas.fillEllipse(x, y, radius, radius * 0.9, color: color, opacity: 0.85, softness: 0.6, shade: 0.2)
        }
    }

    /// Cosines and sines of the five petals.
    private var fifths: [(Float, Float)] {
        [(0, -1), (0.951, -0.309), (0.588, 0.809), (-0.588, 0.809), (-0.951, -0.309)]
    }
}

/// The cosine and sine of a random angle.
func direction(_ random: inout SeededRandom) -> (cosine: Float, sine: Float) {
    let (x, y) = (random.value(in: -1...1), random.value(in: -1...1))
    let length = (x * x + y * y).squareRoot()
    return length < 0.01 ? (1, 0) : (x / length, y / length)
}
