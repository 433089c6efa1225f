/// What a run takes of the process's limits, beside the memory of the photos.
struct ProcessNeeds: Sendable, Hashable {
    /// Photos at a time, 1 or more.
    let jobCount: Int
    /// Whether the service is talked to.
    var hasNetwork = false
    var processorCount = CurrentProcess.processorCount

    /// Threads that Swift's tasks run on: libdispatch starts no more at a time than there are processors.
    private var taskThreadCount: Int { min(processorCount, jobCount + 1) }

    /// The pool's threads and its marker reader, what tasks run on and one that relieves another, libdispatch's
    /// manager, and what waits for signals.
    ///
    /// With the network, one for each of SwiftNIO's event loops, and two that look up names.
    var threadCount: Int { jobCount + 1 + taskThreadCount + 1 + 1 + 1 + (hasNetwork ? processorCount + 2 : 0) }

    /// Two pipes of our own, eight of libdispatch (its queue, events, timers, and what it reads of its threads), and
    /// two files for each task that reads or writes. With the network, three for each event loop, and eight
    /// connections.
    var descriptorCount: Int { 4 + 8 + 2 * taskThreadCount + (hasNetwork ? 3 * processorCount + 8 : 0) }

    /// Bytes of memory beside the threads' stacks: the runtime's, tables, and texts.
    static let baseMemoryByteCount = 24 << 20
    /// Bytes without which hardly any photo can be done.
    static let leastPhotoMemoryByteCount = 16 << 20

    /// What the process does not get of all this; nil: it gets all. One sentence, and what to do about it.
    ///
    /// - Parameter hasMemoryLimit: whether memory is asked for as well.
    /// - Returns: without a final newline.
    func lack(hasMemoryLimit: Bool) -> String? {
        let free = ProcessLimits.freeDescriptorCount(upTo: descriptorCount)
        if free < descriptorCount {
            return """
                headshot: \(descriptorCount) more files have to be open at a time, and the system allows \(free). \
                Raise the limit on open files (ulimit -n).
                """
        }
        let memory = hasMemoryLimit ? Self.baseMemoryByteCount + Self.leastPhotoMemoryByteCount : 0
        let room = ProcessLimits.room(upTo: threadCount, maximumMemoryByteCount: memory)
        if room.threadCount == threadCount, room.memoryByteCount == memory { return nil }
        // A thread needs addresses for its stack: without them it is not the number of threads that is limited.
        if hasMemoryLimit, ProcessLimits.mappableByteCount(upTo: memory * 2) < memory * 2 {
            return """
                headshot: there is not enough memory to start with: the system gives \(room.threadCount) of \
                \(threadCount) threads and \(room.memoryByteCount >> 20) of \(memory >> 20) MiB beside them. Raise the \
                limit on address space (ulimit -v).
                """
        }
        return """
            headshot: \(threadCount) threads are needed, and the system gives \(room.threadCount). Raise the limit on \
            processes and threads (ulimit -u).
            """
    }
}
