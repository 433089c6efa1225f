/// Times as texts, in UTC only: another one is not where this machine is.
package enum Timestamp {
    /// "2026-11-28T18:00:00Z" (RFC 3339), or "11/28/2026 6:00:00 PM +00:00", as App Service writes it, with a half of
    /// the day or without.
    ///
    /// - Returns: seconds since 1970; nil for anything else.
    static func seconds(_ text: String) -> Int? {
        if let match = text.wholeMatch(
            of: /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|\+00:00)/)
        {
            return seconds([match.1, match.2, match.3], [match.4, match.5, match.6])
        }
        guard
            let match = text.wholeMatch(
                of: /(\d\d?)\/(\d\d?)\/(\d{4}) (\d\d?):(\d\d):(\d\d)(?: ([AP]M))? \+00:00/)
        else { return nil }
        var hour = match.4
        // Some write 15:00:00 PM.
        if let half = match.7, let number = Int(hour), number <= 12 {
            hour = Substring(String(number % 12 + (half == "PM" ? 12 : 0)))
        }
        return seconds([match.3, match.1, match.2], [hour, match.5, match.6])
    }

    private static func seconds(_ date: [Substring], _ time: [Substring]) -> Int? {
        let (date, time) = (date.compactMap { Int($0) }, time.compactMap { Int($0) })
        guard date.count == 3, time.count == 3, (1...12).contains(date[1]), (1...31).contains(date[2]) else {
            return nil
        }
        let days = HTTPDate.daysSince1970(year: date[0], month: date[1], day: date[2])
        return days * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2]
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
