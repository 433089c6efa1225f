import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// SIGINT, SIGTERM and SIGHUP as a request to stop: the first is passed on, the second ends the process.
///
/// The signals are blocked and taken by a thread that waits for them, so nothing ever runs inside a signal handler.
/// Signals that were ignored at the start (`nohup`, a shell's background) stay ignored.
final class Interruption: Sendable {
    /// Becomes readable with the first signal and stays so: what waits for input waits for this too.
    let wakeDescriptor: Int32

    private let wakingDescriptor: Int32
    private let action = Mutex<(@Sendable () -> Void)?>(nil)

    private static let listening = Mutex<Interruption?>(nil)

    /// The one that listens; nil before `listen`.
    static var current: Interruption? { listening.withLock { $0 } }

    /// Starts listening, for the rest of the process. To be called before other threads start: they inherit the
    /// blocking. Does nothing the second time.
    static func listen() {
        listening.withLock { current in
            if current == nil { current = start() }
        }
    }

    /// Runs `action` on the first signal from now on; without one the process ends with status 130.
    func onSignal(_ action: (@Sendable () -> Void)?) {
        self.action.withLock { $0 = action }
    }

    private init(wakeDescriptor: Int32, wakingDescriptor: Int32) {
        self.wakeDescriptor = wakeDescriptor
        self.wakingDescriptor = wakingDescriptor
    }

    private static func start() -> Interruption? {
        guard let (reading, writing) = makePipe() else { return nil }
        let interruption = Interruption(wakeDescriptor: reading, wakingDescriptor: writing)
        return interruption.startListening() ? interruption : nil
    }

    private static func makePipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        if unsafe pipe(&ends) != 0 { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private func startListening() -> Bool {
        var signals = Self.signalSet()
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        // The thread takes over this reference.
        let context = unsafe Unmanaged.passRetained(self).toOpaque()
        if unsafe Self.startThread(context) { return true }
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        unsafe Unmanaged<Interruption>.fromOpaque(context).release()
        return false
    }

    private static func startThread(_ context: UnsafeMutableRawPointer) -> Bool {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        return unsafe pthread_create(&thread, nil, interruptionThread, context) == 0
    }

    fileprivate func run() -> Never {
        var signals = Self.signalSet()
        Self.wait(for: &signals)
        if let action = action.withLock({ $0 }) {
            // In this order: who is woken finds the action done. The pipe is empty, so one byte fits.
            action()
            try? Transfer.write([0], to: wakingDescriptor)
            Self.wait(for: &signals)
        }
        CurrentProcess.exitImmediately(ExitStatus.interrupted.rawValue)
    }

    private static func wait(for signals: inout sigset_t) {
        var number: Int32 = 0
        while unsafe sigwait(&signals, &number) != 0 {}
    }

    private static func signalSet() -> sigset_t {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { unsafe sigaddset(&signals, number) }
        return signals
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = unsafe action.__sigaction_u.__sa_handler
        #else
            let handler = unsafe action.__sigaction_handler.sa_handler
        #endif
        return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}

/// What the listening thread runs.
private func interruptionThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context = unsafe context else { return nil }
    unsafe Unmanaged<Interruption>.fromOpaque(context).takeRetainedValue().run()
}
