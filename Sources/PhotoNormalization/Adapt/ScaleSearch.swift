internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoMetadata
internal import PhotoPixels

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// A photo with what is to become of it.
struct AdaptedPhoto: ~Copyable {
    var photo: ValidatedPhoto
    var headerPlan: HeaderPlan
}

/// Chooses the size of a photo whose budget would ruin it at its own.
///
/// Below some quality a byte shows more when it is spent on fewer, better pixels. So the size is looked for at which the budget
/// buys that quality: the bytes of a size are counted on a sample of its blocks, nothing is encoded; they fall with a power
/// of the scale, which two sizes tell.
struct ScaleSearch {
    let options: NormalizationOptions

    /// The quality, on libjpeg's scale, below which a smaller picture shows more.
    private static let quality = 32
    /// The same where little of the picture is left: size is lost at a higher price then.
    private static let tinyQuality = 17
    private static let tinyScale = 0.16
    /// AC levels for each block of luma below which a picture is mostly flat: what there is to see of it are a few edges, and those
    /// have to be sharp. With no level at all it is made so small that its bytes at that quality would fit twice.
    private static let flatLevelsPerBlock = 2.0
    /// A photo stays as large as it is until it would take so many times the budget at that quality, what every picture of its
    /// size takes left aside.
    private static let patience = 1.35
    /// How bytes fall with the scale, before two sizes have told.
    private static let usualExponent = 1.6
    private static let exponents = 1.1...2.1
    private static let maximumDrawingCount = 3
    /// Bytes of tables and headers, about.
    private static let headerByteCount = 600.0

    /// The photo at the size that the budget is good for: mostly its own.
    ///
    /// - Throws: `PhotoError` when there is no memory for it.
    func adapt(_ photo: consuming ValidatedPhoto, _ headerPlan: HeaderPlan) throws(PhotoError) -> AdaptedPhoto {
        guard options.allowsResizing, !headerPlan.keepsEntropyCodedData || photo.hasEntropyWarning else {
            return AdaptedPhoto(photo: photo, headerPlan: headerPlan)
        }
        let available = max(
            200, Double(headerPlan.maximumByteCount - headerPlan.metadata.byteCount) - Self.headerByteCount)
        var quality = Self.quality
        var size = photo.size(atQuality: quality)
        // What no quantization takes away is not what a smaller budget could be met with.
        let least = Double(photo.image.frame.leastCodedByteCount)
        guard size.byteCount - least > (available - least) * Self.patience else {
            return AdaptedPhoto(photo: photo, headerPlan: headerPlan)
        }

        if pow(available / size.byteCount, 1 / Self.usualExponent) < Self.tinyScale {
            quality = Self.tinyQuality
            size = photo.size(atQuality: quality)
        }
        let whole = Reduction(photo, minimumEdge: options.minimumEdge)
        var scale = 1.0
        // Times that what the picture deserves fits.
        var room = available / Self.need(size)
        var exponent = Self.usualExponent
        var reduced: ValidatedPhoto?
        for _ in 0..<Self.maximumDrawingCount {
            let next = max(whole.minimumScale, min(1, scale * pow(room, 1 / exponent)))
            guard let change = whole.change(scale: next, headerPlan.maximumByteCount) else { break }
            // A drawing that is not good enough goes before the next one takes its place.
            reduced = nil
            let drawn = try photo.redrawn(change, maximumByteCount: headerPlan.maximumByteCount, limits: options.limits)
            let drawnSize = drawn.size(atQuality: quality)
            let finestByteCount = drawn.image.size(atSteps: drawn.finestSteps, sourceSteps: drawn.quantizationSteps)
                .byteCount
            reduced = consume drawn
            if drawnSize.byteCount < size.byteCount, next < scale {
                let measured = log(drawnSize.byteCount / size.byteCount) / log(next / scale)
                exponent = min(max(measured, Self.exponents.lowerBound), Self.exponents.upperBound)
            }
            (scale, size) = (next, drawnSize)
            // What cannot use the budget up with its finest steps is too small, whatever it deserves.
            room = available / min(Self.need(size), finestByteCount)
            if abs(1 / room - 1) < 0.12 || next == whole.minimumScale { break }
        }
        guard let reduced = consume reduced else { return AdaptedPhoto(photo: photo, headerPlan: headerPlan) }
        let adapted = try HeaderPlan(
            photo.source, photo.properties, reduced.change, options: options, dropsProfile: headerPlan.dropsProfile)
        return AdaptedPhoto(photo: reduced, headerPlan: adapted)
    }

    /// The bytes that a picture deserves: those at that quality, or up to twice as many.
    private static func need(_ size: SizeEstimate) -> Double {
        size.byteCount * (1 + max(0, 1 - size.levelsPerBlock / flatLevelsPerBlock))
    }

    /// The sizes that a photo can be reduced to.
    private struct Reduction {
        let width: Int
        let height: Int
        let geometry: PictureGeometry
        let change: PictureChange
        let minimumScale: Double

        init(_ photo: borrowing ValidatedPhoto, minimumEdge: Int) {
            let frame = photo.image.frame
            width = frame.width
            height = frame.height
            minimumScale = min(1, Double(minimumEdge) / Double(min(frame.width, frame.height)))
            let orientation = photo.change == nil ? photo.properties.metadata.orientation : .upright
            let whole = OutputSize(width: frame.width, height: frame.height, maximumEdge: nil, crop: .none)
            geometry = PictureGeometry(whole, storedIn: orientation)
            var change =
                photo.change
                ?? PictureChange(keepingColorsOf: photo.properties, geometry: geometry)
            // No more chroma than there is.
            change.reduction = frame.chromaReduction.map { $0.limited(to: 2) } ?? change.reduction
            self.change = change
        }

        /// nil: that would be no smaller picture.
        func change(scale: Double, _ maximumByteCount: Int) -> PictureChange? {
            let newWidth = max(1, Int((Double(width) * scale).rounded()))
            let newHeight = max(1, Int((Double(height) * scale).rounded()))
            guard newWidth < width, newHeight < height else { return nil }
            var change = change
            change.geometry = geometry
            change.colors = .keep
            change.geometry.outputWidth = geometry.transposes ? newHeight : newWidth
            change.geometry.outputHeight = geometry.transposes ? newWidth : newHeight
            change.isResized = true
            change.budgetScale = scale
            change.warnings.append(
                PhotoWarning(
                    code: "reduced-for-budget",
                    message: """
                        At \(width) × \(height) its \(maximumByteCount) bytes would have ruined it; it was reduced to \
                        \(newWidth) × \(newHeight).
                        """))
            return change
        }
    }
}

extension ValidatedPhoto {
    /// What it comes to at a quality; its own noise is not paid for.
    fileprivate func size(atQuality quality: Int) -> SizeEstimate {
        image.size(atQuality: quality, coarserThan: sourceNoiseSteps, sourceSteps: quantizationSteps)
    }
}
