internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoMetadata
internal import PhotoPixels

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// Chooses the size of a photo whose budget would ruin it at its own.
///
/// Below some quality a byte shows more when it is spent on fewer, better pixels. The search looks for the size at
/// which the budget buys that quality. Bytes are counted on a sample of blocks, nothing is encoded; they fall with a
/// power of the scale, which two sizes tell. docs/rate-control.md says on what the constants were found.
struct ScaleSearch {
    let options: NormalizationOptions
    let workLimit: WorkLimit

    /// The quality, on libjpeg's scale, below which a smaller picture shows more.
    private static let quality = 32
    /// The same below `tinyScale` of width and height, where losing more size costs more.
    private static let tinyQuality = 17
    private static let tinyScale = 0.16
    /// AC levels for each luma block below which a picture is mostly flat: it shows a few edges, and those have to be
    /// sharp. With no level at all it is made so small that its bytes at that quality would fit twice.
    private static let flatLevelsPerBlock = 2.0
    /// A photo keeps its size until it would take so many times the budget at that quality; the two bits that every
    /// block takes are left out on both sides.
    private static let patience = 1.35
    /// Bytes fall with the scale to this power, until two sizes tell the photo's own.
    private static let usualExponent = 1.6
    private static let exponents = 1.1...2.1
    private static let maximumDrawingCount = 3
    /// Bytes that there should be beside those that empty blocks take: for tables, and for what can be seen.
    private static let leastRoom = 160
    /// Bytes of tables and headers, about.
    private static let headerByteCount = 600.0

    /// The photo at its own size, or at the one for which the budget buys the quality.
    ///
    /// - Throws: `PhotoError` when there is no memory for it.
    func adapt(_ photo: consuming ValidatedPhoto) throws(PhotoError) -> ValidatedPhoto {
        guard options.allowsResizing, photo.reuse == .nothing else { return photo }
        let maximumByteCount = photo.headerPlan.maximumByteCount
        let available = max(200, Double(photo.headerPlan.budget().availableByteCount) - Self.headerByteCount)
        var quality = Self.quality
        var size = photo.picture.image.size(atQuality: quality)
        // The two bits of every block stay, whatever the quantization is.
        let least = Double(photo.picture.image.frame.leastCodedByteCount)
        // The budget of a file with one scan, which a progressive one that does not fit becomes.
        let budget = photo.headerPlan.budget(growthRatio: SizeBudget.usualGrowthRatio(isProgressive: false))
        var isReachable = photo.picture.isReachable(within: budget)
        guard !isReachable || size.byteCount - least > (available - least) * Self.patience else { return photo }

        if pow(available / size.byteCount, 1 / Self.usualExponent) < Self.tinyScale {
            quality = Self.tinyQuality
            size = photo.picture.image.size(atQuality: quality)
        }
        let whole = Reduction(photo, minimumEdge: options.minimumEdge)
        var scale = 1.0
        // How many times the picture's need fits into the budget.
        var room = available / Self.need(size)
        var exponent = Self.usualExponent
        var reduced: CountedPicture?
        var change: PictureChange?
        for _ in 0..<Self.maximumDrawingCount {
            let next = max(whole.minimumScale, min(whole.maximumScale, scale * pow(room, 1 / exponent)))
            guard let nextChange = whole.change(scale: next, maximumByteCount) else { break }
            // Frees the rendering that did not fit before the next one is made.
            reduced = nil
            change = nextChange
            let drawn = try drawn(photo.picture, nextChange, maximumByteCount)
            let drawnSize = drawn.image.size(atQuality: quality)
            let finestByteCount = drawn.image.sizeAtFinestSteps.byteCount
            isReachable = drawn.isReachable(within: budget)
            reduced = consume drawn
            if drawnSize.byteCount < size.byteCount, next < scale {
                let measured = log(drawnSize.byteCount / size.byteCount) / log(next / scale)
                exponent = min(max(measured, Self.exponents.lowerBound), Self.exponents.upperBound)
            }
            (scale, size) = (next, drawnSize)
            // A size that cannot use the budget up at its finest steps is too small.
            room = available / min(Self.need(size), finestByteCount)
            if abs(1 / room - 1) < 0.12 || next == whole.minimumScale { break }
            // There is no memory for a larger one.
            if room > 1, next == whole.maximumScale, next < 1 { break }
        }
        // A picture of little detail has as many blocks as the budget is enough for.
        if !isReachable,
            let largest = whole.change(
                scale: whole.largestScale(in: budget), maximumByteCount)
        {
            reduced = nil
            change = largest
            reduced = try drawn(photo.picture, largest, maximumByteCount)
        }
        guard let reduced = consume reduced, let change else { return photo }
        return ValidatedPhoto(
            probed: photo.probed,
            headerPlan: try photo.headerPlan.with(change, of: photo.probed, policy: options.metadata),
            picture: reduced,
            warnings: photo.warnings,
            reuse: .nothing
        )
    }

