/// One table of a DQT segment (ITU-T T.81, B.2.4.1).
package struct QuantizationTable: Sendable, Hashable {
    /// Tq, 0 … 3.
    package let slot: UInt8
    /// Bits per step as stored: 8 or 16.
    package let precision: Int
    /// 64 steps in natural order (row by row), 0 … 65,535. The standard forbids 0; decoders multiply by it all the
    /// same.
    package let steps: [UInt16]

    package init(slot: UInt8, precision: Int, steps: [UInt16]) {
        precondition(steps.count == 64, "a quantization table has 64 steps")
        self.slot = slot
        self.precision = precision
        self.steps = steps
    }

    /// Natural-order index of each zigzag position (ITU-T T.81, figure A.6).
    package static let naturalOrder: [Int] = [
        0, 1, 8, 16, 9, 2, 3, 10,
        17, 24, 32, 25, 18, 11, 4, 5,
        12, 19, 26, 33, 40, 48, 41, 34,
        27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36,
        29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46,
        53, 60, 61, 54, 47, 55, 62, 63,
    ]
}
