import Testing

@testable import HeadshotCommands

@Suite("File names as arguments")
struct FilePathArgumentTests {
    @Test(
        "any bytes survive the way through a string",
        arguments: [
            Array("beach.jpg".utf8), Array("Füße 🏖.jpg".utf8), [0xFF, 0x2E, 0x6A], [0xC3], [0xE2, 0x82],
            [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0x80, 0xBF, 0x41, 0xC3, 0xBC, 0xFE], Array("\u{10FEFF}a\u{10FE80}".utf8),
            Array("e\u{301}".utf8), Array("\u{10FFFF}".utf8),
        ] as [[UInt8]]
    )
    func roundTrip(bytes: [UInt8]) {
        #expect(FilePath(argument: FilePath(bytes: bytes).argument)?.bytes == bytes)
    }

    @Test("names that are UTF-8 stay as they are")
    func readable() {
        #expect(FilePath("Füße.jpg").argument == "Füße.jpg")
    }

    @Test("every single byte and every pair survives")
    func exhaustive() {
        for first in UInt8(1)...UInt8.max {
            for second in stride(from: UInt8(0x10), through: 0xF0, by: 0x10) {
                let bytes = [first, second, first]
                #expect(FilePath(argument: FilePath(bytes: bytes).argument)?.bytes == bytes)
            }
        }
    }

    @Test("an argument with a NUL, or an empty one, names no file", arguments: ["", "a\0b"])
    func refused(text: String) {
        #expect(FilePath(argument: text) == nil)
    }
}
