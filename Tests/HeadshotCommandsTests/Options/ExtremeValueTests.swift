import Testing

@testable import HeadshotCommands

@Suite("Extreme values of options", .enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"))
struct ExtremeValueTests {
    static let sizes = [
        "0", "-1", "1", "2305843009213693952", "9223372036854775807", "9223372036854775808", "8589934591.999999999GiB",
        "99999999999999999999999",
    ]
    static let options: [(name: String, values: [String])] = [
        ("--max-bytes", sizes + ["0%", "-1%", "1e308%", "99999999999999999999%", "0.000000001%", "nan%"]),
        ("--max-edge", sizes), ("--min-edge", sizes), ("--max-pixels", sizes), ("--max-input", sizes),
        ("--max-scans", sizes), ("--memory", sizes), ("--jobs", sizes),
        ("--timeout", sizes + ["nan", "inf", "-inf", "1e-300", "3600", "1e300"]),
    ]

    /// `--max-bytes` of 2^61 ended the program by a trap, and so did `--max-input` of 2^63 - 1 with a pipe.
    @Test("no value of an option ends the program by a signal", arguments: options)
    func signals(option: (name: String, values: [String])) async throws {
        let directory = try TemporaryDirectory()
        try directory.write(TestPhotos.camera(), to: "a.jpg")
        try directory.write(TestPhotos.camera() + [UInt8](repeating: 0, count: 200_000), to: "long.jpg")
        for value in option.values {
            let command = """
                "$HEADSHOT" normalize a.jpg -o b.jpg --force \(option.name)=\(value) >&2; first=$?
                cat long.jpg | "$HEADSHOT" normalize - --force \(option.name)=\(value) > c.jpg; second=$?
                echo "$first $second"
                """
            let outcome = try await ChildProcess.shell(command, in: directory)
            let statuses = outcome.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
            #expect(statuses.count == 2 && statuses.allSatisfy { [0, 1, 64].contains($0) }, "\(value): \(outcome)")
        }
    }
}
