import Synchronization
import Testing

@testable import PhotoNormalization

/// How much is inside a gate, now and at most.
private final class Occupancy: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    func change(by byteCount: Int) {
        counts.withLock {
            $0.now += byteCount
            $0.most = max($0.most, $0.now)
        }
    }

    var now: Int { counts.withLock { $0.now } }
    var most: Int { counts.withLock { $0.most } }
}

struct MemoryGateTests {
    @Test func `what is inside together never exceeds the limit`() async {
        let gate = MemoryGate(maximumByteCount: 100)
        let inside = Occupancy()
        await withTaskGroup { group in
            for index in 0..<200 {
                group.addTask {
                    let byteCount = 1 + index * 37 % 100
                    guard await gate.enter(byteCount: byteCount) else { return }
                    inside.change(by: byteCount)
                    await Task.yield()
                    inside.change(by: -byteCount)
                    gate.leave(byteCount: byteCount)
                }
            }
        }
        #expect(inside.now == 0)
        #expect((51...100).contains(inside.most))
    }

    @Test func `a waiter that is cancelled takes nothing and lets those behind it in`() async {
        let gate = MemoryGate(maximumByteCount: 100)
        #expect(await gate.enter(byteCount: 60))
        let large = Task { await gate.enter(byteCount: 90) }
        large.cancel()
        #expect(await large.value == false)
        #expect(await gate.enter(byteCount: 40))
        gate.leave(byteCount: 60)
        gate.leave(byteCount: 40)
        #expect(await gate.enter(byteCount: 100))
    }
}
