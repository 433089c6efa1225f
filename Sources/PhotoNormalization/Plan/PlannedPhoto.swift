internal import JPEGCodec
internal import JPEGRateControl

/// A photo after *plan*, with its plan.
struct PlannedPhoto: ~Copyable {
    let photo: ValidatedPhoto
    private let lossless: LosslessCandidate?
    /// The search over the photo's statistics, for any budget; nil: none was needed yet.
    private var search: RequantizationSearch?
    private(set) var plan: NormalizationPlan
    private var isProgressive: Bool
    /// nil: nothing is searched.
    private let workLimit: WorkLimit?

    /// A photo whose coded data stay.
    init(_ adapted: consuming AdaptedPhoto, _ plan: NormalizationPlan) {
        lossless = adapted.lossless
        photo = adapted.photo
        isProgressive = false
        workLimit = nil
        self.plan = plan
    }

    /// A photo whose coefficients have to be coded anew.
    ///
    /// - Throws: `PhotoError` when the budget cannot be met, or a coefficient is out of range.
    init(coding adapted: consuming AdaptedPhoto, _ workLimit: WorkLimit) throws(PhotoError) {
        search = nil
        self.workLimit = workLimit
        isProgressive = adapted.photo.headerPlan.isProgressive
        plan = try Self.plan(
            adapted.photo, adapted.lossless, &search, adapted.model, adapted.photo.headerPlan.budget(),
            workLimit, isProgressive: isProgressive)
        lossless = adapted.lossless
        photo = adapted.photo
    }

    /// Plans again, with the growth that the written file has shown.
    ///
    /// - Parameter growthRatio: see `SizeBudget`.
    /// - Throws: `PhotoError` when the budget cannot be met.
    mutating func planAgain(growthRatio: Double) throws(PhotoError) {
        plan = try Self.plan(
            photo, lossless, &search, nil, photo.headerPlan.budget(growthRatio: growthRatio),
            workLimit, isProgressive: isProgressive)
    }

    /// Plans again, for one scan.
    ///
    /// - Throws: `PhotoError` when the budget cannot be met.
    mutating func planSequential() throws(PhotoError) {
        let growthRatio = SizeBudget.usualGrowthRatio(isProgressive: false)
        isProgressive = false
        plan = try Self.plan(
            photo, lossless, &search, nil, photo.headerPlan.budget(growthRatio: growthRatio), workLimit,
            isProgressive: false)
    }

    private static func plan(
        _ photo: borrowing ValidatedPhoto,
        _ lossless: LosslessCandidate?,
        _ search: inout RequantizationSearch?,
        _ model: RateModel?,
        _ budget: SizeBudget,
        _ workLimit: WorkLimit?,
        isProgressive: Bool
    ) throws(PhotoError) -> NormalizationPlan {
        let headerPlan = photo.headerPlan
        func plan(
            _ file: EncodePlan,
            _ rung: (EncodePlan) -> NormalizationPlan.Rung
        ) -> NormalizationPlan {
            var file = file
            file.isProgressive = isProgressive
            return NormalizationPlan(
                headerPlan.change.map { .redrawn(file, isResized: $0.isResized) } ?? rung(file),
                headerPlan,
                predictedByteCount: budget.expectedByteCount(of: file)
            )
        }
        if let file = lossless?.file(within: budget) { return plan(file, NormalizationPlan.Rung.lossless) }
        let ready = search ?? RequantizationSearch(photo, model, workLimit)
        search = ready
        let file: EncodePlan
        do {
            file = try ready.encodePlan(within: budget)
        } catch {
            throw PhotoError(error)
        }
        guard file.code.outOfRangeCount == 0 else { throw .coefficientOutOfRange(count: file.code.outOfRangeCount) }
        return plan(file, NormalizationPlan.Rung.requantized)
    }
}

extension RequantizationSearch {
    /// - Parameters:
    ///   - photo: the photo.
    ///   - model: of the photo; nil: there is none yet.
    ///   - workLimit: when the search ends, done or not.
    fileprivate init(_ photo: borrowing ValidatedPhoto, _ model: RateModel?, _ workLimit: WorkLimit?) {
        let statistics = photo.picture.statistics ?? CoefficientStatistics(of: photo.picture.image)
        self.init(
            image: photo.picture.image,
            statistics: statistics,
            model: model ?? RateModel(photo, statistics),
            effort: photo.headerPlan.effort,
            workLimit: workLimit
        )
    }
}
