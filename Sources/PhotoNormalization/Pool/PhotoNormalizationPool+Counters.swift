extension PhotoNormalizationPool {
    /// What a pool has in hand at one moment.
    public struct Counters: Sendable, Hashable {
        /// Photos that a thread is decoding or encoding; up to the pool's threads.
        public internal(set) var workingCount = 0
        /// Photos that wait for a thread, for memory, or for their markers to be read.
        public internal(set) var waitingCount = 0
        /// Bytes of the photos that wait, and predicted bytes of those at work.
        public internal(set) var reservedMemoryByteCount = 0
        /// Bytes that all photos in hand together may take.
        public let maximumMemoryByteCount: Int

        init(maximumMemoryByteCount: Int) { self.maximumMemoryByteCount = maximumMemoryByteCount }
    }
}
