import Foundation

/// Tests/ForeignServers/answering_server.py: a server that is not ours, which answers what it is told and records what
/// it got.
package enum AnsweringServer {
    /// What one request is answered; the script says what each member means.
    package struct Step: Sendable, Encodable {
        package var wire: String?
        package var gzip: String?
        package var status: String?
        package var early = false
        package var then = "keep"

        package init(wire: String, then: String = "keep") {
            self.wire = wire
            self.then = then
        }

        package init(gzip: String, status: String) {
            self.gzip = gzip
            self.status = status
        }

        /// With a length, as most answers have it; a scalar of the body is a byte.
        package static func answer(
            _ status: String,
            _ body: String = "",
            _ fields: [String] = [],
            then: String = "keep"
        ) -> Step {
            let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.unicodeScalars.count)"] + fields
            return Step(wire: lines.joined(separator: "\r\n") + "\r\n\r\n" + body, then: then)
        }

        package static func token(_ value: String) -> Step {
            answer("200 OK", #"{"token_type":"Bearer","access_token":"\#(value)","expires_in":3599}"#)
        }
    }

    /// What the server got.
    package struct Record: Sendable, Decodable {
        package let word: String?
        package let method: String
        package let target: String
        package let headers: [[String]]
        /// Of the body.
        package let sha256: String
        /// The members of a form.
        package let form: [String: String]

        /// - Parameter name: of a header field, in small letters.
        /// - Returns: its values, in the order of the fields.
        package func values(_ name: String) -> [String] {
            headers.filter { $0[0].lowercased() == name }.map { $0[1] }
        }

        /// - Parameter name: of a header field, in small letters.
        /// - Returns: the first one's value.
        package func value(_ name: String) -> String? { values(name).first }
    }

    package struct DidNotEndWell: Error {
        package let output: String
    }

    package static let isAvailable = HelperProcess.path(of: "python3") != nil

    /// - Parameters:
    ///   - answers: for a segment of a request's path what is answered, one after the other; the last again and again.
    ///   - certificate: files of a certificate and its key, for TLS; default none.
    ///   - body: gets the server's address.
    /// - Returns: what `body` returns, and the requests.
    /// - Throws: what `body` throws, or what keeps the server from starting.
    package static func run<Value>(
        _ answers: [String: [Step]],
        certificate: (file: String, key: String)? = nil,
        _ body: (String) async throws -> Value
    ) async throws -> (value: Value, records: [Record]) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("headshot-\(UUID().uuidString)")
        try JSONEncoder().encode(answers).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (value, outcome) = try await HelperProcess.run(
            HelperProcess.path(of: "python3") ?? "",
            [HelperProcess.script("ForeignServers/answering_server.py"), file.path]
                + (certificate.map { [$0.file, $0.key] } ?? []),
            body)
        guard outcome.status == 0 else { throw DidNotEndWell(output: outcome.output) }
        return (value, try outcome.lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) })
    }
}
