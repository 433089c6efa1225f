extension LandscapeScene {
    /// A trunk, branches, and some thousand leaves, darker ones first.
    func paintTree(
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
            let reach = random.value(in: -0.42...0.42) * size
            canvas.stroke(
                from: (foot.x, foot.y - size * random.value(in: 0.45...0.8)),
                by: (foot.x + reach * 0.4, crown.y + size * 0.2),
                to: (foot.x + reach, crown.y - size * random.value(in: -0.2...0.15)),
                thickness: size * 0.035,
                color: Tint(62, 48, 38)
            )
        }
        // Clumps of leaves; the crown's light comes from the upper left.
        var clumps: [(x: Float, y: Float, radius: Float)] = []
        for _ in 0..<44 {
            let (u, v) = (random.value(in: -1...1), random.value(in: -1...1))
            if u * u + v * v > 1 { continue }
            clumps.append((crown.x + u * size * 0.5, crown.y + v * size * 0.5, size * random.value(in: 0.1...0.2)))
        }
        // A small picture has fewer leaves, but no lighter crown.
        let leafCount = Int(min(300, max(24, size / 4)))
        let leaf = size * 0.0065 * (300 / Float(leafCount)).squareRoot()
        for pass in 0..<3 {
            for clump in clumps {
                for _ in 0..<leafCount {
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
}
