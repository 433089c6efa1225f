import JPEGCodec
import Testing

struct LosslessTransformTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let samplings: [(horizontal: Int, vertical: Int)]
        /// Widths and heights that are whole, and that are not.
        let whole: (widths: [Int], heights: [Int])
        let ragged: (widths: [Int], heights: [Int])
    }

    private static let cases = [
        Case(
            testDescription: "gray", samplings: [(1, 1)],
            whole: ([8, 48, 65_528], [8, 16]), ragged: ([1, 7, 9, 65_500], [12])),
        Case(
            testDescription: "gray in twos", samplings: [(2, 2)],
            whole: ([8, 24], [8, 24]), ragged: ([4, 20], [12])),
        Case(
            testDescription: "4:2:0", samplings: [(2, 2), (1, 1), (1, 1)],
            whole: ([16, 4_032], [16, 3_024]), ragged: ([8, 4_040], [8, 3_000])),
        Case(
            testDescription: "4:2:2", samplings: [(2, 1), (1, 1), (1, 1)],
            whole: ([16, 32], [8, 24]), ragged: ([8, 40], [4, 20])),
        Case(
            testDescription: "4:1:1", samplings: [(4, 1), (1, 1), (1, 1)],
            whole: ([32, 64], [8]), ragged: ([16, 48], [7])),
        Case(
            testDescription: "threes and twos", samplings: [(3, 1), (2, 1), (2, 1)],
            whole: ([24, 48], [8]), ragged: ([8, 12, 16, 36], [9])),
    ]

    @Test(arguments: cases)
    func `a mirrored edge has to be the edge of a block in every component`(example: Case) {
        func isPerfect(_ transform: LosslessTransform, _ width: Int, _ height: Int) -> Bool {
            transform.isPerfect(width: width, height: height, samplings: example.samplings)
        }
        // Whichever the other direction is.
        for (widths, isWhole) in [(example.whole.widths, true), (example.ragged.widths, false)] {
            for width in widths {
                #expect(isPerfect(LosslessTransform(mirrorsAcross: true), width, 5) == isWhole, "\(width)")
                let turned = LosslessTransform(transposes: true, mirrorsDown: true)
                #expect(isPerfect(turned, width, 5) == isWhole, "\(width)")
            }
        }
        for (heights, isWhole) in [(example.whole.heights, true), (example.ragged.heights, false)] {
            for height in heights {
                #expect(isPerfect(LosslessTransform(mirrorsDown: true), 5, height) == isWhole, "\(height)")
                let turned = LosslessTransform(transposes: true, mirrorsAcross: true)
                #expect(isPerfect(turned, 5, height) == isWhole, "\(height)")
                let both = LosslessTransform(mirrorsAcross: true, mirrorsDown: true)
                #expect(isPerfect(both, example.whole.widths[0], height) == isWhole, "\(height)")
            }
        }
        for (width, height) in [(1, 1), (5, 7)] {
            #expect(isPerfect(.identity, width, height))
            #expect(isPerfect(LosslessTransform(transposes: true), width, height))
        }
    }

    @Test func `what belongs to frequencies changes places with them`() {
        let table = Array(0..<64)
        #expect(LosslessTransform(mirrorsAcross: true, mirrorsDown: true).moved(table) == table)
        let moved = LosslessTransform(transposes: true).moved(table)
        #expect(moved[1] == 8 && moved[8] == 1 && moved[9] == 9 && moved[7] == 56)
        #expect(LosslessTransform(transposes: true).moved(moved) == table)
    }
}
