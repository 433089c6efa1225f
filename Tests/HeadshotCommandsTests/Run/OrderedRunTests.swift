import Foundation
import Synchronization
import Testing

@testable import HeadshotCommands

/// `inspect` had a run of its own, and with it a race that `normalize` had been rid of: a signal between the beginning
/// of its work and the call that made it known ended the process without a word.
@Suite("Many inputs, some at a time, in order")
struct OrderedRunTests {
    /// Remembers what it is handed.
    private struct Recorder: ResultReceiver {
        var results: [Int] = []
        var progress: [Int] = []
        /// The number of results after which nobody takes more.
        var capacity = Int.max

        mutating func receive(_ result: Int) throws(SystemError) {
            if results.count == capacity { throw .noSpace }
            results.append(result)
        }

        mutating func showProgress(doneCount: Int) { progress.append(doneCount) }
    }

    /// What `InterruptibleWork` tells of itself, so that a test can be the signal.
    private final class Signal: Sendable {
        private let action = Mutex<(@Sendable () -> Void)?>(nil)

        var work: InterruptibleWork { InterruptibleWork { action in self.action.withLock { $0 = action } } }

        func send() { action.withLock { $0 }?() }
    }

    @Test("results come in the order of the inputs, whichever is done first", arguments: [1, 2, 7, 64])
    func order(jobCount: Int) async {
        let (recorder, end) = await OrderedRun(jobCount: jobCount).run(0..<200, into: Recorder()) { input in
            for _ in 0..<(input * 37 % 11) { await Task.yield() }
            return input
        }
        #expect(end == .complete)
        #expect(recorder.results == Array(0..<200))
        #expect(recorder.progress == Array(1...200))
    }

    @Test("no inputs have no results")
    func nothing() async {
        let (recorder, end) = await OrderedRun(jobCount: 3).run([Int](), into: Recorder()) { $0 }
        #expect(end == .complete)
        #expect(recorder.results.isEmpty && recorder.progress.isEmpty)
    }

    @Test("so many are in work at a time, and no more", arguments: [1, 3, 8])
    func concurrency(jobCount: Int) async {
        let counts = Mutex((now: 0, most: 0))
        _ = await OrderedRun(jobCount: jobCount).run(0..<100, into: Recorder()) { input in
            counts.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
            for _ in 0..<5 { await Task.yield() }
            counts.withLock { $0.now -= 1 }
            return input
        }
        #expect(counts.withLock { $0.now } == 0)
        #expect(counts.withLock { $0.most } == jobCount)
    }

    @Test("inputs without end are drawn as they are needed, and few results wait for an early one")
    func endless() async {
        let signal = Signal()
        let begunCount = Mutex(0)
        let countAtFirst = Mutex(0)
        let (recorder, end) = await OrderedRun(jobCount: 2, interruption: signal.work).run(0..., into: Recorder()) {
            input async throws(SystemError) in
            begunCount.withLock { $0 += 1 }
            if input == 0 {
                // Sixteen for each job may overtake the first one, itself included.
                while begunCount.withLock({ $0 }) < 32 { await Task.yield() }
                for _ in 0..<1_000 { await Task.yield() }
                countAtFirst.withLock { $0 = begunCount.withLock { $0 } }
            }
            if input == 100 { signal.send() }
            return input
        }
        #expect(countAtFirst.withLock { $0 } == 32)
        #expect(end == .interrupted)
        #expect((101...103).contains(recorder.results.count))
        #expect(recorder.results == Array(0..<recorder.results.count))
    }

    @Test("work begins when a signal can reach it, and no sooner")
    func race() async {
        let hasBegun = Mutex(false)
        let hadBegun = Mutex<[Bool]>([])
        let interruption = InterruptibleWork { action in
            // Enough for it to begin, if it could.
            if action != nil { usleep(100_000) }
            hadBegun.withLock { $0.append(hasBegun.withLock { $0 }) }
        }
        _ = await OrderedRun(jobCount: 2, interruption: interruption).run(0..<3, into: Recorder()) { input in
            hasBegun.withLock { $0 = true }
            return input
        }
        #expect(hadBegun.withLock { $0 } == [false, true])
    }

    @Test("a signal before the first input: nothing is begun")
    func earlySignal() async {
        let (recorder, end) = await OrderedRun(jobCount: 2, interruption: InterruptibleWork { $0?() })
            .run(0..<5, into: Recorder()) { $0 }
        #expect(end == .interrupted)
        #expect(recorder.results.isEmpty)
    }

    @Test(
        "a signal while inputs are in work: what is done has its result, and nothing more is begun", arguments: 0..<12)
    func signal(moment: Int) async {
        let signal = Signal()
        let begunCount = Mutex(0)
        let (recorder, end) = await OrderedRun(jobCount: 3, interruption: signal.work).run(0..<12, into: Recorder()) {
            input async throws(SystemError) in
            begunCount.withLock { $0 += 1 }
            if input == moment { signal.send() }
            for _ in 0..<3 { await Task.yield() }
            if Task.isCancelled, input != moment { throw .cancelled }
            return input
        }
        #expect(recorder.results.contains(moment))
        #expect(recorder.results == recorder.results.sorted())
        #expect(begunCount.withLock { $0 } <= moment + 3)
        #expect(end == (recorder.results.count == 12 ? .complete : .interrupted))
    }

    @Test("a signal after the last input is done changes nothing")
    func lateSignal() async {
        let signal = Signal()
        let (recorder, end) = await OrderedRun(jobCount: 2, interruption: signal.work).run(0..<4, into: Recorder()) {
            $0
        }
        signal.send()
        #expect(end == .complete)
        #expect(recorder.results == [0, 1, 2, 3])
    }

    @Test("work that fails ends the run: the others are cancelled, and what came before it has been handed over")
    func failure() async {
        let cancelledCount = Mutex(0)
        let (recorder, end) = await OrderedRun(jobCount: 2).run(0..<1_000, into: Recorder()) {
            input async throws(SystemError) in
            if input == 20 { throw .brokenPipe }
            if input == 21 {
                while !Task.isCancelled { await Task.yield() }
                cancelledCount.withLock { $0 += 1 }
                throw .cancelled
            }
            return input
        }
        #expect(end == .failed(.brokenPipe))
        #expect(recorder.results == Array(0..<20))
        #expect(cancelledCount.withLock { $0 } == 1)
    }

    @Test("nobody takes results any more: the run ends, and no later result is offered")
    func fullReceiver() async {
        let begunCount = Mutex(0)
        let (recorder, end) = await OrderedRun(jobCount: 2).run(0..<1_000, into: Recorder(capacity: 10)) { input in
            begunCount.withLock { $0 += 1 }
            return input
        }
        #expect(end == .failed(.noSpace))
        #expect(recorder.results == Array(0..<10))
        #expect(begunCount.withLock { $0 } < 60)
    }
}
