package import JPEGCodec
internal import JPEGSyntax

/// Finds the best quantization of a picture for each budget.
package struct RequantizationSearch {
    let storage: CoefficientStorage
    let frame: FrameLayout
    let statistics: CoefficientStatistics
    let model: RateModel
    let mayFitAtFinest: Bool
    let effort: SearchEffort
    let workLimit: WorkLimit?

    /// - Parameters:
    ///   - image: the picture.
    ///   - statistics: of its coefficients.
    ///   - model: of these statistics, made for about the budget.
    ///   - effort: how much work the search does.
    ///   - workLimit: when it ends, done or not; nil: when it is done.
    package init(
        image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        model: RateModel,
        effort: SearchEffort,
        workLimit: WorkLimit? = nil
    ) {
        self.workLimit = workLimit
        storage = image.storage
        frame = image.frame
        self.statistics = statistics
        self.model = model
        mayFitAtFinest = image.coding.contains { $0.finestSteps != $0.steps }
        self.effort = effort
    }

    /// - Parameter budget: the bytes that the file has to fit into.
    /// - Returns: the file that makes the best of it.
    /// - Throws: `budgetUnreachable` when even a picture without any detail is too large; `stopped`.
    package func encodePlan(within budget: SizeBudget) throws(RateControlError) -> EncodePlan {
        let plan = Result { () throws(RateControlError) in try BudgetSearch(self, budget).run() }
        // What was counted when the time was over means nothing.
        do throws(CodecError) { try workLimit?.check() } catch { throw .stopped(error) }
        return try plan.get()
    }
}
