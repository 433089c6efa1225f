internal import PhotoNormalization
internal import Synchronization

/// What became of one kind of credential while one was looked for.
public struct CredentialLookup: Sendable, Hashable {
    /// What became of it.
    public enum Finding: String, Sendable, Hashable, CaseIterable {
        /// Nothing of it is set.
        case missing
        /// It is set, and cannot be used.
        case unusable
        /// It signs in.
        case taken
        /// Another one was taken before it.
        case notNeeded = "not-needed"
    }

    /// Which kind.
    public let kind: CredentialKind
    /// What became of it.
    public let finding: Finding
    /// What has to be set for it, or what is wrong with it; nil for the one that is taken.
    public let detail: String?
}

/// What was looked at, in order, and what came of it.
public struct CredentialSearch: Sendable {
    /// One for each kind that was looked at.
    public var lookups: [CredentialLookup]
    /// The credential, or why there is none.
    public var result: Result<ChosenCredential, GraphError>
}

/// Credentials one after the other: one that cannot be reached at all makes room for the next, once and for all. What
/// says no does not: somebody who was to sign in with it has to know.
final class CredentialChain: AccessTokenProvider {
    struct Link: Sendable {
        let kind: CredentialKind
        let name: String
        let provider: any AccessTokenProvider
    }

    private let links: [Link]
    private let state = Mutex<State>(State())

    private struct State {
        var index = 0
        var failures: [CredentialKind: GraphError] = [:]
    }

    /// - Parameter links: one or more.
    init(_ links: [Link]) {
        self.links = links
    }

    var current: Link { links[state.withLock { $0.index }] }

    /// Why one made room.
    func failure(of kind: CredentialKind) -> GraphError? { state.withLock { $0.failures[kind] } }

    func accessToken(replacing rejected: AccessToken?) async throws(GraphError) -> AccessToken {
        while true {
            let index = state.withLock { $0.index }
            do throws(GraphError) {
                return try await links[index].provider.accessToken(replacing: rejected)
            } catch {
                guard error.isUnreachable, index + 1 < links.count else { throw error }
                state.withLock { state in
                    state.failures[links[index].kind] = error
                    state.index = max(state.index, index + 1)
                }
            }
        }
    }

    /// What the service refused came from the one that is used now.
    func accessToken(
        replacing rejected: AccessToken,
        meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken {
        try await current.provider.accessToken(replacing: rejected, meeting: challenge)
    }
}

extension GraphError {
    fileprivate var isUnreachable: Bool {
        [ErrorKind.cannotConnect, .timedOut].map(\.code).contains(code)
    }
}
