/// Runs stages of the engine on a photo, each by itself.
///
/// For Benchmarks/ alone: that is another package, which `package` access does not reach, so the stages have to be
/// public somewhere, and better here than where they are. What is behind it stays behind one reference: the other
/// package is not always compiled again when the layout of the engine's values changes.
public final class StageRunner {
    private let stages: PreparedStages

    /// - Parameters:
    ///   - photo: a JPEG file's bytes.
    ///   - budgetShare: of the photo's bytes, 0 … 1.
    /// - Throws: what decoding or the search throws.
    public init(photo: [UInt8], budgetShare: Double) throws {
        stages = try PreparedStages(photo: photo, budgetShare: budgetShare)
    }

    /// Runs one stage once.
    ///
    /// - Parameter stage: which one.
    /// - Returns: a number that depends on the stage's result, so that no part of the work can be left out.
    /// - Throws: what the stage throws.
    public func run(_ stage: Stage) throws -> Int { try stages.run(stage) }
}
