internal import JPEGSyntax

/// What is wrong with the quantization tables of a photo.
struct ValidatedTables {
    /// Components without any scan, which decoders show as if all their coefficients were 0.
    let missingComponentCount: Int
    /// Steps that were 0 (ITU-T T.81, B.2.4.1, forbids them); decoders take their coefficients for 0.
    let zeroStepCount: Int

    /// - Parameters:
    ///   - latched: by component, as libjpeg latched them; nil: no scan has the component.
    ///   - isRepaired: missing tables and steps of 0 become 1, see `SourceCoding`.
    /// - Throws: `missing-scans` or `corrupt` where something is missing and must not be made up.
    init(_ latched: [StepTable?], isRepaired: Bool) throws(PhotoError) {
        var missing = 0
        var zeros = 0
        for table in latched {
            guard let table else {
                guard isRepaired else { throw .missingScans }
                missing += 1
                continue
            }
            let count = table.values.count { $0 == 0 }
            guard isRepaired || count == 0 else { throw .corrupt("a quantization table has a step of 0") }
            zeros += count
        }
        missingComponentCount = missing
        zeroStepCount = zeros
    }

    /// The source's own tables and scans cannot be handed on.
    var areMadeUp: Bool { missingComponentCount > 0 || zeroStepCount > 0 }
}
