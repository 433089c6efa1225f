#if Upload
    /// A way to get a new token. Nothing is remembered here.
    public protocol TokenSource: Sendable {
        /// "client secret": what `headshot auth check` says is used.
        var name: String { get }

        /// Asks for a token.
        ///
        /// - Throws: `GraphError` when none is given.
        func newToken() async throws(GraphError) -> AccessToken
    }

    /// Remembers a token until five minutes before it expires, and refreshes it once for all who wait.
    public actor CachedTokens: AccessTokenProvider {
        private let source: any TokenSource
        private let clock: ClientClock
        private var current: AccessToken?
        private var refresh: (number: Int, task: Task<Result<AccessToken, GraphError>, Never>)?
        private var refreshCount = 0

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
            while true {
                if let current, current.value != rejected?.value, !isEnding(current) { return current }
                let result = await refreshed()
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

        private func refreshed() async -> Result<AccessToken, GraphError> {
            let refresh = self.refresh ?? startRefresh()
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

        private func startRefresh() -> (number: Int, task: Task<Result<AccessToken, GraphError>, Never>) {
            refreshCount += 1
            let source = source
            let task = Task<Result<AccessToken, GraphError>, Never> {
                do throws(GraphError) {
                    return .success(try await source.newToken())
                } catch {
                    return .failure(error)
                }
            }
            let refresh = (number: refreshCount, task: task)
            self.refresh = refresh
            return refresh
        }
    }
#endif