    private func drawn(
        _ picture: borrowing CountedPicture,
        _ change: PictureChange,
        _ maximumByteCount: Int
    ) throws(PhotoError) -> CountedPicture {
        do { try workLimit.check() } catch { throw PhotoError(error, limits: options.limits) }
        return try picture.rendered(change, maximumByteCount: maximumByteCount, limits: options.limits)
    }

    /// The bytes that a picture needs: those at that quality, up to twice as many where it is mostly flat.
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
        /// What there is memory for beside the picture that it is drawn from.
        let maximumScale: Double
        private let isGray: Bool

        init(_ photo: borrowing ValidatedPhoto, minimumEdge: Int) {
            let frame = photo.picture.image.frame
            width = frame.width
            height = frame.height
            isGray = frame.components.count == 1
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
            change.geometry.outputWidth = frame.width
            change.geometry.outputHeight = frame.height
            let wholeByteCount = 4 * ImageProperties.sampleCount(change, hasChroma: !isGray)
            let share = Double(photo.headerPlan.memory.drawingByteCount) / Double(wholeByteCount)
            maximumScale = max(minimumScale, min(1, share.squareRoot()))
        }

        /// The largest scale at which a budget has room for more than empty blocks, or the smallest of all.
        func largestScale(in budget: SizeBudget) -> Double {
            var low = minimumScale
            var high = maximumScale
            for _ in 0..<30 {
                let middle = (low + high) / 2
                if hasRoom(scale: middle, budget) { low = middle } else { high = middle }
            }
            return low
        }

        private func hasRoom(scale: Double, _ budget: SizeBudget) -> Bool {
            let reduction = change.reduction
            let samplings = isGray ? [(1, 1)] : [(reduction.across, reduction.down), (1, 1), (1, 1)]
            let frame = FrameLayout(
                width: max(1, Int((Double(width) * scale).rounded())),
                height: max(1, Int((Double(height) * scale).rounded())),
                colorSpace: isGray ? .gray : .yCbCr,
                samplings: samplings.map { (horizontal: $0.0, vertical: $0.1) }
            )
            // Luma and chroma have steps of their own.
            let steps = samplings.indices.map { component in StepTable { _ in min(component, 1) + 1 } }
            return EmptyPicture(frame).room(in: budget, steps: steps) >= ScaleSearch.leastRoom
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
                    code: .reducedForBudget,
                    message: """
                        At \(width) × \(height) its \(maximumByteCount) bytes would have ruined it; it was reduced to \
                        \(newWidth) × \(newHeight).
                        """))
            return change
        }
    }
}

extension CountedPicture {
    /// Its blocks take no more than a budget has, whatever their quantization is.
    fileprivate func isReachable(within budget: SizeBudget) -> Bool {
        EmptyPicture(image.frame).room(in: budget, steps: image.coding.map(\.steps)) >= 0
    }
}
