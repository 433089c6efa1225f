#if canImport(Glibc)
    private import CSystemParts
#endif

/// What the system lets this process have: asked by taking it, and giving it back.
///
/// A limit that is reached inside a runtime is no error: libdispatch waits for ever for a thread that it does not get,
/// and ends the process when it gets no descriptor, as Swift does without memory. So what they need is asked for
/// before they do.
enum ProcessLimits {
    /// How many descriptors can be opened beside those that are open.
    ///
    /// - Parameter maximum: how many are tried.
    /// - Returns: up to `maximum`.
    static func freeDescriptorCount(upTo maximum: Int) -> Int {
        var numbers: [Int32] = []
        while numbers.count < maximum {
            let number = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
            if number < 0 { break }
            numbers.append(number)
        }
        for number in numbers { _ = CLibrary.closeDescriptor(number) }
        return numbers.count
    }

    /// How many threads run beside those that do, and what can be allocated while they run.
    struct Room {
        var threadCount: Int
        /// Bytes of new memory, up to what was asked for.
        var memoryByteCount: Int
    }

    /// Starts threads, allocates memory beside them, and gives all of it back.
    ///
    /// - Parameters:
    ///   - maximumThreadCount: how many threads are tried.
    ///   - maximumMemoryByteCount: how much memory is tried.
    /// - Returns: what the system gave.
    static func room(upTo maximumThreadCount: Int, maximumMemoryByteCount: Int) -> Room {
        let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        unsafe pthread_mutex_init(gate, nil)
        unsafe pthread_mutex_lock(gate)
        var threads: [pthread_t] = []
        while threads.count < maximumThreadCount {
            #if canImport(Darwin)
                var thread: pthread_t?
            #else
                var thread = pthread_t()
            #endif
            guard unsafe pthread_create(&thread, nil, waitAtGate, gate) == 0 else { break }
            #if canImport(Darwin)
                if let thread = unsafe thread { unsafe threads.append(thread) }
            #else
                threads.append(thread)
            #endif
        }
        let memoryByteCount = mappableByteCount(upTo: maximumMemoryByteCount)
        unsafe pthread_mutex_unlock(gate)
        #if canImport(Darwin)
            for unsafethread in unsafe threads { unsafe pthread_join(thread, nil) }
            let threadCount = unsafe threads.count
        #else
            for thread in threads { pthread_join(thread, nil) }
            let threadCount = threads.count
        #endif
        unsafe pthread_mutex_destroy(gate)
        unsafe gate.deallocate()
        return Room(threadCount: threadCount, memoryByteCount: memoryByteCount)
    }

    /// The largest piece of new memory that the system gives, to a mebibyte. Nothing is written into it.
    static func mappableByteCount(upTo maximum: Int) -> Int {
        func isMappable(_ byteCount: Int) -> Bool {
            let flags = MAP_PRIVATE | CLibrary.anonymousMapping
            let start = unsafe mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0)
            guard unsafe start != MAP_FAILED else { return false }
            unsafe munmap(start, byteCount)
            return true
        }
        if maximum <= 0 { return 0 }
        if isMappable(maximum) { return maximum }
        var (least, most) = (0, maximum >> 20)
        while most - least > 1 {
            let middle = (least + most) / 2
            if isMappable(middle << 20) { least = middle } else { most = middle }
        }
        return least << 20
    }

    /// Whether the process may have only so much address space or data.
    static var hasMemoryLimit: Bool {
        [CLibrary.addressSpaceLimit, CLibrary.dataLimit].contains { limit in
            var values = rlimit()
            return unsafe getrlimit(limit, &values) == 0 && values.rlim_cur != CLibrary.noLimit
        }
    }

    /// Lets all threads share one heap. Else each of them reserves 64 MiB of addresses for its own, and of a small
    /// address space nothing is left.
    static func shareOneHeap() {
        #if canImport(Glibc)
            _ = mallopt(M_ARENA_MAX, 1)
        #endif
    }
}

#if canImport(Darwin)
    private func waitAtGate(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        let gate = unsafe context.assumingMemoryBound(to: pthread_mutex_t.self)
        unsafe pthread_mutex_lock(gate)
        unsafe pthread_mutex_unlock(gate)
        return nil
    }
#else
    private func waitAtGate(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let gate = unsafe context?.assumingMemoryBound(to: pthread_mutex_t.self) else { return nil }
        unsafe pthread_mutex_lock(gate)
        unsafe pthread_mutex_unlock(gate)
        return nil
    }
#endif
