/// A photo after *decide*: headers and options have decided what they can, so it is known how much memory the rest will
/// take.
struct PreparedPhoto: Sendable {
    let probed: ProbedPhoto
    let headerPlan: HeaderPlan

    var properties: ImageProperties { probed.properties }

    /// - Parameters:
    ///   - probed: the photo.
    ///   - options: what it is to become.
    /// - Throws: `PhotoError` when no metadata can be made for it.
    init(deciding probed: ProbedPhoto, options: NormalizationOptions) throws(PhotoError) {
        self.probed = probed
        headerPlan = try HeaderPlan(probed, options: options)
    }

    /// Bytes of memory that normalizing it takes: input, coefficients, counters, and the output's buffer.
    ///
    /// A picture that its budget makes smaller takes up to 1.5 times its coefficients in addition, while it is
    /// rendered. Which ones that are, only counting tells.
    var predictedMemoryByteCount: Int {
        let counters = 4 << 20
        return probed.bytes.count + properties.coefficientByteCount(with: headerPlan.change)
            + properties.halvedChromaByteCount(with: headerPlan.change) + counters
            + min(headerPlan.maximumByteCount, 2 * probed.bytes.count)
    }
}
