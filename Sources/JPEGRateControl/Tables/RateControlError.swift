package import JPEGCodec

/// Why no file within the budget could be decided on.
package enum RateControlError: Error, Sendable, Hashable {
    /// The least that these dimensions can be coded in is more than the budget.
    case budgetUnreachable(smallestByteCount: Int, maximumByteCount: Int)
    /// The work was stopped.
    case stopped(CodecError)
}
