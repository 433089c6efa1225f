internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoMetadata

/// Chooses the rung of the ladder: the first one that fits loses the least.
package struct PhotoPlanner {
    package let options: NormalizationOptions

    package init(options: NormalizationOptions) {
        self.options = options
    }

    /// - Parameters:
    ///   - photo: the validated photo.
    ///   - outlook: what its markers put in sight.
    ///   - growthRatio: see `SizeBudget`; nil: what is usual.
    /// - Returns: the first rung that fits.
    /// - Throws: `PhotoError` when none does, or a coefficient is out of range.
    package func plan(
        _ photo: borrowing ValidatedPhoto,
        _ outlook: Outlook,
        growthRatio: Double? = nil
    ) throws(PhotoError) -> NormalizationPlan {
        let maximum = outlook.maximumByteCount
        func decided(_ rung: NormalizationPlan.Rung, _ byteCount: Int) -> NormalizationPlan {
            NormalizationPlan(
                rung: rung, metadata: outlook.metadata, maximumByteCount: maximum, predictedByteCount: byteCount)
        }

        if outlook.conforms && !photo.hasDecoderWarning {
            return decided(.passthrough, photo.source.bytes.count)
        }
        if let byteCount = outlook.splicedByteCount, byteCount <= maximum, !photo.hasEntropyWarning {
            return decided(.metadata(predictedByteCount: byteCount), byteCount)
        }

        let budget = budget(outlook, growthRatio: growthRatio)
        func written(_ file: CodedFile) -> CodedFile {
            var file = file
            file.isProgressive = options.isProgressive
            return file
        }
        let change = photo.change
        func rung(
            _ file: CodedFile,
            _ rung: (CodedFile) -> NormalizationPlan.Rung
        ) -> NormalizationPlan.Rung {
            change.map { .redrawn(file, isResized: $0.isResized) } ?? rung(file)
        }
        if let unchanged = unchangedFile(of: photo, within: budget) {
            return decided(
                rung(written(unchanged), NormalizationPlan.Rung.lossless), budget.expectedByteCount(of: unchanged))
        }
        let requantized: CodedFile
        do {
            requantized = try CodedFile(
                requantizing: photo.image,
                statistics: photo.statistics ?? CoefficientStatistics(of: photo.image),
                sourceSteps: photo.quantizationSteps,
                minimumSteps: photo.minimumSteps,
                fineness: photo.fineness,
                budget: budget,
                effort: SearchEffort(options.effort)
            )
        } catch {
            throw PhotoError(error)
        }
        guard requantized.code.outOfRangeCount == 0 else {
            throw .coefficientOutOfRange(count: requantized.code.outOfRangeCount)
        }
        return decided(
            rung(written(requantized), NormalizationPlan.Rung.requantized), budget.expectedByteCount(of: requantized))
    }

    /// - Parameters:
    ///   - outlook: of the photo.
    ///   - growthRatio: see `SizeBudget`; nil: what is usual.
    /// - Returns: what its coded data have to fit into.
    func budget(_ outlook: Outlook, growthRatio: Double? = nil) -> SizeBudget {
        SizeBudget(
            maximumByteCount: outlook.maximumByteCount,
            segmentByteCount: outlook.metadata.byteCount,
            growthRatio: growthRatio ?? SizeBudget.usualGrowthRatio(isProgressive: options.isProgressive)
        )
    }

    /// The coefficients as they are, under tables made for them: where they fit nothing has to be lost.
    ///
    /// - Parameters:
    ///   - photo: the photo.
    ///   - budget: of the file.
    /// - Returns: nil where they do not fit, cannot be coded, are finer than makes sense, or were found too large before they were split.
    func unchangedFile(of photo: borrowing ValidatedPhoto, within budget: SizeBudget) -> CodedFile? {
        guard photo.image.levelParts.allSatisfy({ $0 == 1 }), photo.minimumSteps == photo.quantizationSteps,
            photo.statistics?.mayFit(budget, photo.image) ?? true
        else {
            return nil
        }
        let file = CodedFile(
            unchanged: photo.image,
            statistics: photo.statistics,
            sourceSteps: photo.quantizationSteps,
            segmentByteCount: budget.segmentByteCount
        )
        return file.code.outOfRangeCount == 0 && budget.fits(file) ? file : nil
    }
}
