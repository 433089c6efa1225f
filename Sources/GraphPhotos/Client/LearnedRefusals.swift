internal import Synchronization

/// What a client learns in the course of a run.
final class LearnedRefusals: Sendable {
    private struct State {
        /// Kinds of targets whose dimensions the service does not let be set.
        var refusingKinds: Set<PhotoTarget.Kind> = []
        var checkedToken: AccessToken?
        var checkedTargets: Set<String> = []
        var clockDifference: ClockDifference?
    }

    private let state = Mutex(State())

    func refusesDimensions(_ kind: PhotoTarget.Kind) -> Bool {
        state.withLock { $0.refusingKinds.contains(kind) }
    }

    /// True the first time: it is said once.
    func rememberRefusal(_ kind: PhotoTarget.Kind) -> Bool {
        state.withLock { $0.refusingKinds.insert(kind).inserted }
    }

    /// nil when the service's time was not asked for.
    var clockDifference: ClockDifference? {
        get { state.withLock { $0.clockDifference } }
        set { state.withLock { $0.clockDifference = newValue } }
    }

    func hasChecked(_ token: AccessToken, _ target: PhotoTarget) -> Bool {
        state.withLock { $0.checkedToken == token && $0.checkedTargets.contains(Self.key(target)) }
    }

    func remember(_ token: AccessToken, _ target: PhotoTarget) {
        state.withLock { state in
            if state.checkedToken != token {
                state.checkedToken = token
                state.checkedTargets = []
            }
            state.checkedTargets.insert(Self.key(target))
        }
    }

    /// What a check depends on.
    private static func key(_ target: PhotoTarget) -> String {
        target.isOwnedBySignedInUser ? "own \(target.kind.rawValue)" : target.kind.rawValue
    }
}
