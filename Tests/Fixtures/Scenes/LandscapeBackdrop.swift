/// Sky, mountains, forest, lake and meadow: the part of the landscape that covers every pixel, made row by row from
/// noise.
struct LandscapeBackdrop {
    private let width: Int
    private let height: Int
    /// First rows of the mountains, the forest, the lake and the meadow, by column.
    private let mountains: [Float]
    private let forest: [Float]
    private let lake: Float
    private let meadow: [Float]

    private var clouds: FractalNoise
    private var rocks: FractalNoise
    private var leaves: FractalNoise
    private var waves: FractalNoise
    private var patches: FractalNoise
    private var blades: [FractalNoise]

    private var first: [Float]
    private var second: [Float]
    private var third: [Float]

    init(width: Int, height: Int, seed: UInt64) {
        (self.width, self.height) = (width, height)
        let unit = (Float(width) * Float(height)).squareRoot()
        var random = SeededRandom(seed: seed)
        func noise(_ cellWidth: Float, _ cellHeight: Float, _ octaves: Int, _ gain: Float = 0.5) -> FractalNoise {
            FractalNoise(
                seed: random.next(),
                width: width,
                cellWidth: unit * cellWidth,
                cellHeight: unit * cellHeight,
                octaveCount: octaves,
                gain: gain
            )
        }
        func ridge(at top: Float, _ amplitude: Float, cell: Float, octaves: Int, gain: Float) -> [Float] {
            var values = [Float](repeating: 0, count: width)
            var profile = noise(cell, 1, octaves, gain)
            profile.fill(row: 0, &values)
            return values.map { Float(height) * top - $0 * amplitude * unit }
        }
        mountains = ridge(at: 0.36, 0.24, cell: 0.26, octaves: 9, gain: 0.5)
        forest = ridge(at: 0.52, 0.08, cell: 0.2, octaves: 9, gain: 0.62)
        lake = Float(height) * 0.565
        meadow = ridge(at: 0.64, 0.035, cell: 0.4, octaves: 8, gain: 0.42)
        clouds = noise(0.26, 0.10, 7)
        rocks = noise(0.05, 0.07, 7, 0.66)
        leaves = noise(0.016, 0.02, 6, 0.75)
        waves = noise(0.12, 0.009, 5, 0.7)
        patches = noise(0.22, 0.05, 5)
        blades = [noise(0.0022, 0.005, 4, 0.95), noise(0.004, 0.016, 5, 0.92), noise(0.008, 0.045, 6, 0.9)]
        first = [Float](repeating: 0, count: width)
        second = first
        third = first
    }

    mutating func paint(on canvas: inout Canvas) {
        let meadowTop = meadow.min() ?? 0
        let mountainBottom = mountains.max() ?? 0
        let forestBottom = forest.max() ?? 0
        let forestTop = forest.min() ?? 0
        for y in 0..<height {
            let row = Float(y)
            if row < mountainBottom { paintSky(y, on: &canvas) }
            if row >= (mountains.min() ?? 0) && row < forestBottom { paintMountains(y, on: &canvas) }
            if row >= forestTop && row < lake { paintForest(y, on: &canvas) }
            if row >= lake && row < (meadow.max() ?? 0) { paintLake(y, on: &canvas) }
            if row >= meadowTop { paintMeadow(y, on: &canvas) }
        }
    }

    private mutating func paintSky(_ y: Int, on canvas: inout Canvas) {
        let t = min(1, Float(y) / (Float(height) * 0.5))
        let blue = Tint(62, 112, 186).mixed(with: Tint(192, 212, 230), t)
        clouds.fill(row: y, &first)
        let shadow = Tint(168, 176, 192)
        let light = Tint(252, 250, 246)
        for x in 0..<width where Float(y) < mountains[x] {
            let density = smoothStep(-0.06, 0.36, first[x])
            let cloud = light.mixed(with: shadow, smoothStep(0.22, 0.62, first[x]))
            canvas.set(x, y, blue.mixed(with: cloud, density * (0.95 - 0.3 * t)))
        }
    }

