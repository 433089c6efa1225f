/// Decides which requests go wrong, and how. The same seed and the same requests in the same order give the same
/// faults.
public struct FaultPlan: Sendable, Hashable {
    /// The first rule that hits is taken.
    public private(set) var rules: [FaultRule]
    /// Of what looks like chance.
    public let seed: UInt64
    /// Faults for the next requests that bring a photo, one each, before any rule is asked.
    public var script: [FaultKind]

    /// Requests seen so far, by class.
    private var requestCounts: [FaultKind.RequestClass: Int] = [:]
    /// Hits so far, by rule.
    private var hitCounts: [Int]

    /// - Parameters:
    ///   - rules: the first that hits is taken.
    ///   - seed: of what looks like chance.
    ///   - script: faults for the first requests that bring a photo.
    public init(rules: [FaultRule] = [], seed: UInt64 = 1, script: [FaultKind] = []) {
        self.rules = rules
        self.seed = seed
        self.script = script
        hitCounts = rules.map { _ in 0 }
    }

    /// What to do to the next request; nil: nothing.
    public mutating func next(for requestClass: FaultKind.RequestClass) -> FaultKind? {
        let number = requestCounts[requestClass, default: 0]
        requestCounts[requestClass] = number + 1
        if requestClass == .write, !script.isEmpty { return script.removeFirst() }
        for (index, rule) in rules.enumerated() where rule.requestClasses.contains(requestClass) {
            let kinds = rule.kinds.filter { $0.applies(to: requestClass) }
            var generator = SplitMix64(seed: seed, stream: stream(of: index, requestClass), index: UInt64(number))
            guard !kinds.isEmpty, generator.nextUnit() < rule.rate else { continue }
            hitCounts[index] += 1
            return kinds[(hitCounts[index] - 1) % kinds.count]
        }
        return nil
    }

    private func stream(of rule: Int, _ requestClass: FaultKind.RequestClass) -> UInt64 {
        let classIndex = FaultKind.RequestClass.allCases.firstIndex(of: requestClass) ?? 0
        return UInt64(rule * FaultKind.RequestClass.allCases.count + classIndex + 1)
    }
}
