/// The 64 steps of a quantization table, by natural index (row by row): 0 … 65,535.
///
/// The standard forbids 0 (ITU-T T.81, B.2.4.1), but files have it.
package struct StepTable: Sendable, Hashable {
    /// For C.
    package private(set) var values: [UInt16]

    package init(_ values: [UInt16]) {
        precondition(values.count == 64, "a quantization table has 64 steps")
        self.values = values
    }

    /// - Parameter step: the step at a natural index, 0 … 65,535.
    package init(_ step: (Int) -> Int) { values = (0..<64).map { UInt16(step($0)) } }

    /// Every coefficient as it is.
    package static let ones = StepTable([UInt16](repeating: 1, count: 64))

    package subscript(index: Int) -> Int {
        get { Int(values[index]) }
        set { values[index] = UInt16(newValue) }
    }

    /// At each frequency the smaller of two steps.
    package static func finer(_ one: StepTable, _ other: StepTable) -> StepTable {
        StepTable { min(one[$0], other[$0]) }
    }

    /// At each frequency the larger of two steps.
    package static func coarser(_ one: StepTable, _ other: StepTable) -> StepTable {
        StepTable { max(one[$0], other[$0]) }
    }

    /// On average.
    package var mean: Double { Double(values.reduce(0) { $0 + Int($1) }) / 64 }
}
