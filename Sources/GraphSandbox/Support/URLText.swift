internal import Foundation

/// Percent-encoding of URLs (RFC 3986).
package enum URLText {
    private static let unreserved = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")

    /// What stands behind the percent signs; nil for what is no encoding, or no UTF-8.
    package static func decoded(_ text: some StringProtocol) -> String? {
        String(text).removingPercentEncoding
    }

    /// A text as one segment of a path: everything but unreserved characters encoded.
    package static func segment(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// The pairs of a query or of a form body; + stands for a space. Pairs that cannot be decoded are left out, and of
    /// several with one name the first is taken.
    package static func form(_ text: some StringProtocol) -> [String: String] {
        var pairs: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = String(pair).replacing("+", with: " ")
                .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { decoded($0) }
            guard let name = parts[0], let value = parts.count == 2 ? parts[1] : "" else { continue }
            if pairs[name] == nil { pairs[name] = value }
        }
        return pairs
    }
}
