internal import JPEGCodec
internal import JPEGSyntax
package import PhotoMetadata
package import PhotoPixels

/// What becomes of a photo's pixels. There is none where they can stay as they are coded.
package struct PictureChange: Sendable, Hashable {
    /// What is drawn, along the axes of the stored picture.
    package var geometry: PictureGeometry
    package var colors: ColorPath
    /// The output's, along its own axes.
    package var reduction: ChromaReduction
    /// What the report is to say of it.
    package var warnings: [PhotoWarning]
    /// The source's color profile is true of the output.
    package var keepsProfile: Bool
    /// Width and height are not those of the photo.
    package var isResized: Bool
    /// The part of the upright photo that is shown; nil: all of it.
    package var shown: PictureArea?
    /// The part of its own width and height that the budget leaves a picture; 1: all that was asked for.
    package var budgetScale = 1.0

    /// Pixels of the output, as people see it.
    package var width: Int { geometry.transposes ? geometry.outputHeight : geometry.outputWidth }
    package var height: Int { geometry.transposes ? geometry.outputWidth : geometry.outputHeight }

    /// How large the details are that a viewer sees of a picture that only its budget made so small: 1 for as large as they are,
    /// down to 0 for enlarged a lot.
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
    /// Decides what the markers of a photo and the options alone ask for; nil: no pixel has to change.
    ///
    /// - Parameters:
    ///   - properties: the photo's.
    ///   - options: what it is to become.
    package init?(_ properties: ImageProperties, options: NormalizationOptions) {
        let frame = properties.frame
        guard [1, 3, 4].contains(frame.components.count), frame.width > 0, frame.height > 0 else { return nil }
        let color = ColorDecision(properties.metadata, policy: options.color)
        let size = OutputSize(properties, options: options)
        let isFarTooLarge =
            frame.coefficientByteCount > options.limits.maximumCoefficientByteCount && options.allowsResizing
        guard color.path != .keep || color.recodes || size.isChanged || properties.turning == .pixels || isFarTooLarge
        else { return nil }

        self.init(
            geometry: PictureGeometry(size, storedIn: properties.metadata.orientation),
            colors: color.path,
            reduction: Self.reduction(of: properties),
            warnings: color.warnings,
            keepsProfile: color.path == .keep && color.keepsProfile,
            isResized: size.isChanged,
            shown: PictureArea(size.area)
        )
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

    /// Makes the picture as large, in eighths, as there is memory for.
    private mutating func reduce(_ properties: ImageProperties, limits: ResourceLimits) {
        for eighths in stride(from: 7, through: 1, by: -1) {
            geometry.outputWidth = max(1, geometry.area.width * eighths / 8)
            geometry.outputHeight = max(1, geometry.area.height * eighths / 8)
            if properties.coefficientByteCount(with: self) <= limits.maximumCoefficientByteCount { break }
        }
        isResized = true
        warnings.append(
            PhotoWarning(
                code: "reduced-for-memory",
                message: "The whole picture needs more memory than allowed; it was reduced to \(width) × \(height)."))
    }

    /// As much chroma as the photo has, in the direction in which it has it; never less than half.
    private static func reduction(of properties: ImageProperties) -> ChromaReduction {
        let frame = properties.frame
        // RGB and inks are not reduced where it does not show: what is, is more than chroma.
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

/// What the colors of a photo ask for.
struct ColorDecision {
    let path: ColorPath
    /// The picture is not coded as gray or Y Cb Cr.
    let recodes: Bool
    /// False: its profile says no more than sRGB does.
    let keepsProfile: Bool
    let warnings: [PhotoWarning]

    init(_ metadata: SourceMetadata, policy: ColorPolicy) {
        let interpretation = metadata.colorInterpretation
        let profile = metadata.iccProfile
        keepsProfile = metadata.keepsProfile(under: policy)
        recodes = interpretation != .gray && interpretation != .yCbCr
        switch interpretation {
        case .cmyk, .ycck:
            let usable = profile.flatMap { ColorSpaceSource.profile($0.bytes).isUsable(for: .inks) ? $0 : nil }
            path = .inksToSRGB(profile: usable?.bytes)
            warnings = profile != nil && usable == nil ? [.unusableProfile] : []
        case .gray, .yCbCr, .rgb:
            let source: ColorSpaceSource?
            if let profile {
                source = profile.isSRGB || profile.isSRGBGray ? nil : .profile(profile.bytes)
            } else {
                source = metadata.isAdobeRGBByEXIF ? .adobeRGB : nil
            }
            guard policy == .srgb, let source else {
                path = .keep
                warnings = []
                return
            }
            let isUsable = source.isUsable(for: interpretation == .gray ? .gray : .rgb)
            path = isUsable ? .toSRGB(source) : .keep
            warnings = isUsable ? [] : [.unusableProfile]
        case .unknown:
            path = .keep
            warnings = []
        }
    }
}

extension SourceMetadata {
    /// Whether colors that stay need the photo's profile: not where gray is to be sRGB's, and is.
    func keepsProfile(under policy: ColorPolicy) -> Bool { policy == .keep || !(iccProfile?.isSRGBGray ?? false) }
}

extension PhotoWarning {
    fileprivate static let unusableProfile = PhotoWarning(
        code: "icc-unusable", message: "Its color profile cannot be used to convert its colors.")
}
