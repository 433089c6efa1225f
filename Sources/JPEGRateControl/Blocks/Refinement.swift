/// Inputs of the trellis: the worth of a bit, weights, code lengths. See `BlockTrellis`.
package struct Refinement: Sendable, Hashable {
    /// The weighted squared error that a bit is worth.
    let errorPerBit: Double
    /// How visible a squared error is, 64, natural order.
    let weights: [Double]
    /// Bits of each AC symbol's code, 256; 0: the symbol did not occur.
    let codeLengths: [UInt8]
    /// The AC energy of a usual block, in squared sample values: errors in it count as the weights say, in flatter
    /// blocks more.
    let usualEnergy: Double

    /// Bits cost nothing: every level stays.
    static let none = Refinement(
        errorPerBit: 0,
        weights: [Double](repeating: 1, count: 64),
        codeLengths: [UInt8](repeating: 1, count: 256),
        usualEnergy: 1
    )
}
