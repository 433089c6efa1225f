internal import JPEGSyntax
internal import PhotoMetadata

/// A photo after *decide*: headers and options have decided what they can, so it is known how much memory the rest will
/// take.
struct PreparedPhoto: Sendable {
    let probed: ProbedPhoto
    let headerPlan: HeaderPlan
    /// The change that lack of memory makes of a picture that has to be coded anew after all; nil: there is none.
    private let fallback: PictureChange?

    var properties: ImageProperties { probed.properties }

    /// - Parameters:
    ///   - probed: the photo.
    ///   - options: what it is to become.
    /// - Throws: `PhotoError` when no metadata can be made for it.
    init(deciding probed: ProbedPhoto, options: NormalizationOptions) throws(PhotoError) {
        self.probed = probed
        headerPlan = try HeaderPlan(probed, options: options)
        fallback = headerPlan.keepsNoCoefficients ? PictureChange(probed.properties, options: options) : nil
    }

    private init(_ probed: ProbedPhoto, _ headerPlan: HeaderPlan) {
        (self.probed, self.headerPlan, fallback) = (probed, headerPlan, nil)
    }

    /// The photo with another change of its pixels.
    ///
    /// - Throws: `PhotoError` when no metadata can be made for it.
    func with(_ change: PictureChange, policy: MetadataPolicy) throws(PhotoError) -> PreparedPhoto {
        PreparedPhoto(probed, try headerPlan.with(change, of: probed, policy: policy))
    }

    /// The plan for the photo after decoding, which may have found bytes behind its picture.
    ///
    /// - Throws: `PhotoError` when no metadata can be made for it.
    func headerPlan(of decoded: ProbedPhoto, options: NormalizationOptions) throws(PhotoError) -> HeaderPlan {
        if decoded.properties.structure.trailingData == properties.structure.trailingData { return headerPlan }
        if let change = headerPlan.change { return try headerPlan.with(change, of: decoded, policy: options.metadata) }
        return try HeaderPlan(decoded, options: options)
    }

    /// Bytes of memory that normalizing it takes: input, coefficients, counters, and the output's buffer.
    ///
    /// A picture that its budget makes smaller takes up to 1.5 times its coefficients in addition, while it is
    /// rendered. Which ones that are, only counting tells.
    var predictedMemoryByteCount: Int {
        let counters = 4 << 20
        return probed.bytes.count + coefficientByteCount
            + properties.halvedChromaByteCount(with: headerPlan.change) + counters
            + min(headerPlan.maximumByteCount, 2 * probed.bytes.count)
    }

    private var coefficientByteCount: Int {
        if headerPlan.keepsNoCoefficients { return fallback.map { properties.coefficientByteCount(with: $0) } ?? 0 }
        let isCoded = headerPlan.reuse(hasWarnings: false, mustRecode: false) == .nothing
        // A progressive file is decoded again, and libjpeg keeps all of it.
        let checked =
            headerPlan.isProgressive && isCoded ? properties.outputCoefficientByteCount(with: headerPlan.change) : 0
        return properties.coefficientByteCount(with: headerPlan.change) + checked
    }
}
