/// One table of a DQT segment (ITU-T T.81, B.2.4.1).
package struct QuantizationTable: Sendable, Hashable {
    /// Tq, 0 … 3.
    package let slot: UInt8
    /// Bits per step as stored: 8 or 16.
    package let precision: Int
    package let steps: StepTable
}
