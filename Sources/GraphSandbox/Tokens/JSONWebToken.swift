/// A JSON web token, taken apart (RFC 7519). Nothing is verified.
package struct JSONWebToken: Sendable, Hashable {
    package let header: JSONValue
    package let payload: JSONValue
    /// What the signature is over.
    package let signedBytes: [UInt8]
    package let signature: [UInt8]

    /// nil when the text is not three parts of base64, the first two of them JSON objects.
    package init?(parsing text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = Base64.decoded(parts[0]).flatMap(JSONValue.init(parsing:)),
            let payload = Base64.decoded(parts[1]).flatMap(JSONValue.init(parsing:)),
            let signature = Base64.decoded(parts[2]), case .object = header, case .object = payload
        else { return nil }
        self.header = header
        self.payload = payload
        self.signature = signature
        signedBytes = Array("\(parts[0]).\(parts[1])".utf8)
    }

    /// The first two parts of a token.
    package static func unsigned(header: JSONValue, payload: JSONValue) -> String {
        Base64.encodedForURLs(header.bytes) + "." + Base64.encodedForURLs(payload.bytes)
    }
}
