/// An answer before it is sent.
package struct SandboxAnswer: Sendable, Hashable {
    package var status: Int
    /// Besides `Content-Length` and `Date`, which the server sets.
    package var headers: [Header]
    package var body: [UInt8]

    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    package init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package static func json(_ value: JSONValue, status: Int = 200, charset: Bool = true) -> SandboxAnswer {
        SandboxAnswer(
            status: status,
            headers: [Header(name: "Content-Type", value: "application/json" + (charset ? "; charset=utf-8" : ""))],
            body: value.bytes
        )
    }

    package mutating func setHeader(_ name: String, _ value: String) {
        headers.removeAll { $0.name.lowercased() == name.lowercased() }
        headers.append(Header(name: name, value: value))
    }

    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
