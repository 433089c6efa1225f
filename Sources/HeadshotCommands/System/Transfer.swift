/// Reading and writing bytes by descriptor number, whole and across interruptions by signals.
enum Transfer {
    /// Appends what can be read at once, up to `maximumByteCount` (1 or more), and returns its byte count: 0 at the
    /// end.
    static func read(
        _ descriptor: Int32,
        appendingTo bytes: inout [UInt8],
        maximumByteCount: Int
    ) throws(SystemError) -> Int {
        var count = 0
        bytes.append(addingCapacity: maximumByteCount) { output in
            count = unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
                // The span may have more room than asked for.
                let room = min(maximumByteCount, buffer.count - initializedCount)
                guard let start = buffer.baseAddress else { return 0 }
                let received = unsafe Self.read(descriptor, start + initializedCount, room)
                initializedCount += max(received, 0)
                return received
            }
        }
        if count < 0 { throw .last }
        return count
    }

    private static func read(_ descriptor: Int32, _ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        while true {
            let received = unsafe CLibrary.readBytes(descriptor, start, count)
            if received >= 0 || errno != EINTR { return received }
        }
    }

    /// Writes all of it.
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                guard let start = buffer.baseAddress else { return 0 }
                return unsafe CLibrary.writeBytes(descriptor, start + written, buffer.count - written)
            }
            if count > 0 {
                written += count
                continue
            }
            let error = count == 0 ? SystemError.noSpace : SystemError.last
            if error == .wouldBlock {
                _ = waitUntilReady(descriptor, events: Int16(POLLOUT), orReadable: nil)
            } else if error != .interrupted {
                throw error
            }
        }
    }

    /// Waits for input without keeping an interruption waiting: false when `other` became readable.
    static func waitUntilReadable(_ descriptor: Int32, or other: Int32?) -> Bool {
        waitUntilReady(descriptor, events: Int16(POLLIN), orReadable: other)
    }

    private static func waitUntilReady(_ descriptor: Int32, events: Int16, orReadable other: Int32?) -> Bool {
        // A negative number is passed over by `poll`.
        var waiting = [
            pollfd(fd: descriptor, events: events, revents: 0),
            pollfd(fd: other ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        while unsafe poll(&waiting, 2, -1) < 0 {
            // What cannot be polled is left to the call that follows.
            if errno != EINTR { return true }
        }
        return waiting[1].revents == 0
    }
}
