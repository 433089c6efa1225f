internal import CJPEGShim

/// When the work on a photo ends, done or not: it is stopped from outside, or its thread has taken too much processor
/// time. To be made on the thread that does the work.
package struct WorkLimit: Sendable {
    /// Seconds from when it was made.
    private let seconds: Double
    private let end: UInt64
    package let stopSignal: StopSignal?

    /// - Parameters:
    ///   - seconds: of the thread's processor time, from now on; what is not a number: no limit.
    ///   - stopSignal: ends the work with `cancelled`.
    package init(seconds: Double, stopSignal: StopSignal?) {
        let bounded = seconds < 1e9 ? max(0, seconds) : 1e9
        self.seconds = seconds
        self.stopSignal = stopSignal
        end = hs_thread_cpu_nanoseconds() + UInt64(bounded * 1e9)
    }

    /// Once it is, it stays so. Takes a fraction of a microsecond: to be asked for each row of blocks.
    package var isOver: Bool { (stopSignal?.isRaised ?? false) || hs_thread_cpu_nanoseconds() > end }

    /// Seconds that are left.
    package var secondsLeft: Double {
        let now = hs_thread_cpu_nanoseconds()
        return now < end ? Double(end - now) / 1e9 : 0
    }

    /// - Throws: `cancelled` or `overtime` when it is over.
    package func check() throws(CodecError) {
        guard isOver else { return }
        throw stopSignal?.isRaised ?? false ? .cancelled : overtime
    }

    /// What is thrown when the time is over.
    var overtime: CodecError { .overtime(seconds: seconds) }

    /// The same for the shim; the signal has to outlive the calls that get it.
    var shim: hs_work_limit {
        var limit = unsafe hs_work_limit()
        unsafe limit.end_cpu_nanoseconds = end
        if let stopSignal {
            unsafe limit.stop_context = Unmanaged.passUnretained(stopSignal).toOpaque()
            unsafe limit.should_stop = { context in
                guard let context = unsafe context else { return false }
                return unsafe Unmanaged<StopSignal>.fromOpaque(context).takeUnretainedValue().isRaised
            }
        }
        return unsafe limit
    }
}
