/// A way to get a new token. Nothing is remembered here.
public protocol TokenSource: Sendable {
    /// "client secret": what `headshot auth check` says is used.
    var name: String { get }

    /// Asks for a token.
    ///
    /// - Throws: `GraphError` when none is given.
    func newToken() async throws(GraphError) -> AccessToken

    /// Asks for a token that has what a service wants. Unless a source has its own way, for any token.
    ///
    /// - Parameters:
    ///   - rejected: what the service refused.
    ///   - challenge: what the new one has to have.
    /// - Returns: a new token.
    /// - Throws: `GraphError` when none is given.
    func newToken(
        replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken
}

extension TokenSource {
    /// Any token.
    public func newToken(
        replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken {
        try await newToken()
    }
}

/// Remembers a token until five minutes before it expires, and refreshes it once for all who wait.
public actor CachedTokens: AccessTokenProvider {
    private let source: any TokenSource
    private let clock: ClientClock
    private var current: AccessToken?
    private var refresh: Refresh?
    private var refreshCount = 0

    private struct Refresh {
        let number: Int
        /// What it asks for; nil for any token.
        let challenge: ClaimsChallenge?
        let task: Task<Result<AccessToken, GraphError>, Never>
    }

    /// Seconds before its end at which a token is no longer used.
    private static let margin = 300

    /// - Parameter source: where new tokens come from.
    public init(_ source: any TokenSource) {
        self.init(source, clock: .system)
    }

    package init(_ source: any TokenSource, clock: ClientClock) {
        self.source = source
        self.clock = clock
    }

    /// The token that is remembered, or a new one.
    public func accessToken(replacing rejected: AccessToken?) async throws(GraphError) -> AccessToken {
        try await token(replacing: rejected, nil)
    }

    /// A new token, which is remembered instead of the rejected one.
    public func accessToken(
        replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken {
        try await token(replacing: rejected, challenge)
    }

    private func token(
        replacing rejected: AccessToken?, _ challenge: ClaimsChallenge?
    ) async throws(GraphError) -> AccessToken {
        while true {
            if let current, current.value != rejected?.value, !isEnding(current) { return current }
            if let refresh, refresh.challenge != challenge {
                // Another kind of token is on its way; it may do, or not.
                _ = await outcome(of: refresh)
                if Task.isCancelled { throw .cancelled }
                continue
            }
            let result = await outcome(of: refresh ?? startRefresh(rejected, challenge))
            // Who started the refresh may have been cancelled; that is not our end.
            if case .failure(let error) = result, error.isCancellation, !Task.isCancelled {
                continue
            }
            // A new token is used however soon it ends: another one would not last longer.
            return try result.get()
        }
    }

    private func isEnding(_ token: AccessToken) -> Bool {
        guard let end = token.expiresAt else { return false }
        return end - Self.margin <= clock.secondsSince1970()
    }

    private func outcome(of refresh: Refresh) async -> Result<AccessToken, GraphError> {
        let result = await withTaskCancellationHandler {
            await refresh.task.value
        } onCancel: {
            refresh.task.cancel()
        }
        if self.refresh?.number == refresh.number {
            self.refresh = nil
            if case .success(let token) = result { current = token }
        }
        return result
    }

    private func startRefresh(_ rejected: AccessToken?, _ challenge: ClaimsChallenge?) -> Refresh {
        refreshCount += 1
        let source = source
        let task = Task<Result<AccessToken, GraphError>, Never> {
            do throws(GraphError) {
                guard let rejected, let challenge else { return .success(try await source.newToken()) }
                return .success(try await source.newToken(replacing: rejected, meeting: challenge))
            } catch {
                return .failure(error)
            }
        }
        let refresh = Refresh(number: refreshCount, challenge: challenge, task: task)
        self.refresh = refresh
        return refresh
    }
}
