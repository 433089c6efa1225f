#if Upload
    internal import Synchronization

    /// What moves in one exchange, and since when nothing does.
    ///
    /// A time limit for the whole would cut off a slow line whose bytes are on their way.
    final class ExchangeMovement: Sendable {
        private struct State {
            var last: ContinuousClock.Instant
            /// Bytes of the body that the socket took.
            var takenByteCount = 0
            var hasBegun = false
        }

        private let request: HTTPExchangeRequest
        private let start: ContinuousClock.Instant
        private let state: Mutex<State>

        init(_ request: HTTPExchangeRequest) {
            self.request = request
            start = .now
            state = Mutex(State(last: start))
        }

        /// Something came.
        func note() {
            state.withLock { $0.last = .now }
        }

        /// The socket took something of the request.
        var hasBegun: Bool { state.withLock { $0.hasBegun } }

        /// - Parameter byteCount: of the body; 0 for the head or the end.
        func noteTaken(_ byteCount: Int) {
            state.withLock { state in
                state.hasBegun = true
                state.last = .now
                state.takenByteCount += byteCount
            }
        }

        /// Does the work until nothing has moved for too long, or the time for all of it is over.
        ///
        /// - Throws: what the work throws, or `TransportError` with `.timedOut`.
        func limit<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
            try await withThrowingTaskGroup(of: Value?.self) { group in
                group.addTask { try await work() }
                group.addTask {
                    try await self.watch()
                    return nil
                }
                defer { group.cancelAll() }
                while let value = try await group.next() {
                    if let value { return value }
                }
                throw CancellationError()
            }
        }

        private func watch() async throws {
            while true {
                let last = state.withLock { $0.last }
                let end = min(last + request.stallTimeout, start + request.timeout)
                if end <= .now { throw timedOut(isStalled: last + request.stallTimeout <= .now) }
                try await Task.sleep(until: end, clock: .continuous)
            }
        }

        private func timedOut(isStalled: Bool) -> TransportError {
            let taken = state.withLock { $0.takenByteCount }
            guard taken < request.body.count else { return TransportError(.timedOut, "no answer in time") }
            let seconds = max(0.001, (ContinuousClock.now - start) / .seconds(1))
            let rate = Self.kilobytes(Double(taken) / seconds)
            let progress =
                "\(Self.kilobytes(Double(taken))) of \(Self.kilobytes(Double(request.body.count))) KB were sent"
            let end =
                isStalled
                ? "and then nothing moved for \(request.stallTimeout / .seconds(1)) s" : "when the time was over"
            return TransportError(.timedOut, "\(progress), \(rate) KB a second, \(end)", isSending: true)
        }

        /// With a decimal below ten.
        private static func kilobytes(_ byteCount: Double) -> String {
            let tenths = Int((byteCount / 100).rounded())
            return tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\((tenths + 5) / 10)"
        }
    }

    /// The exchanges that are under way, by what their requests carry.
    final class ExchangeMovements: Sendable {
        /// Each try of a request has a value of its own.
        static let key = "client-request-id"

        private let known = Mutex<[String: ExchangeMovement]>([:])

        /// - Returns: whether it can be followed; not without a value of its own.
        func add(_ movement: ExchangeMovement, for request: HTTPExchangeRequest) -> Bool {
            guard let value = Self.value(request) else { return false }
            known.withLock { $0[value] = movement }
            return true
        }

        func remove(_ request: HTTPExchangeRequest) {
            guard let value = Self.value(request) else { return }
            known.withLock { $0[value] = nil }
        }

        func find(_ value: String) -> ExchangeMovement? {
            known.withLock { $0[value] }
        }

        private static func value(_ request: HTTPExchangeRequest) -> String? {
            request.headers.first { $0.name.lowercased() == key }?.value
        }
    }
#endif
