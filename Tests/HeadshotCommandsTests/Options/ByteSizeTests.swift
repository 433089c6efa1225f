import PhotoNormalization
import Testing

@testable import HeadshotCommands

@Suite("SIZE arguments")
struct ByteSizeTests {
    @Test(
        "a number with an optional unit is read exactly",
        arguments: [
            ("3983616", 3_983_616), ("4MB", 4_000_000), ("4MiB", 4_194_304), ("500KB", 500_000), ("1", 1), ("1B", 1),
            ("1GiB", 1 << 30), ("2gb", 2_000_000_000), ("1.5MB", 1_500_000), ("0.5KiB", 512), ("4 MB", 4_000_000),
            ("1.999999999KB", 1_999), ("007KB", 7_000), ("9223372036854775807", Int.max),
        ]
    )
    func read(text: String, byteCount: Int) {
        #expect(ByteSize(text)?.byteCount == byteCount)
    }

    @Test(
        "nonsense, nothing and too much are refused",
        arguments: [
            "", " ", "MB", "0", "0MB", "-1", "+1", "4M", "4XB", "4.MB", ".5MB", "1e6", "1.2.3MB", "4MB ", " 4MB",
            "4  MB",
            "0x10", "٤MB", "nan", "9223372036854775808", "9223372036854775807KB", "9000000000GiB", "1.0000000001MB",
            "0.1B",
            "4,000", "50%",
        ]
    )
    func refused(text: String) {
        #expect(ByteSize(text) == nil)
    }

    @Test("a size is described as it would be written", arguments: ["1GiB", "4MB", "3MiB", "7KB", "3983617"])
    func described(text: String) {
        #expect(ByteSize(text)?.description == text)
    }

    @Test("a percentage is a budget of each input")
    func percentages() {
        #expect(BudgetText("50%")?.budget == .percentOfInput(50))
        #expect(BudgetText("12.5%")?.budget == .percentOfInput(12.5))
        #expect(BudgetText("4MB")?.budget == .bytes(4_000_000))
    }

    @Test(
        "percentages that no budget can have are refused",
        arguments: ["%", "0%", "-5%", "1001%", "nan%", "inf%", "1e2%", "5 %", "50%%", "0x1p3%"]
    )
    func refusedPercentages(text: String) {
        #expect(BudgetText(text) == nil)
    }
}
