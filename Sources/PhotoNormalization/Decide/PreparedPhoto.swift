internal import JPEGSyntax
internal import PhotoMetadata

/// A photo after *decide*: headers and options have decided what they can, so it is known how much memory the rest will
/// take.
struct PreparedPhoto: Sendable {
    let probed: ProbedPhoto
    var headerPlan: HeaderPlan
    /// The change that lack of memory makes of a picture that has to be coded anew after all; nil: there is none.
    let fallback: PictureChange?
    /// The output is decoded again, whatever it is.
    let checksItself: Bool

    var properties: ImageProperties { probed.properties }

    /// - Parameters:
    ///   - probed: the photo.
    ///   - options: what it is to become.
    /// - Throws: `PhotoError` when no metadata can be made for it.
    init(deciding probed: ProbedPhoto, options: NormalizationOptions) throws(PhotoError) {
        self.probed = probed
        headerPlan = try HeaderPlan(probed, options: options)
        fallback = headerPlan.keepsNoCoefficients ? PictureChange(probed.properties, options: options) : nil
        checksItself = options.checksItself
    }

    private init(_ photo: PreparedPhoto, _ headerPlan: HeaderPlan) {
        (probed, checksItself, fallback) = (photo.probed, photo.checksItself, nil)
        self.headerPlan = headerPlan
    }

    /// The photo with another change of its pixels.
    ///
    /// - Throws: `PhotoError` when no metadata can be made for it.
    func with(_ change: PictureChange, policy: MetadataPolicy) throws(PhotoError) -> PreparedPhoto {
        PreparedPhoto(self, try headerPlan.with(change, of: probed, policy: policy))
    }

    /// The plan for the photo after decoding, which may have found bytes behind its picture.
    ///
    /// - Throws: `PhotoError` when no metadata can be made for it.
    func headerPlan(of decoded: ProbedPhoto, options: NormalizationOptions) throws(PhotoError) -> HeaderPlan {
        if decoded.properties.structure.trailingData == properties.structure.trailingData { return headerPlan }
        if let change = headerPlan.change { return try headerPlan.with(change, of: decoded, policy: options.metadata) }
        var plan = try HeaderPlan(decoded, options: options)
        plan.memory = headerPlan.memory
        return plan
    }
}
