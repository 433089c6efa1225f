import Testing

@testable import JPEGSyntax

struct ExtentCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let data: [UInt8]
    var byteCount: Int
    var stuffed = 0
    var restarts = 0
    var fill = 0

    static let all = [
        ExtentCase(testDescription: "nothing", data: [], byteCount: 0),
        ExtentCase(testDescription: "plain bytes up to EOI", data: [1, 2, 3, 0xFF, 0xD9], byteCount: 3),
        ExtentCase(testDescription: "plain bytes up to the end of the file", data: [1, 2, 3], byteCount: 3),
        ExtentCase(testDescription: "a stuffed byte", data: [1, 0xFF, 0, 2, 0xFF, 0xD9], byteCount: 4, stuffed: 1),
        ExtentCase(testDescription: "a stuffed byte last", data: [0xFF, 0], byteCount: 2, stuffed: 1),
        ExtentCase(
            testDescription: "two stuffed bytes in a row",
            data: [0xFF, 0, 0xFF, 0, 0xFF, 0xDA],
            byteCount: 4,
            stuffed: 2
        ),
        ExtentCase(
            testDescription: "restart markers",
            data: [1, 0xFF, 0xD0, 2, 0xFF, 0xD7, 0xFF, 0xC4],
            byteCount: 6,
            restarts: 2
        ),
        ExtentCase(
            testDescription: "fill bytes before a restart marker",
            data: [1, 0xFF, 0xFF, 0xFF, 0xD0, 2],
            byteCount: 6,
            restarts: 1,
            fill: 2
        ),
        ExtentCase(
            testDescription: "fill bytes before the end",
            data: [1, 0xFF, 0xFF, 0xFF, 0xD9],
            byteCount: 3,
            fill: 2
        ),
        ExtentCase(
            testDescription: "fill bytes before a stuffed byte",
            data: [0xFF, 0xFF, 0, 7],
            byteCount: 4,
            stuffed: 1,
            fill: 1
        ),
        ExtentCase(testDescription: "0xFF at the end of the file", data: [1, 0xFF], byteCount: 2, fill: 1),
        ExtentCase(testDescription: "a reserved code", data: [1, 0xFF, 0x02, 2, 0xFF, 0xD9], byteCount: 4),
    ]
}

@Suite struct EntropyCodedExtentTests {
    @Test("Data, stuffing, restart markers and fill bytes are told apart", arguments: ExtentCase.all)
    func counts(of example: ExtentCase) throws {
        // At every place relative to the eight bytes that are looked at together.
        for padding in 0..<9 {
            let bytes = Array(repeating: UInt8(0x55), count: padding) + example.data
            let extent = EntropyCodedExtent(in: bytes.span, from: padding)
            #expect(extent.range == padding..<padding + example.byteCount)
            #expect(extent.stuffedByteCount == example.stuffed)
            #expect(extent.restartMarkerCount == example.restarts)
            #expect(extent.fillByteCount == example.fill)
        }
    }

    @Test("What comes out of the entropy coder is what is left")
    func unstuffedByteCount() throws {
        let data: [UInt8] = [9, 0xFF, 0, 0xFF, 0xFF, 0xD0, 8, 7, 0xFF]
        let bytes = JPEGBytes.gray(data: data) { $0.segment(0xDD, [0, 1]) }
        let scan = try structure(bytes).scans[0]
        #expect(scan.entropyCodedData.count == 9)
        #expect(scan.fillByteCount == 2)
        #expect(scan.unstuffedByteCount == 4)
    }

    @Test("The first 0xFF is found at every place and beside every other byte")
    func firstMarkerPrefix() {
        for neighbor in UInt8.min..<UInt8.max {
            var bytes = Array(repeating: neighbor, count: 25)
            for place in bytes.indices {
                bytes[place] = 0xFF
                for start in 0..<25 {
                    let found = bytes.span.firstMarkerPrefix(from: start)
                    #expect(found == (start <= place ? place : 25))
                }
                bytes[place] = neighbor
            }
        }
    }
}
