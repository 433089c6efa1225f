/// The quantization steps of each component, none of them 0, so that they can be written again.
struct ValidatedTables {
    /// By component, 64 each, natural order, none of them 0.
    let steps: [[Int]]
    /// Components without any scan, which decoders show as if all their coefficients were 0.
    let missingComponentCount: Int
    /// Steps that were 0 (ITU-T T.81, B.2.4.1, forbids them); decoders take their coefficients for 0.
    let zeroStepCount: Int

    /// - Parameters:
    ///   - latched: by component, as libjpeg latched them; nil: no scan has the component.
    ///   - isRepaired: missing tables and steps of 0 become 1: their coefficients are all 0.
    /// - Throws: `missing-scans` or `corrupt` where something is missing and must not be made up.
    init(_ latched: [[UInt16]?], isRepaired: Bool) throws(PhotoError) {
        var steps: [[Int]] = []
        var missing = 0
        var zeros = 0
        for table in latched {
            guard let table else {
                guard isRepaired else { throw .missingScans }
                missing += 1
                steps.append([Int](repeating: 1, count: 64))
                continue
            }
            if table.contains(0) {
                guard isRepaired else { throw .corrupt("a quantization table has a step of 0") }
                zeros += table.count { $0 == 0 }
            }
            steps.append(table.map { max(1, Int($0)) })
        }
        self.steps = steps
        missingComponentCount = missing
        zeroStepCount = zeros
    }

    /// The source's own tables and scans cannot be handed on.
    var areMadeUp: Bool { missingComponentCount > 0 || zeroStepCount > 0 }
}
