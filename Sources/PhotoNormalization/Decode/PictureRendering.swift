internal import JPEGCodec
internal import JPEGSyntax
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
    func renderer(_ frame: FrameLayout, steps: @escaping (Int) -> StepTable?) -> Renderer? {
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

    /// - Parameters:
    ///   - drawn: the picture.
    ///   - before: the decoded picture's frame.
    ///   - steps: of the decoded components, as stored.
    /// - Returns: by component of the output, the finest steps, and the steps of its coding noise; see
    ///   `RequantizationFloor`.
    func coding(_ drawn: RenderedPicture, _ before: FrameLayout, steps: [StepTable]) -> [SourceCoding] {
        let floor = RequantizationFloor(of: steps, before.colorSpace, change.geometry)
        return floor.coding(chromaScale: chromaScale(before), keepsGrid: drawn.keepsGrid)
    }

    /// Output samples of chroma for each decoded one.
    private func chromaScale(_ before: FrameLayout) -> Double {
        guard before.components.count >= 3 else { return change.geometry.scale }
        let share = Double(before.components[1].horizontalSampling) / Double(before.maximumHorizontalSampling)
        let reduction = change.geometry.transposes ? change.reduction.transposed : change.reduction
        return min(1, change.geometry.scale / Double(reduction.across) / share)
    }
}
