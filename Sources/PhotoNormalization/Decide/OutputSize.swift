internal import JPEGCodec
internal import PhotoMetadata
internal import PhotoPixels

/// Which part of a photo is shown, and how large, as people see it.
struct OutputSize: Sendable, Hashable {
    /// Pixels of the upright photo.
    let photoWidth: Int
    let photoHeight: Int
    /// What is shown of it.
    let area: PictureGeometry.Area
    let width: Int
    let height: Int
    /// The output has other dimensions than the photo.
    let isChanged: Bool

    /// - Parameters:
    ///   - width: of the upright photo, 1 or more.
    ///   - height: of the upright photo, 1 or more.
    ///   - maximumEdge: of the output; nil: no limit.
    ///   - crop: what is cut off before the edge is limited.
    init(width: Int, height: Int, maximumEdge: Int?, crop: Crop) {
        var area = PictureGeometry.Area(x: 0, y: 0, width: width, height: height)
        if crop == .square {
            let edge = min(width, height)
            area = PictureGeometry.Area(
                x: (width - edge) / 2,
                y: Self.upperShare(height - edge),
                width: edge,
                height: edge
            )
        }
        let longest = max(area.width, area.height)
        let edge = max(1, min(longest, maximumEdge ?? longest))
        self.area = area
        photoWidth = width
        photoHeight = height
        self.width = max(1, Self.scaled(area.width, by: edge, of: longest))
        self.height = max(1, Self.scaled(area.height, by: edge, of: longest))
        isChanged = self.width != width || self.height != height
    }

    /// The maximum edge is longer than both edges of the shown area.
    func isBelow(_ maximumEdge: Int?) -> Bool {
        maximumEdge.map { $0 > max(area.width, area.height) } ?? false
    }

    /// The rows that are cut off above the picture: two fifths of the excess.
    private static func upperShare(_ excess: Int) -> Int { excess * 2 / 5 }

    private static func scaled(_ length: Int, by edge: Int, of longest: Int) -> Int {
        (2 * length * edge + longest) / (2 * longest)
    }
}

extension PictureGeometry {
    /// Where an output's picture lies in a photo that is stored in some orientation.
    init(_ size: OutputSize, storedIn orientation: Orientation) {
        let turn = LosslessTransform(orientation)
        var area = size.area
        var output = (width: size.width, height: size.height)
        // Turning upright transposes first and mirrors then; back, it is the other way round.
        if turn.mirrorsAcross { area.x = size.photoWidth - area.x - area.width }
        if turn.mirrorsDown { area.y = size.photoHeight - area.y - area.height }
        if turn.transposes {
            area = Area(x: area.y, y: area.x, width: area.height, height: area.width)
            output = (output.height, output.width)
        }
        self.init(
            area: area,
            outputWidth: output.width,
            outputHeight: output.height,
            mirrorsAcross: turn.transposes ? turn.mirrorsDown : turn.mirrorsAcross,
            mirrorsDown: turn.transposes ? turn.mirrorsAcross : turn.mirrorsDown,
            transposes: turn.transposes
        )
    }
}

extension OutputSize {
    /// The size that the options ask for.
    init(_ properties: ImageProperties, options: NormalizationOptions) {
        self.init(
            width: properties.uprightWidth,
            height: properties.uprightHeight,
            maximumEdge: options.maximumEdge,
            crop: options.crop
        )
    }
}
