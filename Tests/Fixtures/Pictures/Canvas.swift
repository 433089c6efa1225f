/// An RGB picture that shapes are painted on. Coordinates are pixels, edges are antialiased.
struct Canvas {
    private(set) var image: PixelImage
    var width: Int { image.width }
    var height: Int { image.height }

    init(width: Int, height: Int, color: Tint = Tint(0, 0, 0)) {
        image = PixelImage(width: width, height: height)
        if color != Tint(0, 0, 0) { fill(0, 0, Float(width), Float(height), color: color) }
    }

    @inline(__always)
    mutating func set(_ x: Int, _ y: Int, _ color: Tint) {
        let start = (y &* image.width &+ x) &* 3
        image.samples[start] = sample(color.x)
        image.samples[start + 1] = sample(color.y)
        image.samples[start + 2] = sample(color.z)
    }

    @inline(__always)
    mutating func blend(_ x: Int, _ y: Int, _ color: Tint, _ amount: Float) {
        let start = (y &* image.width &+ x) &* 3
        let old = Tint(
            Float(image.samples[start]),
            Float(image.samples[start + 1]),
            Float(image.samples[start + 2])
        )
        set(x, y, old.mixed(with: color, amount))
    }

    /// The pixels that a shape between two coordinates touches.
    private func pixels(_ lower: Float, _ upper: Float, limit: Int) -> Range<Int> {
        let first = max(0, min(Float(limit), lower.rounded(.down)))
        let last = max(first, min(Float(limit), upper.rounded(.up)))
        return Int(first)..<Int(last)
    }

    /// An upright rectangle.
    mutating func fill(
        _ left: Float,
        _ top: Float,
        _ width: Float,
        _ height: Float,
        color: Tint,
        opacity: Float = 1
    ) {
        for y in pixels(top, top + height, limit: self.height) {
            let vertical = min(Float(y) + 1, top + height) - max(Float(y), top)
            for x in pixels(left, left + width, limit: self.width) {
                let coverage = vertical * (min(Float(x) + 1, left + width) - max(Float(x), left)) * opacity
                if coverage >= 0.999 { set(x, y, color) } else { blend(x, y, color, coverage) }
            }
        }
    }

    /// A convex polygon, corners clockwise as seen.
    mutating func fill(_ corners: [(x: Float, y: Float)], color: Tint, opacity: Float = 1) {
        // Each edge as a·x + b·y + c: the distance to it, positive inside.
        var edges: [(a: Float, b: Float, c: Float)] = []
        for (index, from) in corners.enumerated() {
            let to = corners[(index + 1) % corners.count]
            let (dx, dy) = (to.x - from.x, to.y - from.y)
            let length = max(1e-6, (dx * dx + dy * dy).squareRoot())
            edges.append((-dy / length, dx / length, (dy * from.x - dx * from.y) / length))
        }
        let xs = corners.map(\.x)
        let ys = corners.map(\.y)
        for y in pixels((ys.min() ?? 0) - 1, (ys.max() ?? 0) + 1, limit: height) {
            for x in pixels((xs.min() ?? 0) - 1, (xs.max() ?? 0) + 1, limit: width) {
                var distance = Float(1)
                for edge in edges {
                    distance = min(distance, edge.a * (Float(x) + 0.5) + edge.b * (Float(y) + 0.5) + edge.c + 0.5)
                }
                if distance > 0 { blend(x, y, color, distance * opacity) }
            }
        }
    }

    /// An ellipse, turned by an angle given as its cosine and sine.
    ///
    /// `softness` is the part of the radius, 0 … 1, over which the edge fades; a pixel fades anyway. `shade` lightens
    /// the upper left and darkens the lower right by this part, as on a ball.
    mutating func fillEllipse(
        _ centerX: Float,
        _ centerY: Float,
        _ radiusX: Float,
        _ radiusY: Float,
        cosine: Float = 1,
        sine: Float = 0,
        color: Tint,
        opacity: Float = 1,
        softness: Float = 0,
        shade: Float = 0
    ) {
        let reachX = ((radiusX * cosine) * (radiusX * cosine) + (radiusY * sine) * (radiusY * sine)).squareRoot() + 1
        let reachY = ((radiusX * sine) * (radiusX * sine) + (radiusY * cosine) * (radiusY * cosine)).squareRoot() + 1
        let fade = max(softness, min(1, 1 / max(0.5, min(radiusX, radiusY))))
        for y in pixels(centerY - reachY, centerY + reachY, limit: height) {
            let dy = Float(y) + 0.5 - centerY
            for x in pixels(centerX - reachX, centerX + reachX, limit: width) {
                let dx = Float(x) + 0.5 - centerX
                let u = (dx * cosine + dy * sine) / radiusX
                let v = (dy * cosine - dx * sine) / radiusY
                let squared = u * u + v * v
                if squared >= 1 { continue }
                let coverage = min(1, (1 - squared.squareRoot()) / fade)
                let light = 1 - shade * (dx / reachX + dy / reachY) * 0.5
                blend(x, y, color * light, smoothStep(coverage) * opacity)
            }
        }
    }

    /// A curved line: a quadratic Bézier curve, thinner towards its end.
    mutating func stroke(
        from start: (x: Float, y: Float),
        by control: (x: Float, y: Float),
        to end: (x: Float, y: Float),
        thickness: Float,
        color: Tint,
        opacity: Float = 1
    ) {
        let wayX = abs(end.x - control.x) + abs(control.x - start.x)
        let wayY = abs(end.y - control.y) + abs(control.y - start.y)
        let length = max(1, wayX + wayY)
        var t = Float(0)
        while t <= 1 {
            let s = 1 - t
            let x = s * s * start.x + 2 * s * t * control.x + t * t * end.x
            let y = s * s * start.y + 2 * s * t * control.y + t * t * end.y
            let radius = max(0.7, thickness * (1 - 0.7 * t) * 0.5)
            fillEllipse(x, y, radius, radius, color: color, opacity: opacity)
            t += max(0.7, radius * 0.5) / length
        }
    }

    /// Multiplies a rectangle's pixels, or those of the ellipse in it, by 1 + amount × noise: the grain of a material.
    mutating func roughen(
        _ left: Float,
        _ top: Float,
        _ width: Float,
        _ height: Float,
        by amount: Float,
        _ noise: inout FractalNoise,
        onlyEllipse: Bool = false
    ) {
        var values = [Float](repeating: 0, count: self.width)
        for y in pixels(top, top + height, limit: self.height) {
            noise.fill(row: y, &values)
            let v = (Float(y) + 0.5 - top) / height * 2 - 1
            let inset = onlyEllipse ? width / 2 * (1 - max(0, 1 - v * v).squareRoot()) : 0
            for x in pixels(left + inset, left + width - inset, limit: self.width) {
                let start = (y &* image.width &+ x) &* 3
                let factor = 1 + amount * values[x]
                for index in start..<start + 3 {
                    image.samples[index] = sample(Float(image.samples[index]) * factor)
                }
            }
        }
    }
}
