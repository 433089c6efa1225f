/// What choosing a block's levels for what they cost and what they show goes by; see `BlockTrellis`.
package struct Refinement: Sendable, Hashable {
    /// Error that a bit is worth, in units of weighted squared error.
    let errorPerBit: Double
    /// How visible a squared error is, 64, natural order.
    let weights: [Double]
    /// Bits of each AC symbol's code, 256; 0: the symbol did not occur.
    let codeLengths: [UInt8]
    /// The energy of a block's AC coefficients at which an error counts as much as the weights say; in flatter blocks it counts
    /// more.
    let usualEnergy: Double

    /// Bits cost nothing: every level stays.
    static let none = Refinement(
        errorPerBit: 0,
        weights: [Double](repeating: 1, count: 64),
        codeLengths: [UInt8](repeating: 1, count: 256),
        usualEnergy: 1
    )
}
