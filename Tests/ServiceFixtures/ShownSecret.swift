/// Whether somebody could read a part of a secret: 16 characters in a row.
package struct ShownSecret: Sendable {
    private let parts: Set<ArraySlice<UInt8>>

    package init(_ spellings: [String]) {
        parts = Set(spellings.flatMap { Self.parts($0) })
    }

    package func isSeen(in text: String) -> Bool { Self.parts(text).contains { parts.contains($0) } }

    private static func parts(_ text: String) -> [ArraySlice<UInt8>] {
        let bytes = Array(text.utf8)
        return bytes.count < 16 ? [] : (0...(bytes.count - 16)).map { bytes[$0..<($0 + 16)] }
    }
}
