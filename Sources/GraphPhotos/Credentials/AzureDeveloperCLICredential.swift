/// Whoever is signed in to the Azure Developer CLI.
public struct AzureDeveloperCLICredential: TokenSource {
    /// "Azure Developer CLI".
    public let name = "Azure Developer CLI"
    private let arguments: [String]
    private let run: AzureCLICredential.Runner

    /// - Parameters:
    ///   - endpoint: what the token is for.
    ///   - tenant: nil for the CLI's own choice.
    ///   - run: runs a program.
    public init(endpoint: GraphEndpoint, tenant: PathSegment?, run: @escaping AzureCLICredential.Runner) {
        arguments =
            ["auth", "token", "--output", "json", "--no-prompt", "--scope", endpoint.scope]
            + (tenant.map { ["--tenant-id", $0.text] } ?? [])
        self.run = run
    }

    /// Signs in.
    public func newToken() async throws(GraphError) -> AccessToken {
        try await ProgramToken(program: "azd", name: name, signIn: "azd auth login").token(arguments, run)
    }
}

/// A token that a program prints.
struct ProgramToken: Sendable {
    /// "az".
    let program: String
    /// "Azure CLI".
    let name: String
    /// "az login".
    let signIn: String

    func token(
        _ arguments: [String],
        _ run: AzureCLICredential.Runner
    ) async throws(GraphError) -> AccessToken {
        let output = try await run(program, arguments)
        guard output.hasSucceeded else {
            let said = Self.complaint(output.standardError)
            throw GraphError(
                .signInFailed, "The \(name) gave no token: \(said.isEmpty ? "it does not say why." : said)",
                remedy: "Run '\(signIn)' first.")
        }
        let now = ClientClock.system.secondsSince1970()
        for start in Self.starts(output.standardOutput) {
            let body = output.standardOutput[start...]
            let end = body.lastIndex(of: UInt8(ascii: "}")) ?? start
            for part in [body[...end], body.prefix { $0 != 0x0A }] {
                if let grant = try? TokenGrant(body: Array(part), now: now) { return grant.token }
            }
        }
        return try TokenGrant(body: output.standardOutput, now: now).token
    }

    /// Where objects may begin: Python's warnings, the program's own and its colors stand around the token's.
    private static func starts(_ bytes: [UInt8]) -> some Sequence<Int> {
        bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "{") }.prefix(100)
    }

    /// The end of what a program says is what it failed with; before that come warnings of all kinds.
    static func complaint(_ bytes: [UInt8]) -> String {
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { message($0) }.filter { !$0.allSatisfy(\.isWhitespace) }
        let start = lines.lastIndex { $0.contains("ERROR:") }
        let text = ForeignText(hiding: []).end(lines[(start ?? 0)...].joined(separator: " "))
        return text.isEmpty || ".!?".contains(text.last ?? " ") ? text : text + "."
    }

    /// The Azure Developer CLI says everything in JSON: {"type":"consoleMessage","data":{"message":"…"}}.
    private static func message(_ line: Substring) -> String {
        guard line.first == "{", let console = Essentials.decoded(ConsoleMessage.self, json: Array(line.utf8)) else {
            return String(line)
        }
        return console.data.message
    }

    private struct ConsoleMessage: Decodable {
        struct Content: Decodable {
            var message: String
        }

        var data: Content
    }
}
