internal import JPEGCodec
internal import JPEGSyntax
internal import PhotoMetadata
internal import PhotoPixels

/// What becomes of a photo's pixels. There is no change where they can stay as they are coded.
struct PictureChange: Sendable, Hashable {
    /// What is rendered, along the axes of the stored picture.
    var geometry: PictureGeometry
    var colors: ColorPath
    /// Pixels for each chroma sample of the output, along its own axes.
    var reduction: ChromaReduction
    /// The report's warnings of this change.
    var warnings: [PhotoWarning]
    /// The source's color profile is true of the output.
    var keepsProfile: Bool
    /// Width and height are not those of the photo.
    var isResized: Bool
    /// The part of the upright photo that is shown; nil: all of it.
    var shown: PictureArea?
    /// The share of the asked width and height that the budget leaves, 0 … 1.
    var budgetScale = 1.0
    /// Only a lack of memory for the whole picture asks for it.
    var isForMemoryOnly = false

    /// Pixels of the output, as people see it.
    var width: Int { geometry.transposes ? geometry.outputHeight : geometry.outputWidth }
    var height: Int { geometry.transposes ? geometry.outputWidth : geometry.outputHeight }

    /// How large a viewer sees the picture's details: 1 at their size, down to 0 for a picture that the budget made
    /// small, and that is enlarged a lot. 1 at a budget scale of 0.30 and above, 0 at 0.13 and below.
    var viewingScale: Double { min(max((budgetScale - 0.13) / 0.17, 0), 1) }

    /// The picture as metadata have to describe it.
    func picture(of source: SourceMetadata) -> StoredPicture {
        StoredPicture(
            width: width,
            height: height,
            orientation: .upright,
            colorInterpretation: source.colorInterpretation == .gray ? .gray : .yCbCr,
            componentIdentifiers: source.colorInterpretation == .gray ? [1] : [1, 2, 3],
            keepsProfile: keepsProfile,
            isRedrawn: true,
            shown: shown
        )
    }
}

extension PictureChange {
    /// The change that the markers and the options alone ask for; nil: no pixel has to change.
    ///
    /// - Parameters:
    ///   - properties: the photo's.
    ///   - options: what it is to become.
    init?(_ properties: ImageProperties, options: NormalizationOptions) {
        let frame = properties.frame
        guard [1, 3, 4].contains(frame.components.count), frame.width > 0, frame.height > 0 else { return nil }
        let color = ColorDecision(properties.metadata, policy: options.color)
        let size = OutputSize(properties, options: options)
        let isFarTooLarge = properties.isTooLargeToKeep(options.limits) && options.allowsResizing
        let isAskedFor =
            color.path != .keep || color.recodes || size.isChanged || properties.turning == .pixels
        guard isAskedFor || isFarTooLarge else { return nil }

        self.init(
            geometry: PictureGeometry(size, storedIn: properties.metadata.orientation),
            colors: color.path,
            reduction: Self.reduction(of: properties),
            warnings: color.warnings,
            keepsProfile: color.path == .keep && color.keepsProfile,
            isResized: size.isChanged,
            shown: PictureArea(size.area)
        )
        isForMemoryOnly = !isAskedFor
        if isFarTooLarge, !size.isChanged { reduce(properties, limits: options.limits) }
    }

    /// A change of size alone, or of orientation.
    init(keepingColorsOf properties: ImageProperties, geometry: PictureGeometry) {
        self.init(
            geometry: geometry,
            colors: .keep,
            reduction: Self.reduction(of: properties),
            warnings: [],
            keepsProfile: true,
            isResized: false
        )
    }

    /// Reduces the picture to the most eighths of its size for which there is memory.
    private mutating func reduce(_ properties: ImageProperties, limits: ResourceLimits) {
        for eighths in stride(from: 7, through: 1, by: -1) {
            geometry.outputWidth = max(1, geometry.area.width * eighths / 8)
            geometry.outputHeight = max(1, geometry.area.height * eighths / 8)
            if properties.coefficientByteCount(with: self) <= limits.maximumCoefficientByteCount { break }
        }
        isResized = true
        warnings.append(
            PhotoWarning(
                code: .reducedForMemory,
                message: "The whole picture needs more memory than allowed; it was reduced to \(width) × \(height)."))
    }

    /// The chroma resolution of the photo by direction, but at least half of luma's.
    private static func reduction(of properties: ImageProperties) -> ChromaReduction {
        let frame = properties.frame
        // RGB and inks: a subsampled component is more than chroma, so all of it is kept.
        guard [.yCbCr, .ycck].contains(properties.metadata.colorInterpretation) else { return .none }
        let chroma = frame.components[1]
        let isHalvedAcross = 2 * chroma.horizontalSampling <= frame.maximumHorizontalSampling
        let isHalvedDown = 2 * chroma.verticalSampling <= frame.maximumVerticalSampling
        let own = ChromaReduction(across: isHalvedAcross ? 2 : 1, down: isHalvedDown ? 2 : 1)
        return properties.metadata.orientation.swapsWidthAndHeight ? own.transposed : own
    }
}

extension PictureArea {
    fileprivate init(_ area: PictureGeometry.Area) {
        self.init(x: area.x, y: area.y, width: area.width, height: area.height)
    }
}
