/// A view over a lake: smooth sky, hazy and sharp ridges, water, grass in perspective, a house, trees, and flowers too near
/// to be in focus.
struct LandscapeScene {
    let width: Int
    let height: Int
    let seed: UInt64

    func picture() -> PixelImage {
        var canvas = Canvas(width: width, height: height)
        var backdrop = LandscapeBackdrop(width: width, height: height, seed: seed)
        backdrop.paint(on: &canvas)
        paintHouse(on: &canvas)
        var random = SeededRandom(seed: seed ^ 0x7EE5)
        paintTree(on: &canvas, &random, x: 0.80, ground: 0.735, size: 0.30)
        paintTree(on: &canvas, &random, x: 0.57, ground: 0.615, size: 0.085)
        paintTree(on: &canvas, &random, x: 0.07, ground: 0.625, size: 0.11)
        paintFlowers(on: &canvas, &random)
        paintBlurredForeground(on: &canvas, &random)
        var image = canvas.image
        SensorNoise(seed: seed, strength: 1.7).apply(to: &image)
        return image
    }

    private var right: Float { Float(width) }
    private var bottom: Float { Float(height) }
    /// What sizes are relative to: shapes keep their form in any aspect ratio.
    private var unit: Float { (right * bottom).squareRoot() }

    private func paintHouse(on canvas: inout Canvas) {
        let size = unit * 0.17
        let (left, top) = (right * 0.22, bottom * 0.665 - size * 0.62)
        let (wallHeight, wallWidth) = (size * 0.62, size * 1.25)
        // The gable end, in shadow, and the front.
        let depth = size * 0.34
        canvas.fill(
            [
                (left - depth, top - size * 0.03), (left - depth / 2, top - size * 0.38), (left, top),
                (left, top + wallHeight), (left - depth, top + wallHeight * 0.93),
            ],
            color: Tint(122, 92, 80)
        )
        canvas.fill(left, top, wallWidth, wallHeight, color: Tint(196, 158, 128))
        let boards = 16
        for board in 1..<boards {
            let y = top + wallHeight * Float(board) / Float(boards)
            canvas.fill(left, y, wallWidth, max(0.6, size * 0.004), color: Tint(128, 96, 78), opacity: 0.8)
        }
        canvas.fill(
            [
                (left - depth / 2, top - size * 0.40), (left + wallWidth - depth / 2, top - size * 0.40),
                (left + wallWidth + size * 0.05, top + size * 0.03), (left - size * 0.02, top + size * 0.03),
            ],
            color: Tint(118, 52, 44)
        )
        for course in 0..<12 {
            let t = Float(course) / 12
            let y = top - size * 0.40 + size * 0.43 * t
            let x = left - depth / 2 * (1 - t)
            let courseWidth = wallWidth + size * 0.05 * t
            canvas.fill(x, y, courseWidth, max(0.6, size * 0.006), color: Tint(72, 30, 28), opacity: 0.7)
        }
        for index in 0..<3 {
            paintWindow(
                on: &canvas,
                left + wallWidth * (0.10 + 0.31 * Float(index)),
                top + wallHeight * 0.28,
                size * 0.22
            )
        }
        let dot = size * 0.0105
        let text = "HEADSHOT INN"
        let textWidth = Canvas.textWidth(text, dot: dot)
        let signLeft = left + (wallWidth - textWidth) / 2
        canvas.fill(
            signLeft - dot * 4,
            top + wallHeight * 0.09 - dot * 3,
            textWidth + dot * 8,
            dot * 13,
            color: Tint(238, 232, 214)
        )
        canvas.write(text, at: signLeft, top + wallHeight * 0.09, dot: dot, color: Tint(28, 36, 60))
    }

    private func paintWindow(on canvas: inout Canvas, _ left: Float, _ top: Float, _ size: Float) {
        canvas.fill(left - size * 0.06, top - size * 0.06, size * 1.12, size * 1.42, color: Tint(240, 238, 230))
        canvas.fill(left, top, size, size * 1.3, color: Tint(44, 56, 74))
        canvas.fill(
            [(left, top), (left + size * 0.7, top), (left + size * 0.2, top + size * 1.3), (left, top + size * 1.3)],
            color: Tint(118, 142, 168),
            opacity: 0.55
        )
        canvas.fill(left + size * 0.47, top, size * 0.06, size * 1.3, color: Tint(240, 238, 230))
        canvas.fill(left, top + size * 0.6, size, size * 0.06, color: Tint(240, 238, 230))
    }

    /// A trunk, branches, and some thousand leaves, darker ones first.
    private func paintTree(
        on canvas: inout Canvas,
        _ random: inout SeededRandom,
        x: Float,
        ground: Float,
        size relativeSize: Float
    ) {
        let size = unit * relativeSize
        let (foot, crown) = ((x: right * x, y: bottom * ground), (x: right * x, y: bottom * ground - size * 1.15))
        canvas.fillEllipse(
            foot.x + size * 0.25,
            foot.y,
            size * 0.75,
            size * 0.07,
            color: Tint(28, 40, 16),
            opacity: 0.6,
            softness: 0.6
        )
        canvas.fill(
            [
                (foot.x - size * 0.03, crown.y), (foot.x + size * 0.03, crown.y), (foot.x + size * 0.06, foot.y),
                (foot.x - size * 0.07, foot.y),
            ],
            color: Tint(74, 58, 44)
        )
        for _ in 0..<9 {
            let reach = random.value(in: -0.5...0.5) * size
            canvas.stroke(
                from: (foot.x, foot.y - size * random.value(in: 0.45...0.8)),
                by: (foot.x + reach * 0.4, crown.y + size * 0.2),
                to: (foot.x + reach, crown.y - size * random.value(in: 0...0.4)),
                thickness: size * 0.035,
                color: Tint(62, 48, 38)
            )
        }
        // Clumps of leaves; the crown's light comes from the upper left.
        var clumps: [(x: Float, y: Float, radius: Float)] = []
        for _ in 0..<34 {
            let (u, v) = (random.value(in: -1...1), random.value(in: -1...1))
            if u * u + v * v > 1 { continue }
            clumps.append((crown.x + u * size * 0.5, crown.y + v * size * 0.5, size * random.value(in: 0.1...0.2)))
        }
        let leaf = max(0.8, size * 0.014)
        for pass in 0..<3 {
            for clump in clumps {
                for _ in 0..<70 {
                    let (u, v) = (random.value(in: -1...1), random.value(in: -1...1))
                    if u * u + v * v > 1 { continue }
                    let light = 0.30 + 0.30 * Float(pass) - 0.22 * (u + v) - 0.25 * (clump.y - crown.y) / size
                    let (cosine, sine) = direction(&random)
                    let base = Tint(92, 128, 40).mixed(with: Tint(160, 158, 60), random.unit() * 0.5)
                    canvas.fillEllipse(
                        clump.x + u * clump.radius,
                        clump.y + v * clump.radius,
                        leaf * random.value(in: 0.9...1.8),
                        leaf * 0.6,
                        cosine: cosine,
                        sine: sine,
                        color: base * max(0.15, min(1.35, light * random.value(in: 0.75...1.2)))
                    )
                }
            }
        }
    }

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
            canvas.fillEllipse(x, y, radius, radius * 0.9, color: color, opacity: 0.7, softness: 0.6, shade: 0.2)
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
