/// One line that says how far a run is: "━━━━━━────────  1,234 of 20,000  12 rejected".
enum ProgressBar {
    private static let maximumBarWidth = 30

    /// `done` is up to `total`, `total` 1 or more, `width` the columns that the line may take.
    static func line(done: Int, total: Int, rejectedCount: Int, width: Int) -> String {
        var counts = "\(DisplayText.grouped(done)) of \(DisplayText.grouped(total))"
        if rejectedCount > 0 { counts += "  \(DisplayText.grouped(rejectedCount)) rejected" }
        let barWidth = min(maximumBarWidth, width - counts.count - 3)
        guard barWidth >= 5 else { return String(counts.prefix(max(0, width - 1))) }
        let filled = barWidth * done / total
        return String(repeating: "━", count: filled) + String(repeating: "─", count: barWidth - filled) + "  " + counts
    }
}
