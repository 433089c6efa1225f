/// How far the dead zones of the highest frequencies are widened, so that more small coefficients become 0.
///
/// Neighboring sets of tables differ in size; widening fills the gap between them, so that the whole budget is used.
struct DeadZoneWidening: Sendable, Hashable {
    /// Coded positions from here on are widened in every row; 64: none is.
    let position: Int
    /// MCU rows in which the position before is widened as well.
    let pattern: RowDither
    /// The bytes that it saves, about.
    let byteCount: Double

    static let none = DeadZoneWidening(position: 64, pattern: .none, byteCount: 0)

    /// The lowest position that is ever widened: below, it would show.
    private static let firstPosition = 3

    /// nil: all that may be widened does not save as much.
    ///
    /// - Parameters:
    ///   - byteCount: bytes to be saved; nothing is widened where it is 0 or less.
    ///   - savedByteCount: the bytes that widening a frequency (natural index) saves in all rows.
    init?(byteCount: Double, savedByteCount: (Int) -> Double) {
        guard byteCount > 0 else {
            self = .none
            return
        }
        var sum = 0.0
        for position in stride(from: 63, through: Self.firstPosition, by: -1) {
            let saved = savedByteCount(ZigzagOrder.naturalIndex[position])
            if sum + saved >= byteCount {
                self.init(
                    position: position + 1,
                    pattern: RowDither(fraction: (byteCount - sum) / saved),
                    byteCount: byteCount
                )
                return
            }
            sum += saved
        }
        return nil
    }

    private init(position: Int, pattern: RowDither, byteCount: Double) {
        self.position = position
        self.pattern = pattern
        self.byteCount = byteCount
    }

    func apply(to quantization: ComponentQuantization) -> ComponentQuantization {
        var rules = quantization.rules
        for position in position..<64 {
            let index = ZigzagOrder.naturalIndex[position]
            rules[index] = rules[index].widened
        }
        var patternRules = rules
        if position > 1, !pattern.isEmpty {
            let index = ZigzagOrder.naturalIndex[position - 1]
            patternRules[index] = patternRules[index].widened
        }
        return ComponentQuantization(
            sourceSteps: quantization.sourceSteps,
            steps: quantization.steps,
            rules: rules,
            patternRules: patternRules,
            pattern: pattern,
            levelPrecision: quantization.levelPrecision
        )
    }
}
