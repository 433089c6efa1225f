/// Times as "2026-11-28T18:00:00Z" (RFC 3339), in UTC only: another one is not where this machine is.
package enum Timestamp {
    /// Seconds since 1970; nil for anything else.
    static func seconds(_ text: String) -> Int? {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z/),
            let year = Int(match.1), let month = Int(match.2), (1...12).contains(month), let day = Int(match.3),
            (1...31).contains(day), let hour = Int(match.4), let minute = Int(match.5), let second = Int(match.6)
        else { return nil }
        let days = HTTPDate.daysSince1970(year: year, month: month, day: day)
        return days * 86_400 + hour * 3_600 + minute * 60 + second
    }

    /// - Parameter secondsSince1970: of any clock in UTC.
    /// - Returns: "2026-11-28T18:00:00Z".
    package static func text(_ secondsSince1970: Int) -> String {
        let second = ((secondsSince1970 % 86_400) + 86_400) % 86_400
        return "\(day(secondsSince1970))T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }

    /// "2026-11-28", in UTC.
    static func day(_ secondsSince1970: Int) -> String {
        // Counted in years that start in March, of 400-year cycles (H. Hinnant, chrono-compatible calendars).
        let days = Int((Double(secondsSince1970) / 86_400).rounded(.down)) + 719_468
        let cycle = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfCycle = days - cycle * 146_097
        let year = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        return "\(year + cycle * 400 + (month >= 10 ? 1 : 0))-\(two(month < 10 ? month + 3 : month - 9))-\(two(day))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
