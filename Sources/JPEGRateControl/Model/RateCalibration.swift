/// How the model's bits become bytes beside what each block takes, and what else is in the file.
struct RateCalibration {
    /// Changes slowly with λ.
    var bytesPerBit: Double
    var headerByteCount: Int
    /// The picture's levels for each in the sample.
    var sampleScale = 1.0
    /// What was last found too large, and too small.
    var larger: Found?
    var smaller: Found?
    /// What widening has to take off the tables that were last found too large. A byte for a bit means little from one set of
    /// tables to the next where they lie far apart: without this the search would go to and fro between two of them.
    var excess: (choice: RateModel.Choice, byteCount: Double)?
    /// By component; nil: levels stay what the rules say.
    var refinements: [Refinement]?
    /// A sample has been counted.
    var isLearned = false

    /// The model's bits of a choice, and what it came to without widening.
    struct Found {
        let bitCount: Double
        let byteCount: Double
    }

    /// Through both of what was found: from there on each further one lies between them.
    var line: (bitCount: Double, byteCount: Double, bytesPerBit: Double)? {
        guard let larger, let smaller, larger.bitCount > smaller.bitCount, larger.byteCount > smaller.byteCount
        else { return nil }
        let slope = (larger.byteCount - smaller.byteCount) / (larger.bitCount - smaller.bitCount)
        return (smaller.bitCount, smaller.byteCount, slope)
    }

    /// A sample and all blocks do not come to quite the same.
    mutating func forgetFound() { (larger, smaller) = (nil, nil) }
}
