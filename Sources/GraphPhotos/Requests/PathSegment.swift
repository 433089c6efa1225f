#if Upload
    /// An id or a name that becomes one segment of a path.
    public struct PathSegment: Sendable, Hashable, CustomStringConvertible {
        /// As it was given.
        public let text: String

        /// - Parameters:
        ///   - text: an object id, a user principal name, or a contact's or folder's id; 1 to 1,024 bytes.
        ///   - name: what it is, for the error: "user".
        /// - Throws: `GraphError` with `invalid-target` for what cannot be an id.
        public init(_ text: String, name: String = "id") throws(GraphError) {
            if let problem = Self.problem(text) {
                throw GraphError(.invalidTarget, "The \(name) \(problem).")
            }
            self.text = text
        }

        /// Only a caller that knows it to be right uses it.
        init(known text: String) {
            self.text = text
        }

        /// What it was given as.
        public var description: String { text }

        private static let maximumByteCount = 1_024

        private static func problem(_ text: String) -> String? {
            if text.allSatisfy(\.isWhitespace) { return "is empty" }
            if text.utf8.count > maximumByteCount { return "is longer than \(maximumByteCount) bytes" }
            // A percent-encoded dot is still a dot: servers and proxies take such segments out of the path.
            if text == "." || text == ".." { return "is no name" }
            for scalar in text.unicodeScalars {
                switch scalar {
                case "/", "\\": return "has a slash in it"
                case _ where scalar.properties.generalCategory == .control: return "has a control character in it"
                default: continue
                }
            }
            return nil
        }

        /// For a path: everything that is not unreserved in RFC 3986 is encoded, but for the `@`, `!`, `$`, `'`, `(`, `)`,
        /// `*`, `+`, `,`, `;`, `=`, `:` and `&` that a segment may have.
        package var percentEncoded: String {
            var encoded = ""
            for byte in text.utf8 {
                if Self.literalBytes.contains(byte) {
                    encoded.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    let digits = String(byte, radix: 16, uppercase: true)
                    encoded += digits.count < 2 ? "%0\(digits)" : "%\(digits)"
                }
            }
            return encoded
        }

        private static let literalBytes = Set(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~@!$'()*+,;=:&".utf8
        )
    }
#endif
