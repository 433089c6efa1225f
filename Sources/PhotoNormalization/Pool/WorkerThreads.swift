#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// Threads that run jobs in the order in which they come.
///
/// Threads of our own, since photos take whole tens of milliseconds of processor time: on the cooperative pool they
/// would keep a server's other tasks waiting, and Dispatch's queues share their threads with it on Linux. `unsafe`: the
/// C thread calls; the mutex and the condition live as long as the queue, which every thread holds.
final class WorkerThreads: Sendable {
    private let queue: JobQueue

    /// - Parameter count: 1 or more; fewer run when the system gives no more threads.
    init(count: Int) {
        queue = JobQueue()
        for _ in 0..<max(1, count) { JobQueue.startThread(for: queue) }
    }

    deinit { queue.close() }

    /// Runs `job` on one of the threads.
    func run<Value: Sendable>(_ job: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.append { continuation.resume(returning: job()) }
        }
    }
}

/// Jobs waiting for a thread.
@safe
private final class JobQueue: @unchecked Sendable {
    // Every access to what follows holds the mutex.
    private var jobs: [@Sendable () -> Void] = []
    private var nextJob = 0
    private var isClosed = false
    private var threadCount = 0

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let hasChanged: UnsafeMutablePointer<pthread_cond_t>

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        unsafe hasChanged = .allocate(capacity: 1)
        unsafe pthread_cond_init(hasChanged, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(hasChanged)
        unsafe hasChanged.deallocate()
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    func append(_ job: @escaping @Sendable () -> Void) {
        unsafe pthread_mutex_lock(mutex)
        let hasThread = threadCount > 0
        if hasThread { jobs.append(job) }
        unsafe pthread_cond_signal(hasChanged)
        unsafe pthread_mutex_unlock(mutex)
        // The system gave no thread at all: better here than never.
        if !hasThread { job() }
    }

    /// Lets the threads end when nothing is left to do.
    func close() {
        unsafe pthread_mutex_lock(mutex)
        isClosed = true
        unsafe pthread_cond_broadcast(hasChanged)
        unsafe pthread_mutex_unlock(mutex)
    }

    /// Waits for a job; nil: there will be none.
    private func take() -> (@Sendable () -> Void)? {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while nextJob == jobs.count {
            if isClosed { return nil }
            unsafe pthread_cond_wait(hasChanged, mutex)
        }
        let job = jobs[nextJob]
        nextJob += 1
        if nextJob == jobs.count {
            jobs.removeAll(keepingCapacity: true)
            nextJob = 0
        }
        return job
    }

    static func startThread(for queue: JobQueue) {
        let reference = unsafe Unmanaged.passRetained(queue)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let status = unsafe pthread_create(&thread, nil, runJobs, reference.toOpaque())
        guard status == 0 else {
            unsafe reference.release()
            return
        }
        #if canImport(Darwin)
            if let thread = unsafe thread { unsafe pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
        unsafe pthread_mutex_lock(queue.mutex)
        queue.threadCount += 1
        unsafe pthread_mutex_unlock(queue.mutex)
    }

    fileprivate func work() {
        while let job = take() { job() }
    }
}

#if canImport(Darwin)
    private func runJobs(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        unsafe Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().work()
        return nil
    }
#else
    private func runJobs(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context = unsafe context {
            unsafe Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().work()
        }
        return nil
    }
#endif
