import Foundation
import Synchronization
import Testing

@testable import HeadshotCommands

@Suite("Work that a signal cancels")
struct InterruptibleWorkTests {
    /// On a busy machine photos were done before the signal had anybody to tell: it ended the process in the middle of
    /// one, without a word.
    @Test("begins when a signal can reach it, and no sooner")
    func order() async {
        let hasBegun = Mutex(false)
        let hadBegun = Mutex<[Bool]>([])
        await InterruptibleWork { action in
            // Enough for it to begin, if it could.
            if action != nil { usleep(100_000) }
            hadBegun.withLock { $0.append(hasBegun.withLock { $0 }) }
        }
        .run { hasBegun.withLock { $0 = true } }
        #expect(hadBegun.withLock { $0 } == [false, true])
    }

    @Test("a signal that comes before it begins is not lost")
    func early() async {
        let wasCancelled = await InterruptibleWork { $0?() }.run { Task.isCancelled }
        #expect(wasCancelled)
    }
}
