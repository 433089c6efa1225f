/// Does the same work on many inputs, some at a time, and hands over the results in the order of the inputs.
///
/// Inputs are drawn when their turn comes, and results are few at any time, so there may be any number of either. The
/// first signal cancels what is in work, and nothing more is begun.
struct OrderedRun: Sendable {
    /// How many inputs are in work at a time, 1 or more.
    let jobCount: Int
    var interruption = InterruptibleWork()

    /// How many results per job may wait for an earlier one.
    private static let waitingPerJob = 16

    /// How a run ended.
    enum End: Sendable, Hashable {
        case complete
        /// Some inputs have no result.
        case interrupted
        case failed(SystemError)
    }

    /// - Parameters:
    ///   - inputs: those that there is work on.
    ///   - receiver: what becomes of the results.
    ///   - work: the work on one input. It throws `SystemError.cancelled` when it was interrupted; another error ends
    ///     the run.
    /// - Returns: the receiver as it is after the last result, and whether that was all of them.
    func run<Receiver: ResultReceiver, Input: Sendable>(
        _ inputs: some Sequence<Input> & Sendable,
        into receiver: Receiver,
        work: @escaping @Sendable (Input) async throws(SystemError) -> Receiver.Result
    ) async -> (receiver: Receiver, end: End) {
        await interruption.run {
            var state = State(receiver: receiver)
            await withTaskGroup(of: Numbered<Receiver.Result>.self) { group in
                var iterator = inputs.makeIterator()
                var begunCount = 0
                var runningCount = 0
                while true {
                    let window = state.ordered.next + jobCount * Self.waitingPerJob
                    while runningCount < jobCount, begunCount < window, state.end == .complete,
                        let input = iterator.next()
                    {
                        if Task.isCancelled {
                            state.end = .interrupted
                            break
                        }
                        let number = begunCount
                        group.addTask {
                            do throws(SystemError) {
                                return Numbered(number: number, outcome: .success(try await work(input)))
                            } catch {
                                return Numbered(number: number, outcome: .failure(error))
                            }
                        }
                        begunCount += 1
                        runningCount += 1
                    }
                    guard let result = await group.next() else { break }
                    runningCount -= 1
                    state.take(result)
                    if case .failed = state.end { group.cancelAll() }
                }
            }
            return state.finish()
        }
    }

    private struct Numbered<Result: Sendable>: Sendable {
        let number: Int
        let outcome: Swift.Result<Result, SystemError>
    }

    private struct State<Receiver: ResultReceiver> {
        var receiver: Receiver
        var ordered = OrderedResults<Receiver.Result>()
        var doneCount = 0
        var end = End.complete

        init(receiver: Receiver) {
            self.receiver = receiver
        }

        mutating func take(_ result: Numbered<Receiver.Result>) {
            switch result.outcome {
            case .success(let value):
                doneCount += 1
                for value in ordered.insert(value, at: result.number) { hand(over: value) }
                if !hasFailed { receiver.showProgress(doneCount: doneCount) }
            case .failure(.cancelled):
                if !hasFailed { end = .interrupted }
            case .failure(let error):
                if !hasFailed { end = .failed(error) }
            }
        }

        private var hasFailed: Bool {
            if case .failed = end { true } else { false }
        }

        private mutating func hand(over value: Receiver.Result) {
            if hasFailed { return }
            do throws(SystemError) {
                try receiver.receive(value)
            } catch {
                end = .failed(error)
            }
        }

        /// Hands over what was done before an interruption, behind what was not.
        mutating func finish() -> (Receiver, End) {
            for value in ordered.finish() { hand(over: value) }
            return (receiver, end)
        }
    }
}

/// What the results of an `OrderedRun` are handed over to, one after the other.
protocol ResultReceiver<Result>: Sendable {
    associatedtype Result: Sendable

    /// - Throws: when nobody takes results any more; the run ends.
    mutating func receive(_ result: Result) throws(SystemError)

    /// Called after each input, in any order: results of some may be waiting for an earlier one.
    mutating func showProgress(doneCount: Int)
}
