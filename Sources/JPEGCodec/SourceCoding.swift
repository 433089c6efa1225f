package import JPEGSyntax

/// How a component's coefficients came about; tables are turned as the picture is.
package struct SourceCoding: Sendable, Hashable {
    /// The quantization steps of its levels, none of them 0.
    package let steps: StepTable
    /// The finest steps that make sense for an output, none below `steps`: finer ones would only keep coding noise.
    package let finestSteps: StepTable
    /// The steps of the photo's earlier encode, or such that leave as much noise: smaller differences are coding noise.
    package let noiseSteps: StepTable
    /// The coefficients are the file's, which decoders turn into 8-bit samples; false: they were computed.
    package let isFromFile: Bool
    /// The precision of the coefficients in memory. 8: eighths of a level; 1: levels.
    package internal(set) var levelPrecision = 1

    /// A file's component; what of its table is missing or 0 becomes 1, since its coefficients are all taken for 0.
    package init(latched steps: StepTable?) {
        self.steps = steps.map { StepTable.coarser($0, .ones) } ?? .ones
        finestSteps = self.steps
        noiseSteps = self.steps
        isFromFile = true
    }

    /// A component that is computed.
    ///
    /// - Parameters:
    ///   - steps: of its levels; nil: the finest that make sense.
    ///   - finestSteps: that make sense for an output.
    ///   - noiseSteps: of the photo's earlier encode.
    package init(computedWith steps: StepTable? = nil, finestSteps: StepTable, noiseSteps: StepTable) {
        self.steps = steps ?? finestSteps
        self.finestSteps = finestSteps
        self.noiseSteps = noiseSteps
        isFromFile = false
    }

    /// The same component, computed in steps of 1.
    package var inSteps1: SourceCoding {
        SourceCoding(computedWith: .ones, finestSteps: finestSteps, noiseSteps: noiseSteps)
    }
}
