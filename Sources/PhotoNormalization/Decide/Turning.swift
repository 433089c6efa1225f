internal import JPEGCodec
internal import JPEGSyntax
internal import PhotoMetadata

/// How a photo is turned upright.
enum Turning: Sendable, Hashable {
    /// It is stored upright.
    case none
    /// Its blocks are moved about: no pixel changes.
    case lossless(LosslessTransform)
    /// An edge that would be mirrored is not the edge of a block: only its pixels can be turned.
    case pixels

    /// Blocks change places, so the picture cannot stay as it is coded.
    var movesBlocks: Bool { self != .none && self != .pixels }

    /// The transform of the coefficients.
    var transform: LosslessTransform {
        if case .lossless(let transform) = self { transform } else { .identity }
    }
}

extension ImageProperties {
    /// How the photo is turned upright.
    var turning: Turning {
        let transform = LosslessTransform(metadata.orientation)
        if transform == .identity { return .none }
        let isPerfect = transform.isPerfect(
            width: frame.width,
            height: frame.height,
            samplings: frame.components.map { ($0.horizontalSampling, $0.verticalSampling) }
        )
        return isPerfect ? .lossless(transform) : .pixels
    }
}

extension LosslessTransform {
    /// The transform that turns a picture upright that is stored in an orientation.
    init(_ orientation: Orientation) {
        switch orientation {
        case .upright: self.init()
        case .mirrored: self.init(mirrorsAcross: true)
        case .rotated180: self.init(mirrorsAcross: true, mirrorsDown: true)
        case .flipped: self.init(mirrorsDown: true)
        case .transposed: self.init(transposes: true)
        case .rotated90: self.init(transposes: true, mirrorsAcross: true)
        case .transversed: self.init(transposes: true, mirrorsAcross: true, mirrorsDown: true)
        case .rotated270: self.init(transposes: true, mirrorsDown: true)
        }
    }
}

extension StoredPicture {
    /// The output's picture: the source's, turned where that loses nothing.
    init(of properties: ImageProperties, _ turning: Turning) {
        self.init(of: properties.structure, metadata: properties.metadata)
        guard case .lossless(let transform) = turning else { return }
        if transform.transposes { swap(&width, &height) }
        orientation = .upright
    }
}
