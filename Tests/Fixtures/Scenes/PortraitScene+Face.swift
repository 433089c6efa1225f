extension PortraitScene {
    func paintEyes(on canvas: inout Canvas, _ random: inout SeededRandom, _ skin: Tint, _ hair: Tint) {
        let iris = [Tint(74, 92, 110), Tint(82, 58, 36), Tint(76, 92, 60)][random.index(below: 3)]
        for side in [Float(-1), 1] {
            let x = side * 0.31
            paintOval(on: &canvas, x, -0.03, 0.24, 0.15, skin * 0.52, opacity: 0.6, softness: 1)
            paintOval(on: &canvas, x, 0, 0.145, 0.06, Tint(216, 208, 202), softness: 0.15, shade: 0.2)
            paintOval(on: &canvas, x, -0.006, 0.06, 0.06, iris, softness: 0.2)
            paintOval(on: &canvas, x, -0.006, 0.027, 0.027, Tint(10, 10, 12))
            // The lid hides the upper part.
            paintOval(on: &canvas, x, -0.078, 0.17, 0.055, skin * 0.74, softness: 0.25)
            paintOval(on: &canvas, x - 0.018, -0.016, 0.011, 0.011, Tint(246, 246, 246))
            paintLine(
                on: &canvas,
                (x - side * 0.14, 0.004),
                (x, -0.07),
                (x + side * 0.17, 0.0),
                thickness: 0.03,
                Tint(34, 24, 20),
                opacity: 0.6
            )
            paintLine(
                on: &canvas,
                (x - side * 0.13, 0.02),
                (x, 0.09),
                (x + side * 0.14, 0.02),
                thickness: 0.016,
                skin * 0.45,
                opacity: 0.4
            )
            for lash in 0..<22 {
                let t = Float(lash) / 21 * 2 - 1
                let y = -0.033 * (1 - t * t)
                paintLine(
                    on: &canvas,
                    (x + t * 0.14, y),
                    (x + t * 0.16 + side * 0.004, y - 0.012),
                    (x + t * 0.17 + side * 0.012, y - 0.034),
                    thickness: 0.012,
                    Tint(28, 20, 18),
                    opacity: 0.7
                )
            }
            for _ in 0..<130 {
                let t = random.unit()
                let (browX, browY) = (
                    x + side * (t * 0.36 - 0.2), -0.19 - 0.2 * (1 - t) * t + random.value(in: -0.02...0.02)
                )
                paintLine(
                    on: &canvas,
                    (browX, browY),
                    (browX + side * 0.03, browY - 0.012),
                    (browX + side * 0.07, browY),
                    thickness: 0.009,
                    hair * random.value(in: 0.4...0.9),
                    opacity: 0.6
                )
            }
        }
    }

    func paintNoseAndMouth(on canvas: inout Canvas, _ skin: Tint) {
        paintOval(on: &canvas, 0.08, 0.16, 0.1, 0.3, skin * 0.62, opacity: 0.5, softness: 1)
        paintOval(on: &canvas, -0.02, 0.14, 0.045, 0.28, skin * 1.2, opacity: 0.5, softness: 1)
        paintOval(on: &canvas, 0, 0.36, 0.12, 0.075, skin * 0.98, opacity: 0.6, softness: 0.8, shade: 0.5)
        for side in [Float(-1), 1] {
            paintOval(
                on: &canvas,
                side * 0.1,
                0.375,
                0.05,
                0.05,
                skin * (0.86 - 0.1 * side),
                opacity: 0.6,
                softness: 0.8
            )
            paintOval(on: &canvas, side * 0.065, 0.405, 0.036, 0.018, skin * 0.24, opacity: 0.85, softness: 0.8)
        }
        paintOval(on: &canvas, 0, 0.5, 0.05, 0.08, skin * 0.8, opacity: 0.35, softness: 1)
        let lips = skin * SIMD4(0.86, 0.62, 0.62, 1)
        paintOval(on: &canvas, 0, 0.635, 0.23, 0.05, lips * 0.92, opacity: 0.9, softness: 0.5)
        paintOval(on: &canvas, 0, 0.685, 0.18, 0.06, lips * 1.12, opacity: 0.9, softness: 0.6)
        for side in [Float(-1), 1] {
            let corner = (x: side * 0.25, y: Float(0.63))
            paintLine(
                on: &canvas,
                (0, 0.652),
                (side * 0.14, 0.662),
                corner,
                thickness: 0.02,
                lips * 0.35,
                opacity: 0.5
            )
        }
        paintOval(on: &canvas, 0, 0.775, 0.15, 0.04, skin * 0.55, opacity: 0.4, softness: 1)
        paintOval(on: &canvas, -0.02, 0.88, 0.14, 0.08, skin * 1.1, opacity: 0.3, softness: 1)
    }
}
