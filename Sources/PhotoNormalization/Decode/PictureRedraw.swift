internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoPixels

/// Carries a change of pixels out: from coefficients to coefficients.
struct PictureRedraw {
    let change: PictureChange

    /// Draws what it is shown.
    enum Artist {
        case pixels(PictureDrawing)
        case planes(PlaneDrawing)

        var observer: any BlockRowObserver {
            switch self {
            case .pixels(let drawing): drawing
            case .planes(let drawing): drawing
            }
        }

        var picture: DrawnPicture {
            switch self {
            case .pixels(let drawing): drawing.picture
            case .planes(let drawing): drawing.picture
            }
        }
    }

    /// nil: the colors cannot be converted, though their profile looked as if they could.
    func artist(_ frame: CodedFrame, steps: @escaping (Int) -> [UInt16]?) -> Artist? {
        if change.colors == .keep, let drawing = PlaneDrawing(frame: frame, geometry: change.geometry, steps: steps) {
            return .planes(drawing)
        }
        return PictureDrawing(
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
    ///   - drawn: what has been drawn of it.
    ///   - decoded: what that was.
    ///   - steps: of the output's components, as they are turned.
    /// - Returns: its coefficients.
    /// - Throws: `outOfMemory`.
    func image(_ drawn: DrawnPicture, _ decoded: DecodedStream, steps: [[Int]]) throws(CodecError) -> CoefficientImage {
        try drawn.image(
            transposes: change.geometry.transposes,
            steps: steps.map { $0.map { UInt16($0) } },
            decodedFrom: decoded
        )
    }

    /// - Parameters:
    ///   - drawn: the picture.
    ///   - before: the decoded picture's frame.
    ///   - steps: of the decoded components, as stored: what coding did to them.
    /// - Returns: the finest steps that make sense for the output, and what coding did to it before; see `StepFloor`.
    func steps(_ drawn: DrawnPicture, _ before: CodedFrame, steps: [[Int]]) -> (minimum: [[Int]], noise: [[Int]]) {
        let floor = StepFloor(of: steps, before.colorSpace, change.geometry)
        let minimum = floor.minimumSteps(chromaScale: chromaScale(before), keepsGrid: drawn.keepsGrid)
        return (minimum, floor.noiseSteps(minimum))
    }

    /// Output samples of chroma for each decoded one.
    private func chromaScale(_ before: CodedFrame) -> Double {
        guard before.components.count >= 3 else { return change.geometry.scale }
        let share = Double(before.components[1].horizontalSampling) / Double(before.maximumHorizontalSampling)
        let reduction = change.geometry.transposes ? change.reduction.transposed : change.reduction
        return min(1, change.geometry.scale / Double(reduction.across) / share)
    }
}
