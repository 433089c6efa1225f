internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoPixels

/// Carries a change of pixels out: from coefficients to coefficients, with steps of 1.
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

        var planes: SamplePlanes {
            switch self {
            case .pixels(let drawing): drawing.planes
            case .planes(let drawing): drawing.planes
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
    ///   - artist: has been shown everything.
    ///   - decoded: what it was shown.
    /// - Throws: `outOfMemory`.
    func image(_ artist: Artist, _ decoded: DecodedStream) throws(CodecError) -> CoefficientImage {
        try artist.planes.image(transposes: change.geometry.transposes, decodedFrom: decoded)
    }

    /// What is to be known of it.
    ///
    /// - Parameters:
    ///   - before: the decoded picture's frame.
    ///   - after: that of the finished one.
    ///   - steps: of the decoded components, as stored.
    func drawing(_ before: CodedFrame, _ after: CodedFrame, steps: [[Int]]) -> ValidatedPhoto.Drawing {
        let floor = StepFloor(of: steps, before.colorSpace, change.geometry)
        return ValidatedPhoto.Drawing(
            change: change,
            minimumSteps: floor.minimumSteps(chromaScale: chromaScale(before, after))
        )
    }

    /// Output samples of chroma for each decoded one.
    private func chromaScale(_ before: CodedFrame, _ after: CodedFrame) -> Double {
        guard before.components.count >= 3, after.components.count == 3 else { return change.geometry.scale }
        let share = Double(before.components[1].horizontalSampling) / Double(before.maximumHorizontalSampling)
        let own = Double(after.components[1].horizontalSampling) / Double(after.maximumHorizontalSampling)
        return min(1, change.geometry.scale * own / share)
    }
}
