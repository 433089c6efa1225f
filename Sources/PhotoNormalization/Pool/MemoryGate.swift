internal import Synchronization

/// Lets work begin only while the memory of all that is at work stays within a limit; first come, first served.
final class MemoryGate: Sendable {
    private struct Waiter {
        let number: Int
        let byteCount: Int
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var usedByteCount = 0
        var waiters: [Waiter] = []
        var nextNumber = 0
        /// Calls that have not queued up yet; cancelling one takes it out.
        var pending: Set<Int> = []
    }

    private let maximumByteCount: Int
    private let state = Mutex(State())

    /// - Parameter maximumByteCount: of all work together.
    init(maximumByteCount: Int) {
        self.maximumByteCount = maximumByteCount
    }

    /// Waits until there is room.
    ///
    /// - Parameter byteCount: at most the gate's maximum.
    /// - Returns: false when the task was cancelled; nothing was taken then.
    func enter(byteCount: Int) async -> Bool {
        let number = state.withLock { state in
            state.nextNumber += 1
            state.pending.insert(state.nextNumber)
            return state.nextNumber
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    guard state.pending.remove(number) != nil else { return false }
                    if state.waiters.isEmpty, state.usedByteCount + byteCount <= maximumByteCount {
                        state.usedByteCount += byteCount
                        return true
                    }
                    state.waiters.append(Waiter(number: number, byteCount: byteCount, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter: Waiter? = state.withLock { state in
                if let index = state.waiters.firstIndex(where: { $0.number == number }) {
                    return state.waiters.remove(at: index)
                }
                state.pending.remove(number)
                return nil
            }
            waiter?.continuation.resume(returning: false)
            admit()
        }
    }

    /// Gives back what `enter` took.
    func leave(byteCount: Int) {
        state.withLock { $0.usedByteCount -= byteCount }
        admit()
    }

    private func admit() {
        while true {
            let waiter: Waiter? = state.withLock { state in
                guard let first = state.waiters.first,
                    state.usedByteCount + first.byteCount <= maximumByteCount
                else { return nil }
                state.usedByteCount += first.byteCount
                return state.waiters.removeFirst()
            }
            guard let waiter else { return }
            waiter.continuation.resume(returning: true)
        }
    }
}
