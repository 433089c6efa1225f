/// A person from the front: sharp hair, skin and cloth before lights that are far out of focus.
struct PortraitScene {
    let width: Int
    let height: Int
    let seed: UInt64

    private var right: Float { Float(width) }
    private var bottom: Float { Float(height) }
    /// Half the height of the head, the unit of everything about the person, in pixels.
    private var head: Float { min(bottom * 0.24, right * 0.30) }

    func picture() -> PixelImage {
        var canvas = Canvas(width: width, height: height)
        var random = SeededRandom(seed: seed ^ 0xFACE)
        paintBackground(on: &canvas, &random)
        let skin = Tint(218, 168, 140).mixed(with: Tint(118, 78, 58), random.unit())
        let hair = Tint(40, 28, 22).mixed(with: Tint(176, 132, 78), random.unit() * 0.8)
        paintHairBehind(on: &canvas, &random, hair)
        paintShoulders(on: &canvas, &random, skin)
        paintHead(on: &canvas, &random, skin)
        paintEyes(on: &canvas, &random, skin, hair)
        paintNoseAndMouth(on: &canvas, skin)
        paintHairInFront(on: &canvas, &random, hair)
        var image = canvas.image
        SensorNoise(seed: seed, strength: 2.2).apply(to: &image)
        return image
    }

    /// A place relative to the middle of the face, in heads.
    func place(_ x: Float, _ y: Float) -> (x: Float, y: Float) {
        (right * 0.5 + x * head, bottom * 0.43 + y * head)
    }

    /// An ellipse in heads.
    func paintOval(
        on canvas: inout Canvas,
        _ x: Float,
        _ y: Float,
        _ radiusX: Float,
        _ radiusY: Float,
        _ color: Tint,
        opacity: Float = 1,
        softness: Float = 0,
        shade: Float = 0
    ) {
        let center = place(x, y)
        canvas.fillEllipse(
            center.x,
            center.y,
            radiusX * head,
            radiusY * head,
            color: color,
            opacity: opacity,
            softness: softness,
            shade: shade
        )
    }

    /// A thin line in heads.
    func paintLine(
        on canvas: inout Canvas,
        _ from: (x: Float, y: Float),
        _ control: (x: Float, y: Float),
        _ to: (x: Float, y: Float),
        thickness: Float,
        _ color: Tint,
        opacity: Float = 1
    ) {
        canvas.stroke(
            from: place(from.x, from.y),
            by: place(control.x, control.y),
            to: place(to.x, to.y),
            thickness: thickness * head,
            color: color,
            opacity: opacity
        )
    }

    /// Grain in an ellipse; sizes in heads.
    func roughenOval(
        on canvas: inout Canvas,
        _ random: inout SeededRandom,
        _ x: Float,
        _ y: Float,
        _ radiusX: Float,
        _ radiusY: Float,
        by amount: Float,
        cell: (width: Float, height: Float)
    ) {
        var noise = FractalNoise(
            seed: random.next(),
            width: width,
            cellWidth: head * cell.width,
            cellHeight: head * cell.height,
            octaveCount: 4,
            gain: 0.9
        )
        let (left, top) = place(x - radiusX, y - radiusY)
        canvas.roughen(left, top, radiusX * 2 * head, radiusY * 2 * head, by: amount, &noise, onlyEllipse: true)
    }

    /// A small picture has fewer hairs, not thinner ones.
    func hairCount(_ count: Int) -> Int {
        min(count, Int(head * 4) + 20)
    }

    private func paintBackground(on canvas: inout Canvas, _ random: inout SeededRandom) {
        let unit = (right * bottom).squareRoot()
        let (near, far) = (Tint(38, 50, 44), Tint(128, 122, 96) * random.value(in: 0.7...1.1))
        var blur = FractalNoise(
            seed: random.next(),
            width: width,
            cellWidth: unit * 0.3,
            cellHeight: unit * 0.24,
            octaveCount: 2
        )
        var values = [Float](repeating: 0, count: width)
        for y in 0..<height {
            blur.fill(row: y, &values)
            let t = Float(y) / bottom
            for x in 0..<width {
                canvas.set(x, y, far.mixed(with: near, smoothStep(-0.5, 0.9, values[x] + t * 0.8 - 0.3)))
            }
        }
        let lights = [Tint(250, 226, 170), Tint(206, 222, 180), Tint(244, 178, 120), Tint(180, 206, 226)]
        for _ in 0..<38 {
            let radius = unit * random.value(in: 0.02...0.065)
            let (x, y) = (right * random.unit(), bottom * random.value(in: 0...0.75))
            let color = lights[random.index(below: lights.count)]
            let opacity = random.value(in: 0.08...0.4)
            canvas.fillEllipse(x, y, radius, radius, color: color, opacity: opacity, softness: 0.12)
            // A lens draws the rim a little brighter.
            canvas.fillEllipse(
                x,
                y,
                radius * 0.9,
                radius * 0.9,
                color: color * 0.85,
                opacity: opacity * 0.35,
                softness: 0.3
            )
        }
    }
}
