import PhotoNormalization
import Synchronization
import Testing

/// How much is inside a gate, now and at most.
private final class Occupancy: Sendable {
    private let weights = Mutex((now: 0, most: 0))

    func change(by weight: Int) {
        weights.withLock {
            $0.now += weight
            $0.most = max($0.most, $0.now)
        }
    }

    var now: Int { weights.withLock { $0.now } }
    var most: Int { weights.withLock { $0.most } }
}

/// Numbers in the order in which they came.
private final class Record: Sendable {
    private let entries = Mutex<[Int]>([])

    func append(_ number: Int) { entries.withLock { $0.append(number) } }
    var numbers: [Int] { entries.withLock { $0 } }
}

struct AdmissionGateTests {
    @Test func `what is inside together never exceeds the capacity`() async {
        let gate = AdmissionGate(capacity: 100)
        let inside = Occupancy()
        await withTaskGroup { group in
            for index in 0..<200 {
                group.addTask {
                    let weight = 1 + index * 37 % 100
                    guard await gate.enter(weight: weight) else { return }
                    inside.change(by: weight)
                    await Task.yield()
                    inside.change(by: -weight)
                    gate.leave(weight: weight)
                }
            }
        }
        #expect(inside.now == 0)
        #expect((51...100).contains(inside.most))
        #expect(gate.waitingCount == 0)
    }

    @Test func `a waiter that is cancelled takes nothing and lets those behind it in`() async {
        let gate = AdmissionGate(capacity: 100)
        #expect(await gate.enter(weight: 60))
        let large = Task { await gate.enter(weight: 90) }
        await Self.wait(for: 1, at: gate)
        let small = Task { await gate.enter(weight: 40) }
        await Self.wait(for: 2, at: gate)
        large.cancel()
        #expect(await large.value == false)
        #expect(await small.value)
        gate.leave(weight: 60)
        gate.leave(weight: 40)
        #expect(await gate.enter(weight: 100))
    }

    @Test func `those who wait are let in as they came, however light`() async {
        let gate = AdmissionGate(capacity: 10)
        #expect(await gate.enter(weight: 10))
        let order = Record()
        // No two neighbors fit beside each other; others would.
        var tasks: [Task<Void, Never>] = []
        for (index, weight) in [8, 10, 3, 9, 10, 5, 7].enumerated() {
            let task = Task {
                guard await gate.enter(weight: weight) else { return }
                order.append(index)
                gate.leave(weight: weight)
            }
            tasks.append(task)
            await Self.wait(for: index + 1, at: gate)
        }
        gate.leave(weight: 10)
        for task in tasks { await task.value }
        #expect(order.numbers == Array(0..<7))
    }

    @Test func `what is heavier than all there is room for comes in alone`() async {
        let gate = AdmissionGate(capacity: 10)
        gate.charge(weight: 50)
        #expect(await gate.enter(weight: 30))
        let second = Task { await gate.enter(weight: 1) }
        await Self.wait(for: 1, at: gate)
        gate.leave(weight: 30)
        #expect(await second.value)
        gate.leave()
        gate.discharge(weight: 50)
    }

    /// Cancelling races with being let in: whoever is told "true" is inside and leaves, nobody else counts.
    @Test func `thousands of cancels, some too late, leave nothing behind`() async {
        let gate = AdmissionGate(capacity: 3)
        let inside = Occupancy()
        let refused = Record()
        await withTaskGroup { group in
            for index in 0..<10_000 {
                group.addTask {
                    let task = Task {
                        guard await gate.enter() else {
                            refused.append(index)
                            return
                        }
                        inside.change(by: 1)
                        if index.isMultiple(of: 7) { await Task.yield() }
                        inside.change(by: -1)
                        gate.leave()
                    }
                    if index.isMultiple(of: 2) { await Task.yield() }
                    if !index.isMultiple(of: 3) { task.cancel() }
                    await task.value
                }
            }
        }
        #expect(inside.now == 0)
        #expect(inside.most <= 3)
        #expect(!refused.numbers.isEmpty)
        #expect(gate.waitingCount == 0)
        // All three places are free.
        for _ in 0..<3 { #expect(await gate.enter()) }
        let fourth = Task { await gate.enter() }
        await Self.wait(for: 1, at: gate)
        fourth.cancel()
        #expect(await fourth.value == false)
    }

    @Test func `those who give up behind one that stays are forgotten`() async {
        let gate = AdmissionGate(capacity: 1)
        #expect(await gate.enter())
        let first = Task { await gate.enter() }
        await Self.wait(for: 1, at: gate)
        for _ in 0..<20 {
            let tasks = (0..<500).map { _ in Task { await gate.enter() } }
            await Self.wait(for: 501, at: gate)
            for task in tasks { task.cancel() }
            for task in tasks { #expect(await task.value == false) }
        }
        #expect(gate.waitingCount == 1)
        gate.leave()
        #expect(await first.value)
    }

    private static func wait(for count: Int, at gate: AdmissionGate) async {
        while gate.waitingCount != count { await Task.yield() }
    }
}
