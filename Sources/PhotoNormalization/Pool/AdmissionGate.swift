internal import Synchronization

/// Lets work in while its weights together stay within a capacity; first come, first served.
///
/// For a number of places each weighs 1, as it does by default:
///
///     let gate = AdmissionGate(capacity: 4)
///     guard await gate.enter() else { throw CancellationError() }
///     defer { gate.leave() }
///     try await send(request)
///
/// Nobody is passed over: what is heavy and first keeps out what is light and behind it. What is heavier than the whole
/// capacity is let in when nobody else is inside. Every call takes constant time, over many calls.
package final class AdmissionGate: Sendable {
    private struct Ticket {
        let number: Int
        let weight: Int
    }

    private struct State {
        var usedWeight = 0
        var insideCount = 0
        var nextNumber = 0
        /// Those who wait, by number. Whoever gives up is taken out here, and found missing later in `tickets`.
        var continuations: [Int: CheckedContinuation<Bool, Never>] = [:]
        var tickets = FIFOQueue<Ticket>()

        mutating func takes(_ weight: Int, capacity: Int) -> Bool {
            guard insideCount == 0 || usedWeight + weight <= capacity else { return false }
            usedWeight += weight
            insideCount += 1
            return true
        }

        /// Takes whoever is next out of the queue, if there is room.
        mutating func nextAdmitted(capacity: Int) -> CheckedContinuation<Bool, Never>? {
            while let ticket = tickets.first {
                if continuations[ticket.number] == nil {
                    _ = tickets.popFirst()
                } else {
                    guard takes(ticket.weight, capacity: capacity) else { return nil }
                    _ = tickets.popFirst()
                    return continuations.removeValue(forKey: ticket.number)
                }
            }
            return nil
        }

        mutating func giveUp(_ number: Int) -> CheckedContinuation<Bool, Never>? {
            let continuation = continuations.removeValue(forKey: number)
            // Tickets of those who gave up go before they are as many as the others.
            if tickets.count > 2 * continuations.count + 64 {
                let waiting = continuations
                tickets.removeAll { waiting[$0.number] == nil }
            }
            return continuation
        }
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: of all that is inside together, 1 or more.
    package init(capacity: Int) {
        precondition(capacity >= 1)
        self.capacity = capacity
    }

    /// How many wait.
    package var waitingCount: Int { state.withLock { $0.continuations.count } }

    /// Waits until there is room.
    ///
    /// - Parameter weight: 0 or more; default 1.
    /// - Returns: false when the task was cancelled before it was let in; nothing was taken then, and `leave` must not
    ///   follow.
    package func enter(weight: Int = 1) async -> Bool {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    // Cancelling marks the task, then calls the handler. So either the mark is seen here, or the
                    // handler comes to the lock later, and finds the continuation.
                    if Task.isCancelled { return false }
                    if state.continuations.isEmpty, state.takes(weight, capacity: capacity) { return true }
                    state.continuations[number] = continuation
                    state.tickets.append(Ticket(number: number, weight: weight))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            state.withLock { $0.giveUp(number) }?.resume(returning: false)
            admit()
        }
    }

    /// Gives back what `enter` took.
    ///
    /// - Parameter weight: as given to `enter`.
    package func leave(weight: Int = 1) {
        state.withLock { state in
            state.usedWeight -= weight
            state.insideCount -= 1
        }
        admit()
    }

    /// Takes room for something that is there already, whether there is room or not: it keeps others out, but is not
    /// inside.
    ///
    /// - Parameter weight: 0 or more.
    package func charge(weight: Int) {
        state.withLock { $0.usedWeight += weight }
    }

    /// Gives back what `charge` took.
    ///
    /// - Parameter weight: as given to `charge`.
    package func discharge(weight: Int) {
        state.withLock { $0.usedWeight -= weight }
        admit()
    }

    private func admit() {
        while let next = state.withLock({ $0.nextAdmitted(capacity: capacity) }) {
            next.resume(returning: true)
        }
    }
}
