/// Dates in header fields (RFC 9110, 5.6.7), in all three forms that a recipient has to read.
enum HTTPDate {
    /// Seconds since 1970; nil for what is no date.
    static func secondsSince1970(_ text: String) -> Int? {
        let words = text.split { " ,-".contains($0) }.map(String.init)
        switch words.count {
        // Sun, 06 Nov 1994 08:49:37 GMT
        case 6 where words[4].contains(":"): return seconds(words[1], words[2], words[3], words[4])
        // Sun Nov  6 08:49:37 1994
        case 5 where words[3].contains(":"): return seconds(words[2], words[1], words[4], words[3])
        default: return nil
        }
    }

    private static func seconds(_ day: String, _ month: String, _ year: String, _ time: String) -> Int? {
        guard let day = Int(day), (1...31).contains(day), let month = months.firstIndex(of: month.lowercased()),
            var year = Int(year), year >= 0, year <= 9_999
        else { return nil }
        // Sunday, 06-Nov-94: of this century, unless that is more than 50 years ahead.
        if year < 100 { year += year < 77 ? 2_000 : 1_900 }
        let parts = time.split(separator: ":").map { Int($0) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        return daysSince1970(year: year, month: month + 1, day: day) * 86_400 + hour * 3_600 + minute * 60 + second
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// In the Gregorian calendar, counted in years that start in March.
    static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let leapDays = year / 4 - year / 100 + year / 400
        return 365 * year + leapDays + dayOfYear - 719_468
    }
}
