internal import Synchronization

/// What a pool has in hand, who may still come, and how fast it goes: one lock, so that the counters agree with each
/// other.
final class PoolLedger: Sendable {
    private struct State {
        var counters: PhotoNormalizationPool.Counters
        /// Bytes of the photos that wait, and of those at work.
        var waitingByteCount = 0
        var workingByteCount = 0
        /// Bytes of photos that one thread does in a second; before any is done, what a slow machine does.
        var bytesPerSecond = 5e6
        var hasMeasured = false
        var isClosed = false
        /// Whoever waits for the last call to end.
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    /// A call that the pool has taken on.
    struct Call {
        let byteCount: Int
        fileprivate(set) var reservedByteCount: Int
        fileprivate(set) var begin: ContinuousClock.Instant?
    }

    private let threadCount: Int
    private let maximumWaitingCount: Int?
    private let state: Mutex<State>

    /// - Parameters:
    ///   - threadCount: photos at work at a time.
    ///   - maximumMemoryByteCount: of all photos in hand together.
    ///   - maximumWaitingCount: photos beyond those at work; nil: nobody is refused, neither for them nor for memory.
    init(threadCount: Int, maximumMemoryByteCount: Int, maximumWaitingCount: Int?) {
        self.threadCount = threadCount
        self.maximumWaitingCount = maximumWaitingCount
        state = Mutex(State(counters: .init(maximumMemoryByteCount: maximumMemoryByteCount)))
    }

    var counters: PhotoNormalizationPool.Counters { state.withLock { $0.counters } }

    /// Takes a call on.
    ///
    /// - Parameter byteCount: of its photo.
    /// - Returns: the call, which has to end.
    /// - Throws: `busy` or `shut-down`.
    func take(byteCount: Int) throws(PhotoError) -> Call {
        let refusal: PhotoError? = state.withLock { state in
            if state.isClosed { return .shutDown }
            if let maximumWaitingCount {
                let counters = state.counters
                if counters.workingCount + counters.waitingCount - threadCount >= maximumWaitingCount {
                    return .busy("\(counters.waitingCount) photos wait for it", retryAfter: delay(state))
                }
                // A quarter of the memory stays for work, or those that wait would keep it from beginning.
                let maximum = counters.maximumMemoryByteCount
                let isFull =
                    state.waitingByteCount + byteCount > maximum / 4 * 3
                    || counters.reservedMemoryByteCount + byteCount > maximum
                if counters.waitingCount > 0, isFull {
                    return .busy("Its memory is taken up", retryAfter: delay(state))
                }
            }
            state.counters.waitingCount += 1
            state.counters.reservedMemoryByteCount += byteCount
            state.waitingByteCount += byteCount
            return nil
        }
        if let refusal { throw refusal }
        return Call(byteCount: byteCount, reservedByteCount: byteCount, begin: nil)
    }

    /// The call's photo is at work from now on.
    func begin(_ call: inout Call, extraByteCount: Int) {
        call.begin = .now
        call.reservedByteCount += extraByteCount
        state.withLock { [byteCount = call.byteCount] state in
            state.counters.waitingCount -= 1
            state.counters.workingCount += 1
            state.counters.reservedMemoryByteCount += extraByteCount
            state.waitingByteCount -= byteCount
            state.workingByteCount += byteCount
        }
    }

    /// The call is over, at work or before.
    func end(_ call: Call) {
        let closers = state.withLock { state in
            if let begin = call.begin {
                state.counters.workingCount -= 1
                state.workingByteCount -= call.byteCount
                let seconds = max((ContinuousClock.now - begin) / .seconds(1), 1e-6)
                let rate = Double(call.byteCount) / seconds
                // Mostly what the last dozen of photos had.
                state.bytesPerSecond += (rate - state.bytesPerSecond) * (state.hasMeasured ? 0.1 : 1)
                state.hasMeasured = true
            } else {
                state.counters.waitingCount -= 1
                state.waitingByteCount -= call.byteCount
            }
            state.counters.reservedMemoryByteCount -= call.reservedByteCount
            return takeClosers(&state)
        }
        for closer in closers { closer.resume() }
    }

    /// Takes nothing on any more, and waits until every call has ended.
    func close() async {
        await withCheckedContinuation { continuation in
            let closers = state.withLock { state in
                state.isClosed = true
                state.closers.append(continuation)
                return takeClosers(&state)
            }
            for closer in closers { closer.resume() }
        }
    }

    private func takeClosers(_ state: inout State) -> [CheckedContinuation<Void, Never>] {
        guard state.isClosed, state.counters.waitingCount + state.counters.workingCount == 0 else { return [] }
        defer { state.closers = [] }
        return state.closers
    }

    /// How long what is in hand takes, what is at work being half done; a tenth of a second at least.
    private func delay(_ state: State) -> Duration {
        let byteCount = Double(state.waitingByteCount) + Double(state.workingByteCount) / 2
        let seconds = byteCount / max(state.bytesPerSecond * Double(threadCount), 1)
        return .milliseconds(Int((min(max(seconds, 0.1), 3_600) * 1_000).rounded(.up)))
    }
}
