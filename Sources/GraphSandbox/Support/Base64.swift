internal import Foundation

/// Base 64 in both alphabets (RFC 4648), for identifiers, tokens and bodies inside JSON.
package enum Base64 {
    /// With padding.
    package static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
    }

    /// The alphabet for URLs, without padding.
    package static func encodedForURLs(_ bytes: some Sequence<UInt8>) -> String {
        encoded(bytes).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The bytes that a text in either alphabet stands for, with or without padding; nil when it is not base 64.
    package static func decoded(_ text: String) -> [UInt8]? {
        let digits = text.replacing("-", with: "+").replacing("_", with: "/").prefix { $0 != "=" }
        let padding = String(repeating: "=", count: (4 - digits.utf8.count % 4) % 4)
        return Data(base64Encoded: digits + padding).map { Array($0) }
    }
}
