internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoPixels

/// Carries out a change of pixels, from coefficients to coefficients.
struct PictureRendering {
    let change: PictureChange

    /// One of the two ways to render: to RGB or gray with colors and sizes, or plane by plane as stored.
    enum Renderer {
        case pixels(RGBRenderer)
        case planes(PlanarRenderer)

        var observer: any BlockRowObserver {
            switch self {
            case .pixels(let drawing): drawing
            case .planes(let drawing): drawing
            }
        }

        var picture: RenderedPicture {
            switch self {
            case .pixels(let drawing): drawing.picture
            case .planes(let drawing): drawing.picture
            }
        }
    }

    /// nil: the colors cannot be converted, though their profile looked as if they could.
    func renderer(_ frame: FrameLayout, steps: @escaping (Int) -> [UInt16]?) -> Renderer? {
        if change.colors == .keep, let drawing = PlanarRenderer(frame: frame, geometry: change.geometry, steps: steps) {
            return .planes(drawing)
        }
        return RGBRenderer(
            frame: frame,
            geometry: change.geometry,
            colors: change.colors,
            reduction: change.reduction,
            steps: steps
        ).map { .pixels($0) }
    }

    /// The finished picture.
    ///
    /// - Parameters:
    ///   - drawn: the rendered picture.
    ///   - decoded: the decode that it was rendered from.
    ///   - steps: of the output's components, as they are turned.
    /// - Returns: its coefficients.
    /// - Throws: `outOfMemory`.
    func image(_ drawn: RenderedPicture, _ decoded: DecodedStream, steps: [[Int]]) throws(CodecError)
        -> CoefficientImage
    {
        try drawn.image(
            transposes: change.geometry.transposes,
            steps: steps.map { $0.map { UInt16($0) } },
            decodedFrom: decoded
        )
    }

    /// - Parameters:
    ///   - drawn: the picture.
    ///   - before: the decoded picture's frame.
    ///   - steps: of the decoded components, as stored.
    /// - Returns: the finest steps of the output, and the steps of its coding noise; see `RequantizationFloor`.
    func steps(_ drawn: RenderedPicture, _ before: FrameLayout, steps: [[Int]]) -> (minimum: [[Int]], noise: [[Int]]) {
        let floor = RequantizationFloor(of: steps, before.colorSpace, change.geometry)
        let minimum = floor.finestSteps(chromaScale: chromaScale(before), keepsGrid: drawn.keepsGrid)
        return (minimum, floor.sourceNoiseSteps(minimum))
    }

    /// Output samples of chroma for each decoded one.
    private func chromaScale(_ before: FrameLayout) -> Double {
        guard before.components.count >= 3 else { return change.geometry.scale }
        let share = Double(before.components[1].horizontalSampling) / Double(before.maximumHorizontalSampling)
        let reduction = change.geometry.transposes ? change.reduction.transposed : change.reduction
        return min(1, change.geometry.scale / Double(reduction.across) / share)
    }
}
