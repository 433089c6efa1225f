/// The calibration of the model: how its bits become bytes, learned by counting, and the bytes of headers.
struct RateCalibration {
    /// Bytes per model bit, beside the two bits that every block takes. It changes slowly with λ.
    var bytesPerBit: Double
    var headerByteCount: Int
    /// Levels of the picture for each level of the sample.
    var sampleScale = 1.0
    /// The last counted choice that was too large, and the last that was not.
    var larger: Found?
    var smaller: Found?
    /// The measured excess of the last tables that were too large: the bytes that widening has to take off.
    ///
    /// It is kept because bytes per bit differ between distant sets of tables: without it the search oscillates between
    /// two of them.
    var excess: (choice: RateModel.Choice, byteCount: Double)?
    /// Inputs of the trellis by component; nil: levels are those of the rules.
    var refinements: [Refinement]?
    /// A sample has been counted.
    var isLearned = false

    /// The model's bits of a choice, and the bytes that were counted for it, without widening.
    struct Found {
        let bitCount: Double
        let byteCount: Double
    }

    /// The line through both counted choices: each further choice lies between them.
    var line: (bitCount: Double, byteCount: Double, bytesPerBit: Double)? {
        guard let larger, let smaller, larger.bitCount > smaller.bitCount, larger.byteCount > smaller.byteCount
        else { return nil }
        let slope = (larger.byteCount - smaller.byteCount) / (larger.bitCount - smaller.bitCount)
        return (smaller.bitCount, smaller.byteCount, slope)
    }

    /// Forgets both counted choices: a sample and all blocks do not come to quite the same size.
    mutating func forgetFound() { (larger, smaller) = (nil, nil) }
}
