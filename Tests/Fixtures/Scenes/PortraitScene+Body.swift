extension PortraitScene {
    func paintShoulders(on canvas: inout Canvas, _ random: inout SeededRandom, _ skin: Tint) {
        let cloth = [Tint(52, 74, 108), Tint(112, 48, 56), Tint(82, 98, 80)][random.index(below: 3)]
        paintOval(on: &canvas, 0, 3.1, 2.05, 1.9, cloth, shade: 0.5)
        // Folds.
        for _ in 0..<14 {
            let x = random.value(in: -1.5...1.5)
            paintLine(
                on: &canvas,
                (x * 0.8, random.value(in: 1.5...1.9)),
                (x, 2.1),
                (x * 1.1, 2.9),
                thickness: 0.09,
                cloth * random.value(in: 0.7...1.2),
                opacity: 0.05
            )
        }
        roughenOval(on: &canvas, &random, 0, 3.1, 2.05, 1.9, by: 0.3, cell: (0.02, 0.01))
        paintOval(on: &canvas, 0, 1.28, 0.62, 0.36, cloth * 0.62)
        paintOval(on: &canvas, 0, 1.22, 0.58, 0.33, skin * 0.74, softness: 0.1, shade: 0.3)
        paintOval(on: &canvas, 0, 0.9, 0.41, 0.62, skin * 0.8, softness: 0.08, shade: 0.5)
        paintOval(on: &canvas, 0.05, 0.98, 0.5, 0.27, skin * 0.36, opacity: 0.7, softness: 0.9)
    }

    func paintHead(on canvas: inout Canvas, _ random: inout SeededRandom, _ skin: Tint) {
        for side in [Float(-1), 1] {
            paintOval(on: &canvas, side * 0.74, 0.1, 0.1, 0.21, skin * (0.8 - 0.12 * side), shade: 0.5)
        }
        paintOval(on: &canvas, 0, -0.1, 0.74, 0.9, skin, shade: 0.36)
        paintOval(on: &canvas, 0, 0.24, 0.62, 0.78, skin, softness: 0.12, shade: 0.36)
        // The light comes from the left.
        paintOval(on: &canvas, 0.5, 0.15, 0.42, 0.95, skin * 0.5, opacity: 0.55, softness: 1)
        paintOval(on: &canvas, -0.28, -0.42, 0.42, 0.3, skin * 1.22, opacity: 0.5, softness: 1)
        paintOval(on: &canvas, -0.36, 0.22, 0.22, 0.16, skin * 1.16, opacity: 0.5, softness: 1)
        let blush = skin * SIMD4(1.02, 0.84, 0.82, 1)
        for side in [Float(-1), 1] {
            paintOval(on: &canvas, side * 0.38, 0.36, 0.26, 0.2, blush, opacity: 0.35, softness: 1)
        }
        roughenOval(on: &canvas, &random, 0, 0.02, 0.74, 1, by: 0.09, cell: (0.03, 0.03))
    }

    func paintHairBehind(on canvas: inout Canvas, _ random: inout SeededRandom, _ hair: Tint) {
        paintOval(on: &canvas, 0, -0.16, 0.9, 1.0, hair * 0.4)
        for side in [Float(-1), 1] {
            paintOval(on: &canvas, side * 0.72, 0.5, 0.26, 0.8, hair * 0.4, softness: 0.2)
        }
        for _ in 0..<hairCount(900) {
            let side: Float = random.unit() < 0.5 ? -1 : 1
            let start = (x: side * random.value(in: 0.3...0.7), y: random.value(in: -0.8 ... -0.5))
            let control = (x: side * random.value(in: 0.9...1.2), y: random.value(in: -0.5...0.4))
            let end = (x: side * random.value(in: 0.55...1.05), y: random.value(in: 0.9...1.4))
            paintHair(on: &canvas, &random, start, control, end, hair * 0.85)
        }
    }

    /// From the parting over the forehead to the temples.
    func paintHairInFront(on canvas: inout Canvas, _ random: inout SeededRandom, _ hair: Tint) {
        for side in [Float(-1), 1] {
            paintOval(on: &canvas, side * 0.3 - 0.06, -0.9, 0.3, 0.15, hair * 0.45, opacity: 0.9, softness: 0.3)
        }
        for _ in 0..<hairCount(1_700) {
            let side: Float = random.unit() < 0.45 ? -1 : 1
            let reach = random.unit()
            let start = (x: -0.14 + side * random.value(in: 0...0.05), y: -0.86 - 0.26 * reach)
            let control = (x: side * (0.50 + 0.46 * reach), y: -0.8 - 0.36 * reach)
            let end = (x: side * (0.68 + 0.24 * reach), y: random.value(in: -0.3...0.6) * (0.4 + 0.6 * reach))
            paintHair(on: &canvas, &random, start, control, end, hair)
        }
    }

    private func paintHair(
        on canvas: inout Canvas,
        _ random: inout SeededRandom,
        _ start: (x: Float, y: Float),
        _ control: (x: Float, y: Float),
        _ end: (x: Float, y: Float),
        _ hair: Tint
    ) {
        let light = random.unit()
        let thickness = random.value(in: 0.005...0.012)
        let color = hair * (0.5 + 0.85 * light * light)
        paintLine(on: &canvas, start, control, end, thickness: thickness, color, opacity: 0.8)
    }
}
