import Foundation

/// Tests/ForeignServers/answering_server.py: a server that is not ours, which answers what it is told and
/// records what it got.
package enum AnsweringServer {
    /// What one request is answered.
    package struct Step: Sendable, Encodable {
        package var wire: String?
        package var gzip: String?
        package var status: String?
        package var then = "keep"

        /// With a length; a scalar of the body is a byte.
        package static func answer(_ status: String, _ body: String = "", _ fields: [String] = []) -> Step {
            let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.unicodeScalars.count)"] + fields
            return Step(wire: lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
        }
    }

    /// What the server got.
    package struct Record: Sendable, Decodable {
        package let word: String?
        package let method: String
        package let target: String
        package let headers: [[String]]
        /// The members of a form.
        package let form: [String: String]
    }

    package static var isAvailable: Bool { HelperProcess.path(of: "python3") != nil }

    /// - Parameters:
    ///   - answers: for a segment of a request's path what is answered, one after the other; the last again and again.
    ///   - body: gets the server's address.
    /// - Returns: what `body` returns, and the requests.
    /// - Throws: what `body` throws, or what keeps the server from starting.
    package static func run<Value>(
        _ answers: [String: [Step]],
        _ body: (String) async throws -> Value
    ) async throws -> (value: Value, records: [Record]) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("headshot-\(UUID().uuidString)")
        try JSONEncoder().encode(answers).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (value, outcome) = try await HelperProcess.run(
            HelperProcess.path(of: "python3") ?? "",
            [HelperProcess.script("ForeignServers/answering_server.py"), file.path],
            body)
        return (value, try outcome.lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) })
    }
}
