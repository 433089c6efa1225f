internal import Synchronization

/// Lets a limited number of requests be under way; the others wait, first come, first served.
public final class InFlightGate: Sendable {
    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var free: Int
        var waiters: [Waiter] = []
        var nextNumber = 0
        /// Cancelled before they began to wait.
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    /// Microsoft Graph allows an app four requests at a time, so this one is for the whole process.
    public static let process = InFlightGate(limit: 4)

    /// - Parameter limit: requests under way at a time, 1 or more; default 4.
    public init(limit: Int = 4) {
        precondition(limit >= 1)
        state = Mutex(State(free: limit))
    }

    /// Waits for a place. False when the task is cancelled: there is no place then.
    func enter() async -> Bool {
        let number: Int? = state.withLock { state in
            if state.free > 0, !Task.isCancelled {
                state.free -= 1
                return nil
            }
            state.nextNumber += 1
            return state.nextNumber
        }
        guard let number else { return true }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.cancelled.remove(number) != nil { return false }
                    if state.free > 0 {
                        state.free -= 1
                        return true
                    }
                    state.waiters.append(Waiter(number: number, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter: Waiter? = state.withLock { state in
                if let index = state.waiters.firstIndex(where: { $0.number == number }) {
                    return state.waiters.remove(at: index)
                }
                state.cancelled.insert(number)
                return nil
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    /// Gives the place back.
    func leave() {
        let waiter: Waiter? = state.withLock { state in
            guard !state.waiters.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        waiter?.continuation.resume(returning: true)
    }
}
