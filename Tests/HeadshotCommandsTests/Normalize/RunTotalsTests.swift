import PhotoNormalization
import Testing

@testable import HeadshotCommands

@Suite("Totals and exit status")
struct RunTotalsTests {
    private func totals(_ results: [PhotoResult]) -> RunTotals {
        var totals = RunTotals()
        results.forEach { totals.add($0) }
        return totals
    }

    @Test("rejections are told by kind, the most frequent first")
    func text() {
        var results = [PhotoResult](repeating: .requantized, count: 1_954)
        results += [PhotoResult](repeating: .unchanged, count: 31)
        results += [PhotoResult](repeating: .rejected(.notJPEG("HEIC")), count: 3)
        results += [PhotoResult](repeating: .rejected(.notJPEG("PNG")), count: 11)
        results += [PhotoResult](repeating: .rejected(.damaged), count: 3)
        let expected = "2,002 photos: 1,954 normalized, 31 unchanged, 17 rejected (11 PNG, 3 HEIC, 3 damaged)"
        #expect(totals(results).text(isDryRun: false) == expected)
    }

    @Test("photos of other formats are counted by themselves")
    func foreignPhotos() {
        let foreign = ["PNG", "HEIC", "HEIC"].map { format in
            var result = PhotoResult.rejected(.notJPEG(format))
            result.outcome = .foreignPhoto(.notJPEG(format))
            return result
        }
        let totals = totals([.requantized] + foreign)
        #expect(totals.text(isDryRun: false) == "1 photo: 1 normalized")
        #expect(totals.foreignText == "2 HEIC, 1 PNG: not JPEG")
        #expect(totals.exitStatus(wasInterrupted: false) == .rejected)
        #expect(self.totals(foreign).exitStatus(wasInterrupted: false) == .rejected)
        #expect(self.totals([.requantized]).foreignText == nil)
    }

    @Test("what did not happen is not mentioned")
    func shortText() {
        #expect(totals([.requantized, .requantized]).text(isDryRun: false) == "2 photos: 2 normalized")
        #expect(totals([.requantized, .skipped]).text(isDryRun: true) == "2 photos: 1 to normalize, 1 skipped")
        #expect(totals([]).text(isDryRun: false) == "0 photos")
    }

    private static let unwritable = PhotoResult.rejected(.cannotWrite(.noSpace))

    @Test(
        "the exit status tells the worst",
        arguments: [
            ([.requantized, .unchanged, .skipped], false, .success),
            ([.requantized, .rejected(.damaged)], false, .rejected),
            ([.rejected(.damaged)], false, .rejected),
            ([.rejected(.noPhotos)], false, .rejected),
            ([.rejected(.outputExists(FilePath("o")))], false, .rejected),
            ([.rejected(.cannotRead(.missing))], false, .rejected),
            ([.requantized, unwritable], false, .rejected),
            ([.rejected(.damaged), unwritable], false, .rejected),
            ([unwritable, unwritable], false, .impossible),
            ([.requantized], true, .interrupted),
            ([unwritable], true, .interrupted),
        ] as [([PhotoResult], Bool, CommandStatus)]
    )
    func exitStatus(results: [PhotoResult], wasInterrupted: Bool, status: CommandStatus) {
        #expect(totals(results).exitStatus(wasInterrupted: wasInterrupted) == status)
    }

    @Test("the statuses are those that the manual names")
    func numbers() {
        let statuses: [CommandStatus] = [.success, .rejected, .impossible, .usage, .interrupted]
        #expect(statuses.map(\.rawValue) == [0, 1, 2, 64, 130])
    }
}
