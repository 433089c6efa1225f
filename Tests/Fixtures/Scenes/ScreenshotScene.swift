/// A window with a title bar, a list at the side, and paragraphs of small text.
struct ScreenshotScene {
    let width: Int
    let height: Int
    let seed: UInt64

    func picture() -> PixelImage {
        var canvas = Canvas(width: width, height: height, color: Tint(250, 250, 250))
        var random = SeededRandom(seed: seed)
        // Dots are whole pixels, as on a screen.
        let dot = Float(max(1, min(width, height) / 600))
        let line = dot * 11
        let (right, bottom) = (Float(width), Float(height))
        let sidebar = (right * 0.22).rounded()

        canvas.fill(0, 0, right, line * 2, color: Tint(36, 62, 122))
        canvas.write("Directory - photos", at: dot * 8, dot * 8, dot: dot, color: Tint(255, 255, 255))
        canvas.fill(0, line * 2, sidebar, bottom, color: Tint(232, 235, 240))
        for (index, color) in [Tint(237, 106, 94), Tint(245, 191, 79), Tint(98, 197, 84)].enumerated() {
            canvas.fillEllipse(right - line * Float(index + 1), line, dot * 4, dot * 4, color: color)
        }
        var y = line * 3
        while y < bottom {
            if random.unit() < 0.12 {
                canvas.fill(0, y - dot * 2, sidebar, line, color: Tint(200, 214, 240))
            }
            write(y, from: dot * 8, to: sidebar - dot * 8, dot, color: Tint(70, 74, 84), &canvas, &random)
            if random.unit() < 0.8 {
                let color = random.unit() < 0.08 ? Tint(20, 90, 190) : Tint(30, 30, 30)
                write(y, from: sidebar + dot * 12, to: right - dot * 12, dot, color: color, &canvas, &random)
            }
            y += line
        }
        return canvas.image
    }

    /// Words of random letters as far as they go.
    private func write(
        _ y: Float,
        from left: Float,
        to right: Float,
        _ dot: Float,
        color: Tint,
        _ canvas: inout Canvas,
        _ random: inout SeededRandom
    ) {
        let letters = Array("eeeeaaaiiioootttnnnrrrsssllcdumphgbvkw0123456789")
        var x = left
        let end = left + (right - left) * random.value(in: 0.5...1)
        while true {
            let word = String((0...random.index(below: 9)).map { _ in letters[random.index(below: letters.count)] })
            let wordWidth = Canvas.textWidth(word, dot: dot)
            if x + wordWidth > end { return }
            canvas.write(word, at: x, y, dot: dot, color: color)
            x += wordWidth + dot * 6
        }
    }
}
