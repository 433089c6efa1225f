/// Capitals, digits and a few signs, five dots wide and seven high.
enum BitmapFont {
    static let width = 5
    static let height = 7

    /// Rows of a character from top to bottom, the leftmost dot in bit 4. Small letters look like capitals; what is
    /// not there is a box.
    static func rows(of character: Character) -> [UInt8] {
        let upper = character.uppercased().first ?? character
        return glyphs[upper] ?? [31, 17, 17, 17, 17, 17, 31]
    }

    private static let glyphs: [Character: [UInt8]] = [
        " ": [0, 0, 0, 0, 0, 0, 0],
        "A": [4, 10, 17, 17, 31, 17, 17],
        "B": [30, 17, 17, 30, 17, 17, 30],
        "C": [14, 17, 16, 16, 16, 17, 14],
        "D": [28, 18, 17, 17, 17, 18, 28],
        "E": [31, 16, 16, 30, 16, 16, 31],
        "F": [31, 16, 16, 30, 16, 16, 16],
        "G": [14, 17, 16, 23, 17, 17, 15],
        "H": [17, 17, 17, 31, 17, 17, 17],
        "I": [14, 4, 4, 4, 4, 4, 14],
        "J": [7, 2, 2, 2, 2, 18, 12],
        "K": [17, 18, 20, 24, 20, 18, 17],
        "L": [16, 16, 16, 16, 16, 16, 31],
        "M": [17, 27, 21, 21, 17, 17, 17],
        "N": [17, 25, 21, 21, 19, 17, 17],
        "O": [14, 17, 17, 17, 17, 17, 14],
        "P": [30, 17, 17, 30, 16, 16, 16],
        "Q": [14, 17, 17, 17, 21, 18, 13],
        "R": [30, 17, 17, 30, 20, 18, 17],
        "S": [15, 16, 16, 14, 1, 1, 30],
        "T": [31, 4, 4, 4, 4, 4, 4],
        "U": [17, 17, 17, 17, 17, 17, 14],
        "V": [17, 17, 17, 17, 10, 10, 4],
        "W": [17, 17, 17, 21, 21, 27, 17],
        "X": [17, 17, 10, 4, 10, 17, 17],
        "Y": [17, 17, 10, 4, 4, 4, 4],
        "Z": [31, 1, 2, 4, 8, 16, 31],
        "0": [14, 19, 21, 21, 21, 25, 14],
        "1": [4, 12, 4, 4, 4, 4, 14],
        "2": [14, 17, 1, 6, 8, 16, 31],
        "3": [30, 1, 1, 14, 1, 1, 30],
        "4": [2, 6, 10, 18, 31, 2, 2],
        "5": [31, 16, 30, 1, 1, 17, 14],
        "6": [6, 8, 16, 30, 17, 17, 14],
        "7": [31, 1, 2, 2, 4, 4, 4],
        "8": [14, 17, 17, 14, 17, 17, 14],
        "9": [14, 17, 17, 15, 1, 2, 12],
        ".": [0, 0, 0, 0, 0, 12, 12],
        ",": [0, 0, 0, 0, 12, 4, 8],
        ":": [0, 12, 12, 0, 12, 12, 0],
        "-": [0, 0, 0, 31, 0, 0, 0],
        "+": [0, 4, 4, 31, 4, 4, 0],
        "/": [1, 1, 2, 4, 8, 16, 16],
        "!": [4, 4, 4, 4, 4, 0, 4],
        "?": [14, 17, 1, 6, 4, 0, 4],
        "%": [25, 25, 2, 4, 8, 19, 19],
    ]
}

extension Canvas {
    /// Writes a line of text from its upper left corner; `dot` is the size of a dot in pixels.
    mutating func write(_ text: String, at x: Float, _ y: Float, dot: Float, color: Tint, opacity: Float = 1) {
        var left = x
        for character in text {
            for (row, bits) in BitmapFont.rows(of: character).enumerated() {
                for column in 0..<BitmapFont.width where bits >> (BitmapFont.width - 1 - column) & 1 == 1 {
                    let (dotX, dotY) = (left + Float(column) * dot, y + Float(row) * dot)
                    fill(dotX, dotY, dot, dot, color: color, opacity: opacity)
                }
            }
            left += Float(BitmapFont.width + 1) * dot
        }
    }

    /// Pixels that a text takes from left to right.
    static func textWidth(_ text: String, dot: Float) -> Float {
        Float(text.count * (BitmapFont.width + 1) - 1) * dot
    }
}
