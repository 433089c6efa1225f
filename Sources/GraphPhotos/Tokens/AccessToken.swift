/// What requests are signed with. However it is printed, it says `<redacted>`.
public struct AccessToken: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    package let value: String
    /// Seconds since 1970; nil when it is not known.
    public let expiresAt: Int?

    /// - Parameters:
    ///   - value: visible ASCII characters only. Blanks, quotes, invisible characters and "Bearer" around it are
    ///     dropped.
    ///   - expiresAt: seconds since 1970; nil when it is not known.
    /// - Throws: `GraphError` with `invalid-token` for what no token can be.
    public init(_ value: String, expiresAt: Int? = nil) throws(GraphError) {
        let token = PastedText.bareToken(value)
        guard !token.isEmpty else { throw GraphError(.invalidToken, "The token is empty.") }
        guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            let hasBreaks = token.contains(where: \.isNewline)
            throw GraphError(
                .invalidToken,
                hasBreaks
                    ? "The token has line breaks in it."
                    : "The token has blanks, or characters in it that no token has.")
        }
        self.value = token
        self.expiresAt = expiresAt
    }

    /// `<redacted>`.
    public var description: String { "<redacted>" }
    /// `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

/// Where tokens come from. Servers bring their own, for instance with tokens on behalf of their users.
public protocol AccessTokenProvider: Sendable {
    /// A token that is valid now. Called for each request, so it should be remembered.
    ///
    /// - Parameter rejected: the service refused this one (401): another one is needed; nil at first.
    /// - Returns: a token, another one than the rejected.
    /// - Throws: `GraphError` when there is none; the request is not sent then.
    func accessToken(replacing rejected: AccessToken?) async throws(GraphError) -> AccessToken

    /// Another token, with what the service wants it to have. Unless a provider has its own way, any other token.
    ///
    /// - Parameters:
    ///   - rejected: the service refused this one.
    ///   - challenge: what the new one has to have.
    /// - Returns: another token than the rejected.
    /// - Throws: `GraphError` when there is none.
    func accessToken(
        replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken
}

extension AccessTokenProvider {
    /// Any other token.
    public func accessToken(
        replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken {
        try await accessToken(replacing: rejected)
    }
}

/// One token for the whole run.
public struct ReadyToken: AccessTokenProvider {
    private let token: AccessToken

    /// - Parameter token: used until the service refuses it.
    public init(_ token: AccessToken) {
        self.token = token
    }

    /// The one token.
    public func accessToken(replacing rejected: AccessToken?) async throws(GraphError) -> AccessToken {
        token
    }
}
