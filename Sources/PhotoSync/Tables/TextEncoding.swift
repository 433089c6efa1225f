/// How the bytes of a text file stand for characters.
package enum TextEncoding: String, Sendable, Hashable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case windows1252 = "Windows-1252"
}

/// A text file's content, once it is known to be text.
struct DecodedText {
    /// UTF-8, without a byte order mark.
    var bytes: [UInt8]
    var encoding: TextEncoding

    /// What was text before something that is none.
    struct Failure: Error {
        /// UTF-8.
        var before: [UInt8]
        /// "is no UTF-8".
        var problem: String
    }

    /// UTF-8 and UTF-16 by their byte order marks, UTF-8 without one, else Windows-1252.
    init(_ file: [UInt8]) throws(Failure) {
        if file.starts(with: [0xEF, 0xBB, 0xBF]) {
            bytes = Array(file.dropFirst(3))
            encoding = .utf8
            if let length = Self.invalidOffset(bytes) {
                throw Failure(before: Array(bytes[..<length]), problem: "is no UTF-8, which the file says it is")
            }
        } else if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
            bytes = try Self.utf16(file)
            encoding = .utf16
        } else if Self.invalidOffset(file) == nil {
            bytes = file
            encoding = .utf8
        } else {
            bytes = try Self.windows1252(file)
            encoding = .windows1252
        }
        // Text has none; UTF-16 without a mark has one for each ASCII character.
        if let null = bytes.firstIndex(of: 0) {
            throw Failure(
                before: Array(bytes[..<null]), problem: "is a NUL: the file is damaged, or UTF-16 without a mark")
        }
    }

    /// Where the first sequence begins that is no UTF-8; nil when there is none.
    private static func invalidOffset(_ bytes: [UInt8]) -> Int? {
        if (try? UTF8Span(validating: bytes.span)) != nil { return nil }
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .valid(let units) = parser.parseScalar(from: &iterator) { offset += units.count }
        return offset
    }

    private static func utf16(_ file: [UInt8]) throws(Failure) -> [UInt8] {
        let (high, low) = file[0] == 0xFE ? (0, 1) : (1, 0)
        var output: [UInt8] = []
        output.reserveCapacity(file.count)
        var units = Unicode.UTF16.ForwardParser()
        var iterator = stride(from: 2, to: file.count - 1, by: 2).lazy
            .map { UInt16(file[$0 + high]) << 8 | UInt16(file[$0 + low]) }.makeIterator()
        while true {
            switch units.parseScalar(from: &iterator) {
            case .valid(let scalar):
                output.append(contentsOf: UTF8.encode(Unicode.UTF16.decode(scalar)) ?? UTF8.encodedReplacementCharacter)
            case .error: throw Failure(before: output, problem: "is half of a pair of UTF-16 units")
            case .emptyInput:
                if file.count.isMultiple(of: 2) { return output }
                throw Failure(before: output, problem: "is half of a UTF-16 unit")
            }
        }
    }

    private static func windows1252(_ file: [UInt8]) throws(Failure) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(file.count + file.count / 8)
        for byte in file {
            let scalar =
                (0x80..<0xA0).contains(byte) ? special[Int(byte) - 0x80] : Unicode.Scalar(byte)
            guard let scalar else {
                throw Failure(before: output, problem: "is neither UTF-8 nor Windows-1252")
            }
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return output
    }

    /// 0x80 to 0x9F; five of them mean nothing.
    private static let special: [Unicode.Scalar?] = [
        "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
        nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
    ]
}
