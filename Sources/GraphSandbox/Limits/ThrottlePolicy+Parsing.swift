extension ThrottlePolicy {
    /// What is wrong with a policy's text.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case unknownSetting(String)
        case invalidValue(setting: String, value: String)

        /// A sentence that says what is wrong, and what to write instead.
        public var description: String {
            switch self {
            case .unknownSetting(let text):
                "\(text) is no limit. Give live, off, or a list of in-flight=N, requests=N, bytes=N, per=app|mailbox, "
                    + "delay=SECONDS."
            case .invalidValue(let setting, let value): "\(value) is no value for \(setting)."
            }
        }
    }

    /// Reads `live`, `off`, or what differs from the live service: `in-flight=2,bytes=1000000,requests=50,per=mailbox`.
    /// `off` as a value takes a limit away.
    ///
    /// - Throws: which part is wrong.
    public init(parsing text: String) throws(Failure) {
        self = .live
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            switch part {
            case "live": self = .live
            case "off": self = .off
            default:
                let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard sides.count == 2 else { throw .unknownSetting(String(part)) }
                try set(sides[0], to: sides[1])
            }
        }
    }

    private mutating func set(_ setting: String, to value: String) throws(Failure) {
        switch setting {
        case "in-flight": maximumInFlightCount = try Self.count(value, of: setting)
        case "requests": maximumRequestCount = try Self.count(value, of: setting)
        case "bytes": maximumUploadByteCount = try Self.count(value, of: setting)
        case "per":
            guard let known = Scope(rawValue: value) else { throw .invalidValue(setting: setting, value: value) }
            scope = known
        case "delay":
            guard let seconds = Double(value), (0...3_600).contains(seconds) else {
                throw .invalidValue(setting: setting, value: value)
            }
            inFlightDelay = .milliseconds(Int(seconds * 1_000))
        default: throw .unknownSetting(setting)
        }
    }

    private static func count(_ text: String, of setting: String) throws(Failure) -> Int? {
        if text == "off" { return nil }
        guard let count = Int(text), count > 0 else { throw .invalidValue(setting: setting, value: text) }
        return count
    }
}
