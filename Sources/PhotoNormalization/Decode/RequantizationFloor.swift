internal import JPEGCodec
internal import JPEGSyntax
internal import PhotoPixels

/// The finest quantization steps that make sense for a rendered picture, given the steps of the photo.
///
/// Each step of the photo left quantization noise at its frequency. At a smaller scale the photo's lower frequencies
/// become the output's, and noise shrinks with the scale: at frequency f of the output it is that of a step of `scale ×
/// step(scale × f)`. Finer steps would spend bytes on keeping noise.
///
/// At full scale that is the photo's own table, and is right for components on the photo's own block grid. On another
/// grid, or in other colors, the photo's steps would lose as much again as the camera lost. So no step is coarser there
/// than at `faithfulQuality`.
struct RequantizationFloor {
    private let steps: [StepTable]
    private let geometry: PictureGeometry

    /// - Parameters:
    ///   - steps: the photo's, by component, as stored.
    ///   - colorSpace: of these components.
    ///   - geometry: how the picture was drawn.
    init(of steps: [StepTable], _ colorSpace: FrameLayout.ColorSpace, _ geometry: PictureGeometry) {
        self.geometry = geometry
        switch colorSpace {
        case .gray: self.steps = [steps[0]]
        case .yCbCr, .ycck: self.steps = Array(steps.prefix(3))
        case .rgb, .cmyk, .unknown:
            // Every component takes part in luma and chroma, which averages the noise: by a third from RGB to Y Cb Cr,
            // by half from inks.
            let share = colorSpace == .rgb ? 2.0 / 3 : 0.5
            let finest = StepTable { index in
                let step = steps.prefix(3).reduce(Int.max) { min($0, $1[index]) }
                return max(1, Int((Double(step) * share).rounded()))
            }
            self.steps = [finest, finest, finest]
        }
    }

    /// libjpeg's scale: real photos stay within 45 dB of what decoders show of them. See docs/rate-control.md.
    private static let faithfulQuality = 98

    /// - Parameters:
    ///   - chromaScale: output samples for each stored chroma sample, across or down.
    ///   - keepsGrid: by component of the output: its blocks lie on the photo's grid.
    /// - Returns: by component, as the output is turned.
    func coding(chromaScale: Double, keepsGrid: [Bool]) -> [SourceCoding] {
        steps.enumerated().map { index, own in
            guard geometry.keepsScale else {
                let finest = scaled(own, index == 0 ? geometry.scale : chromaScale, isChroma: index > 0)
                return SourceCoding(finestSteps: finest, noiseSteps: finest)
            }
            let turned = LosslessTransform(transposes: geometry.transposes).moved(own)
            let faithful = StandardTable.steps(quality: Self.faithfulQuality, isChroma: index > 0)
            return SourceCoding(
                finestSteps: keepsGrid[index] ? turned : .finer(turned, faithful), noiseSteps: turned)
        }
    }

    /// The steps of the photo's coding noise in a picture of another size.
    private func scaled(_ steps: StepTable, _ scale: Double, isChroma: Bool) -> StepTable {
        StepTable { place in
            let across = geometry.transposes ? place / 8 : place % 8
            let down = geometry.transposes ? place % 8 : place / 8
            let noise = scale * Self.interpolated(steps, Double(across) * scale, Double(down) * scale)
            return min(255, max(Self.finest(isChroma: isChroma, across: across, down: down), Int(noise.rounded())))
        }
    }

    /// A table's step between frequencies.
    private static func interpolated(_ steps: StepTable, _ across: Double, _ down: Double) -> Double {
        let x = min(6.999, across)
        let y = min(6.999, down)
        let (left, top) = (Int(x), Int(y))
        let (partX, partY) = (x - Double(left), y - Double(top))
        func step(_ x: Int, _ y: Int) -> Double { Double(steps[y * 8 + x]) }
        let upper = step(left, top) * (1 - partX) + step(left + 1, top) * partX
        let lower = step(left, top + 1) * (1 - partX) + step(left + 1, top + 1) * partX
        return upper * (1 - partY) + lower * partY
    }

    /// The finest step for any scale: about quality 95 of the standard's tables (ITU-T T.81, K.1 and K.2), by their
    /// slopes.
    private static func finest(isChroma: Bool, across: Int, down: Int) -> Int {
        let radius = Double(across * across + down * down).squareRoot()
        return isChroma ? min(10, 2 + Int(radius * 1.6)) : min(10, 1 + Int(radius * 0.9 + 0.5))
    }
}
