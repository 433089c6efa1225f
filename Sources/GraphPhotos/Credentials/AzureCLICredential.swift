/// Whoever is signed in to the Azure CLI.
public struct AzureCLICredential: TokenSource {
    /// "Azure CLI".
    public let name = "Azure CLI"
    private let arguments: [String]
    private let run: Runner

    /// Runs a program and gives what it wrote: to standard output, and to standard error when it failed.
    public typealias Runner =
        @Sendable (_ program: String, _ arguments: [String]) async throws(GraphError) -> ProgramOutput

    /// What a program did.
    public struct ProgramOutput: Sendable {
        /// Its exit status was 0.
        public var hasSucceeded: Bool
        /// May hold a token.
        public var standardOutput: [UInt8]
        /// All of it.
        public var standardError: [UInt8]

        /// - Parameters:
        ///   - hasSucceeded: its exit status was 0.
        ///   - standardOutput: all of it.
        ///   - standardError: all of it.
        public init(hasSucceeded: Bool, standardOutput: [UInt8], standardError: [UInt8]) {
            self.hasSucceeded = hasSucceeded
            self.standardOutput = standardOutput
            self.standardError = standardError
        }
    }

    /// - Parameters:
    ///   - endpoint: what the token is for.
    ///   - tenant: nil for the CLI's own choice.
    ///   - run: runs a program.
    public init(endpoint: GraphEndpoint, tenant: PathSegment?, run: @escaping Runner) {
        arguments =
            ["account", "get-access-token", "--scope", endpoint.scope, "-o", "json"]
            + (tenant.map { ["--tenant", $0.text] } ?? [])
        self.run = run
    }

    /// The CLI takes no such wishes for a token: whoever is signed in has to do it again.
    public func newToken(
        replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken {
        throw GraphError(
            .signInFailed, "The service wants whoever is signed in to the Azure CLI to sign in again.",
            remedy: "Run 'az logout' and 'az login'.")
    }

    /// Signs in.
    public func newToken() async throws(GraphError) -> AccessToken {
        try await ProgramToken(program: "az", name: name, signIn: "az login").token(arguments, run)
    }
}
