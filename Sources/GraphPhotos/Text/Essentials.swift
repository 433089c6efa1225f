#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What this module and those above it take from Foundation, all of it.
package enum Essentials {
    /// - Parameters:
    ///   - type: of the value.
    ///   - json: a byte order mark before it is passed over.
    /// - Returns: nil for what is no JSON of the type.
    package static func decoded<Value: Decodable>(_ type: Value.Type, json: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(json.withoutByteOrderMark))
    }

    /// JSON of a value that can always be encoded: keys sorted.
    static func json(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { Array($0) } ?? []
    }

    /// - Parameter value: anything.
    /// - Returns: JSON, members in the order of their names; nil for what JSON cannot say.
    package static func json(_ value: some Encodable) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What base 64 (RFC 4648, 4) stands for; nil for what is none.
    static func bytes(base64 text: String) -> [UInt8]? {
        Data(base64Encoded: text).map { Array($0) }
    }

    /// Base 64 (RFC 4648, 4).
    static func base64(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
    }

    /// Of the machine's clock.
    static var secondsSince1970: Int { secondsSince1970(Date()) }

    static func secondsSince1970(_ date: Date) -> Int { Int(date.timeIntervalSince1970) }

    /// A new one, in lower case.
    static var uuid: String { UUID().uuidString.lowercased() }
}

extension [UInt8] {
    /// UTF-8's, which some servers put before their answers and some editors before files.
    var withoutByteOrderMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...] }
}

/// Base 64 as JSON Web Tokens have it (RFC 7515).
enum Base64URL {
    static func decoded(_ text: some StringProtocol) -> [UInt8]? {
        var base64 = String(text).replacing("-", with: "+").replacing("_", with: "/")
        while !base64.utf8.count.isMultiple(of: 4) { base64 += "=" }
        return Essentials.bytes(base64: base64)
    }

    static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        Essentials.base64(bytes).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