    private mutating func paintMountains(_ y: Int, on canvas: inout Canvas) {
        rocks.fill(row: y, &first)
        // Slanted, for the light on the slopes.
        rocks.fill(row: y, shift: Int(Float(height) * 0.012) + y / 2, &second)
        for x in 0..<width where Float(y) >= mountains[x] && Float(y) < forest[x] {
            let depth = (Float(y) - mountains[x]) / Float(height)
            let relief = first[x] * 0.6 + second[x] * 0.9
            let rock = Tint(98, 104, 118) * (1 + 0.75 * relief)
            let snow = smoothStep(0.06, -0.02, depth - 0.09 * (first[x] + 0.4)) * smoothStep(-0.25, 0.15, relief)
            let stone = rock.mixed(with: Tint(238, 242, 248) * (0.92 + 0.2 * relief), snow)
            canvas.set(x, y, stone.mixed(with: Tint(158, 180, 206), min(0.8, 0.28 + depth * 3)))
        }
    }

    private mutating func paintForest(_ y: Int, on canvas: inout Canvas) {
        leaves.fill(row: y, &first)
        patches.fill(row: y, &second)
        for x in 0..<width where Float(y) >= forest[x] {
            let depth = (Float(y) - forest[x]) / Float(height)
            let light = 0.8 + 1.15 * first[x] + max(0, 0.35 - depth * 9)
            let green = Tint(42, 62, 36).mixed(with: Tint(86, 92, 44), smoothStep(-0.3, 0.5, second[x]))
            let shore = smoothStep(lake - Float(height) * 0.012, lake, Float(y) + first[x] * Float(height) * 0.006)
            canvas.set(x, y, (green * max(0.2, light)).mixed(with: Tint(150, 138, 110) * (1 + 0.3 * first[x]), shore))
        }
    }

    private mutating func paintLake(_ y: Int, on canvas: inout Canvas) {
        waves.fill(row: y, &first)
        let t = (Float(y) - lake) / (Float(height) * 0.1)
        for x in 0..<width where Float(y) < meadow[x] {
            // Near the far shore the forest is mirrored, then the sky.
            let mirrored = smoothStep(0.05, 0.5, t + first[x] * 0.5)
            let water = Tint(44, 62, 56).mixed(with: Tint(128, 160, 190), mirrored)
            let glint = smoothStep(0.45, 0.7, first[x]) * 60
            canvas.set(x, y, water * (1 + 0.22 * first[x]) + glint)
        }
    }

    private mutating func paintMeadow(_ y: Int, on canvas: inout Canvas) {
        // 0 at the shore, 1 at the lower edge: the blades of three sizes fade into each other.
        let nearness = max(0, min(1, (Float(y) / Float(height) - 0.62) / 0.38))
        patches.fill(row: y, &first)
        let scale = nearness * 2
        let index = min(1, Int(scale))
        let weight = smoothStep(scale - Float(index))
        blades[index].fill(row: y, shift: lean(ofBlades: index, row: y), &second)
        blades[index + 1].fill(row: y, shift: lean(ofBlades: index + 1, row: y), &third)
        let contrast = 0.55 + 0.75 * nearness
        for x in 0..<width where Float(y) >= meadow[x] {
            let blade = second[x] + (third[x] - second[x]) * weight
            let dry = smoothStep(-0.15, 0.55, first[x] + blade * 0.25)
            let grass = Tint(88, 108, 52).mixed(with: Tint(158, 148, 92), dry)
            let bank = smoothStep(Float(height) * 0.012, 0, Float(y) - meadow[x])
            let light = 0.92 + contrast * blade * 1.35 - 0.12 * nearness
            canvas.set(x, y, grass.mixed(with: Tint(96, 84, 58), bank * 0.7) * max(0.16, light))
        }
    }

    /// Neighboring sizes lean to different sides.
    private func lean(ofBlades index: Int, row y: Int) -> Int {
        index == 1 ? (height - y) / 4 : y / 5
    }
}
