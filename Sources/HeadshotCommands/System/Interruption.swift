import Synchronization

/// SIGINT, SIGTERM and SIGHUP as a request to stop: the first is passed on, the second ends the process.
///
/// The handler only writes a byte to a pipe; a thread reads it and does the rest. (Waiting for blocked signals would be
/// simpler, but libdispatch parks the main thread with all signals unblocked.) Signals that were ignored at the start
/// (`nohup`, a shell's background) stay ignored.
final class Interruption: Sendable {
    /// Becomes readable with the first signal and stays so: what waits for input waits for this too.
    let wakeDescriptor: Int32

    private let wakingDescriptor: Int32
    private let signalDescriptor: Int32
    private let action = Mutex<(@Sendable () -> Void)?>(nil)

    private static let listening = Mutex<Interruption?>(nil)

    /// The one that listens; nil before `listen`.
    static var current: Interruption? { listening.withLock { $0 } }

    /// Starts listening, for the rest of the process. Does nothing the second time.
    static func listen() {
        listening.withLock { current in
            if current == nil { current = start() }
        }
    }

    /// Runs `action` on the first signal from now on; without one the process ends with status 130.
    func onSignal(_ action: (@Sendable () -> Void)?) {
        self.action.withLock { $0 = action }
    }

    private init(wakeDescriptor: Int32, wakingDescriptor: Int32, signalDescriptor: Int32) {
        self.wakeDescriptor = wakeDescriptor
        self.wakingDescriptor = wakingDescriptor
        self.signalDescriptor = signalDescriptor
    }

    private static func start() -> Interruption? {
        guard let wake = makePipe(), let signal = makePipe() else { return nil }
        let interruption = Interruption(
            wakeDescriptor: wake.reading,
            wakingDescriptor: wake.writing,
            signalDescriptor: signal.reading
        )
        guard interruption.startListening() else { return nil }
        unsafe signalPipe = signal.writing
        for number in [SIGINT, SIGTERM, SIGHUP] { handle(number) }
        return interruption
    }

    private static func makePipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        if unsafe pipe(&ends) != 0 { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func handle(_ number: Int32) {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return }
        #if canImport(Darwin)
            let handler = unsafe action.__sigaction_u.__sa_handler
        #else
            let handler = unsafe action.__sigaction_handler.sa_handler
        #endif
        if unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { return }
        #if canImport(Darwin)
            unsafe action.__sigaction_u.__sa_handler = interruptionHandler
        #else
            unsafe action.__sigaction_handler.sa_handler = interruptionHandler
        #endif
        action.sa_flags = SA_RESTART
        unsafe sigemptyset(&action.sa_mask)
        _ = unsafe sigaction(number, &action, nil)
    }

    private func startListening() -> Bool {
        // The thread takes over this reference.
        let context = unsafe Unmanaged.passRetained(self).toOpaque()
        if unsafe Self.startThread(context) { return true }
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
        waitForSignal()
        if let action = action.withLock({ $0 }) {
            // In this order: who is woken finds the action done. The pipe is empty, so one byte fits.
            action()
            try? Transfer.write([0], to: wakingDescriptor)
            waitForSignal()
        }
        CurrentProcess.exitImmediately(CommandStatus.interrupted.rawValue)
    }

    private func waitForSignal() {
        var bytes: [UInt8] = []
        // The writing end is never closed: there is no end to read.
        while bytes.isEmpty {
            _ = try? Transfer.read(signalDescriptor, appendingTo: &bytes, maximumByteCount: 1)
        }
    }
}

/// What the listening thread runs.
private func interruptionThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context = unsafe context else { return nil }
    unsafe Unmanaged<Interruption>.fromOpaque(context).takeRetainedValue().run()
}

/// Where the handler writes. Set once, before the handler is installed: a handler can read nothing else safely.
nonisolated(unsafe) private var signalPipe: Int32 = -1

private func interruptionHandler(_ number: Int32) {
    let savedError = errno
    _ = unsafe write(signalPipe, "!", 1)
    errno = savedError
}
