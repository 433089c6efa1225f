extension LandscapeScene {
    /// Straight edges, repeated detail, and text.
    func paintHouse(on canvas: inout Canvas, _ random: inout SeededRandom) {
        let size = unit * 0.17
        let (left, top) = (right * 0.22, bottom * 0.665 - size * 0.62)
        let (wallHeight, wallWidth) = (size * 0.62, size * 1.25)
        canvas.fillEllipse(
            left + size * 0.75,
            top + wallHeight,
            size * 1.15,
            size * 0.09,
            color: Tint(26, 36, 16),
            opacity: 0.75,
            softness: 0.5
        )
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
        var grain = FractalNoise(
            seed: random.next(),
            width: width,
            cellWidth: size * 0.12,
            cellHeight: size * 0.008,
            octaveCount: 4,
            gain: 0.8
        )
        canvas.roughen(left, top + size * 0.03, wallWidth, wallHeight, by: 0.22, &grain)
        paintTiles(on: &canvas, &random, left, top, size, wallWidth)
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
        // Grass hides where the wall meets the ground.
        for _ in 0..<260 {
            let x = left - depth + (wallWidth + depth) * random.unit()
            let slope = x < left ? (x - left) / depth * wallHeight * 0.07 : 0
            let y = top + wallHeight + slope + size * random.value(in: 0...0.02)
            canvas.stroke(
                from: (x, y),
                by: (x, y - size * 0.03),
                to: (x + size * random.value(in: -0.02...0.02), y - size * random.value(in: 0.02...0.07)),
                thickness: size * 0.006,
                color: Tint(86, 108, 44) * random.value(in: 0.5...1.1)
            )
        }
    }

    /// The joints between tiles, each course by itself, and a shade of its own for some tiles.
    private func paintTiles(
        on canvas: inout Canvas,
        _ random: inout SeededRandom,
        _ left: Float,
        _ top: Float,
        _ size: Float,
        _ wallWidth: Float
    ) {
        let courses = 12
        for course in 0..<courses {
            let t = Float(course) / Float(courses)
            let y = top - size * 0.40 + size * 0.43 * t
            let tile = size * 0.045
            var x = left - size * 0.17 * (1 - t) + tile * random.unit()
            let end = left - size * 0.17 * (1 - t) + wallWidth
            while x + tile < end {
                let shade = random.unit()
                canvas.fill(
                    x,
                    y,
                    tile,
                    size * 0.034,
                    color: Tint(70, 24, 20).mixed(with: Tint(176, 96, 74), shade),
                    opacity: 0.3
                )
                canvas.fill(x, y, max(0.5, size * 0.003), size * 0.034, color: Tint(58, 24, 22), opacity: 0.7)
                x += tile
            }
        }
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
}
