/// How often which faults hit which requests.
public struct FaultRule: Sendable, Hashable {
    /// Taken in turn.
    public var kinds: [FaultKind]
    /// 0 ... 1, of the requests of its class.
    public var rate: Double
    /// Which requests it is for.
    public var requestClasses: Set<FaultKind.RequestClass>

    /// - Parameters:
    ///   - kinds: taken in turn.
    ///   - rate: 0 ... 1.
    ///   - requestClasses: which requests it is for.
    public init(
        kinds: [FaultKind],
        rate: Double,
        requestClasses: Set<FaultKind.RequestClass> = [.write]
    ) {
        self.kinds = kinds
        self.rate = rate
        self.requestClasses = requestClasses
    }
}

extension FaultRule {
    /// What is wrong with a rule's text.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case missingRate(String)
        case invalidRate(String)
        case unknownKind(String)
        case unknownClass(String)

        /// A sentence that says what is wrong, and what to write instead.
        public var description: String {
            switch self {
            case .missingRate(let text): "\(text) does not say how often. Write KIND=RATE, for instance reset=20%."
            case .invalidRate(let text): "\(text) is no rate. Give 0% ... 100%, or 0 ... 1."
            case .unknownKind(let text):
                "\(text) is no kind of fault. There are: \(FaultKind.allCases.map(\.rawValue).joined(separator: ", ")), "
                    + "and retryable and all for several in turn."
            case .unknownClass(let text):
                "\(text) is no kind of request. There are: "
                    + "\(FaultKind.RequestClass.allCases.map(\.rawValue).joined(separator: ", "))."
            }
        }
    }

    /// Reads `[CLASS[,CLASS]:]KIND[,KIND]=RATE`: `reset=20%`, `read:stall=0.05`, `token:503=50%`, `retryable=20%`.
    ///
    /// - Parameter text: without a class, the requests that bring photos are meant.
    /// - Throws: which part is wrong.
    public init(parsing text: String) throws(Failure) {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2 else { throw .missingRate(text) }
        let parts = sides[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var requestClasses: Set<FaultKind.RequestClass> = [.write]
        if parts.count == 2 {
            requestClasses = []
            for name in parts[0].split(separator: ",", omittingEmptySubsequences: false) {
                guard let known = FaultKind.RequestClass(rawValue: String(name)) else {
                    throw .unknownClass(String(name))
                }
                requestClasses.insert(known)
            }
        }
        self.init(
            kinds: try Self.kinds(parts[parts.count - 1]),
            rate: try Self.rate(sides[1]),
            requestClasses: requestClasses
        )
    }

    /// Reads `KIND[,KIND]`, where `retryable` and `all` stand for several.
    public static func kinds(_ text: String) throws(Failure) -> [FaultKind] {
        var kinds: [FaultKind] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            switch name {
            case "all": kinds += FaultKind.allCases
            case "retryable": kinds += FaultKind.retryable
            default:
                guard let kind = FaultKind(rawValue: String(name)) else { throw .unknownKind(String(name)) }
                kinds.append(kind)
            }
        }
        return kinds
    }

    private static func rate(_ text: String) throws(Failure) -> Double {
        let isPercentage = text.hasSuffix("%")
        guard let value = Double(isPercentage ? String(text.dropLast()) : text), value >= 0 else {
            throw .invalidRate(text)
        }
        let rate = isPercentage ? value / 100 : value
        guard rate <= 1 else { throw .invalidRate(text) }
        return rate
    }
}

extension FaultRule: CustomStringConvertible {
    /// In the form that `init(parsing:)` reads.
    public var description: String {
        let classes = FaultKind.RequestClass.allCases.filter(requestClasses.contains).map(\.rawValue)
        return "\(classes.joined(separator: ",")):\(kinds.map(\.rawValue).joined(separator: ","))=\(rate)"
    }
}
