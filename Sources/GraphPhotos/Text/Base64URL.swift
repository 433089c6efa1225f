#if Upload
    #if canImport(FoundationEssentials)
        internal import FoundationEssentials
    #else
        internal import Foundation
    #endif

    /// Base 64 as JSON Web Tokens have it (RFC 7515).
    enum Base64URL {
        static func decoded(_ text: some StringProtocol) -> Data? {
            var base64 = String(text).replacing("-", with: "+").replacing("_", with: "/")
            while !base64.utf8.count.isMultiple(of: 4) { base64 += "=" }
            return Data(base64Encoded: base64)
        }

        static func encoded(_ bytes: some Sequence<UInt8>) -> String {
            Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                .replacing("=", with: "")
        }
    }
#endif
