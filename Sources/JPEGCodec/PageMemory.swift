#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// Zeroed memory that the system has back as soon as nobody holds it.
///
/// What `malloc` gave out and gets back in tens of megabytes it keeps for the thread that asked, more than all other
/// memory of a photo; then no cap on the photos' memory would be one on the process's.
///
/// `unsafe`: the system's calls; `start` is good for `byteCount` bytes as long as the object lives.
@safe
package final class PageMemory {
    package let start: UnsafeMutableRawPointer
    private let byteCount: Int

    /// Bytes from which on pages are asked for.
    private static let leastMappedByteCount = 1 << 18

    /// nil: there is not as much memory.
    ///
    /// - Parameter byteCount: 0 or more.
    package init?(byteCount: Int) {
        self.byteCount = byteCount
        if byteCount < Self.leastMappedByteCount {
            guard let memory = unsafe calloc(max(byteCount, 1), 1) else { return nil }
            unsafe start = memory
        } else {
            let memory = unsafe mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            guard let memory = unsafe memory, unsafe memory != UnsafeMutableRawPointer(bitPattern: -1) else {
                return nil
            }
            unsafe start = memory
        }
    }

    deinit {
        if byteCount < Self.leastMappedByteCount {
            unsafe free(start)
        } else {
            unsafe munmap(start, byteCount)
        }
    }
}
