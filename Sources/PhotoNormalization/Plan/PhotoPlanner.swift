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
    ///   - headerPlan: what its markers put in sight.
    ///   - growthRatio: see `SizeBudget`; nil: what is usual.
    /// - Returns: the first rung that fits.
    /// - Throws: `PhotoError` when none does, or a coefficient is out of range.
    package func plan(
        _ photo: borrowing ValidatedPhoto,
        _ headerPlan: HeaderPlan,
        growthRatio: Double? = nil
    ) throws(PhotoError) -> NormalizationPlan {
        let maximum = headerPlan.maximumByteCount
        func decided(_ rung: NormalizationPlan.Rung, _ byteCount: Int) -> NormalizationPlan {
            NormalizationPlan(
                rung: rung, metadata: headerPlan.metadata, maximumByteCount: maximum, predictedByteCount: byteCount)
        }

        if headerPlan.conforms && !photo.hasDecoderWarning {
            return decided(.passthrough, photo.source.bytes.count)
        }
        if let byteCount = headerPlan.splicedByteCount, byteCount <= maximum, !photo.hasEntropyWarning {
            return decided(.metadata(predictedByteCount: byteCount), byteCount)
        }

        let budget = budget(headerPlan, growthRatio: growthRatio)
        func written(_ file: EncodePlan) -> EncodePlan {
            var file = file
            file.isProgressive = options.isProgressive
            return file
        }
        let change = photo.change
        func rung(
            _ file: EncodePlan,
            _ rung: (EncodePlan) -> NormalizationPlan.Rung
        ) -> NormalizationPlan.Rung {
            change.map { .redrawn(file, isResized: $0.isResized) } ?? rung(file)
        }
        if let unchanged = unchangedFile(of: photo, within: budget) {
            return decided(
                rung(written(unchanged), NormalizationPlan.Rung.lossless), budget.expectedByteCount(of: unchanged))
        }
        let requantized: EncodePlan
        do {
            requantized = try EncodePlan(
                requantizing: photo.image,
                statistics: photo.statistics ?? CoefficientStatistics(of: photo.image),
                sourceSteps: photo.quantizationSteps,
                finestSteps: photo.finestSteps,
                viewingScale: photo.viewingScale,
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
    ///   - headerPlan: of the photo.
    ///   - growthRatio: see `SizeBudget`; nil: what is usual.
    /// - Returns: what its coded data have to fit into.
    func budget(_ headerPlan: HeaderPlan, growthRatio: Double? = nil) -> SizeBudget {
        SizeBudget(
            maximumByteCount: headerPlan.maximumByteCount,
            segmentByteCount: headerPlan.metadata.byteCount,
            growthRatio: growthRatio ?? SizeBudget.usualGrowthRatio(isProgressive: options.isProgressive)
        )
    }

    /// The coefficients as they are, under tables made for them: where they fit nothing has to be lost.
    ///
    /// - Parameters:
    ///   - photo: the photo.
    ///   - budget: of the file.
    /// - Returns: nil where they do not fit, cannot be coded, are finer than makes sense, or were found too large before they were split.
    func unchangedFile(of photo: borrowing ValidatedPhoto, within budget: SizeBudget) -> EncodePlan? {
        guard photo.image.levelPrecision.allSatisfy({ $0 == 1 }), photo.finestSteps == photo.quantizationSteps,
            photo.statistics?.mayFit(budget, photo.image) ?? true
        else {
            return nil
        }
        let file = EncodePlan(
            unchanged: photo.image,
            statistics: photo.statistics,
            sourceSteps: photo.quantizationSteps,
            segmentByteCount: budget.segmentByteCount
        )
        return file.code.outOfRangeCount == 0 && budget.fits(file) ? file : nil
    }
}
