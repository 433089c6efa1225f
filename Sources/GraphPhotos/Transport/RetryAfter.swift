/// What a Retry-After field asks for.
enum RetryAfter {
    /// - Parameters:
    ///   - answer: one that may ask for patience, in the usual field or in one of Azure's, which are in milliseconds.
    ///   - now: this machine's clock, in seconds since 1970, where there is no Date field.
    /// - Returns: the longest that is asked for; nil for none.
    static func duration(_ answer: HTTPExchangeAnswer, now: Int) -> Duration? {
        let date = answer.header("date")
        let usual = answer.header("retry-after").flatMap { duration($0, date: date, now: now) }
        let others = ["retry-after-ms", "x-ms-retry-after-ms"].compactMap { name in
            answer.header(name).flatMap { seconds($0) }.map { Duration.milliseconds(Int($0.rounded(.up))) }
        }
        return ([usual].compactMap(\.self) + others).max()
    }

    /// - Parameters:
    ///   - text: seconds, which may be fractional, or a date.
    ///   - date: the answer's Date field: a date is meant by the service's clock.
    ///   - now: this machine's clock, in seconds since 1970, where there is no Date field.
    /// - Returns: 0 or more; nil for what is neither.
    static func duration(_ text: String, date: String?, now: Int) -> Duration? {
        if let seconds = seconds(text) { return .milliseconds(Int((seconds * 1_000).rounded(.up))) }
        guard let until = HTTPDate.secondsSince1970(text) else { return nil }
        let from = date.flatMap { HTTPDate.secondsSince1970($0) } ?? now
        return .seconds(max(0, until - from))
    }

    /// Digits with an optional fraction; a year is the most that is taken seriously.
    private static func seconds(_ text: String) -> Double? {
        let number = text.filter { $0 != " " && $0 != "\t" }
        guard number.first != ".", number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else {
            return nil
        }
        return Double(number).map { min($0, 31_536_000) }
    }
}
