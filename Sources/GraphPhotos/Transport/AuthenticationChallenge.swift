/// One challenge of a WWW-Authenticate field (RFC 9110, 11.6.1): a scheme and its parameters.
struct AuthenticationChallenge: Sendable, Hashable {
    /// In lower case: "bearer".
    let scheme: String
    /// Names in lower case.
    private(set) var parameters: [String: String] = [:]

    /// - Parameter fields: the values of all fields of the name; several challenges may share one.
    /// - Returns: in order; what cannot be read is left out.
    static func all(_ fields: [String]) -> [AuthenticationChallenge] {
        fields.flatMap { field in
            var parser = Parser(rest: Substring(field))
            return parser.challenges()
        }
    }

    private struct Parser {
        var rest: Substring

        mutating func challenges() -> [AuthenticationChallenge] {
            var found: [AuthenticationChallenge] = []
            while true {
                skip { $0 == " " || $0 == "\t" || $0 == "," }
                let word = take { !" \t,=\"".contains($0) }
                if word.isEmpty {
                    // Something else than a scheme or a parameter: the rest has no meaning.
                    return found
                }
                let wasSeparated = rest.first == " " || rest.first == "\t"
                skip { $0 == " " || $0 == "\t" }
                if rest.first == "=", !found.isEmpty {
                    rest = rest.dropFirst()
                    found[found.count - 1].parameters[word.lowercased()] = value()
                } else if wasSeparated || rest.isEmpty || rest.first == "," {
                    found.append(AuthenticationChallenge(scheme: word.lowercased()))
                } else {
                    return found
                }
            }
        }

        /// A token, or a text in quotes in which a backslash stands before what is meant.
        private mutating func value() -> String {
            skip { $0 == " " || $0 == "\t" }
            guard rest.first == "\"" else { return String(take { !" \t,".contains($0) }) }
            rest = rest.dropFirst()
            var text = ""
            while let next = rest.popFirst(), next != "\"" {
                if next == "\\", let escaped = rest.popFirst() { text.append(escaped) } else { text.append(next) }
            }
            return text
        }

        private mutating func take(_ isPart: (Character) -> Bool) -> Substring {
            let part = rest.prefix(while: isPart)
            rest = rest.dropFirst(part.count)
            return part
        }

        private mutating func skip(_ isPart: (Character) -> Bool) {
            rest = rest.drop(while: isPart)
        }
    }
}

extension HTTPExchangeAnswer {
    /// All values of a header field, whatever the case of its name.
    func headers(_ name: String) -> [String] {
        let name = name.lowercased()
        return headers.filter { $0.name.lowercased() == name }.map(\.value)
    }
}
