import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a test changes for its whole process: for exit tests only.
enum ProcessChanges {
    static func setFileCreationMask(_ mask: UInt32) {
        _ = umask(mode_t(mask))
    }

    /// - Returns: whether files can grow no larger now.
    static func setMaximumFileByteCount(_ count: UInt) -> Bool {
        #if canImport(Glibc)
            var limit = rlimit(rlim_cur: count, rlim_max: count)
            return unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0
        #else
            var limit = rlimit(rlim_cur: rlim_t(count), rlim_max: rlim_t(count))
            return unsafe setrlimit(RLIMIT_FSIZE, &limit) == 0
        #endif
    }

    /// - Parameter growth: bytes that may be allocated beside those that are.
    /// - Returns: whether the system has such a limit, and it is set.
    static func setMaximumAddressSpace(growth: UInt) -> Bool {
        #if canImport(Glibc)
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii),
                let pages = text.split(separator: " ").first.flatMap({ UInt($0) })
            else { return false }
            let count = pages * UInt(sysconf(Int32(_SC_PAGESIZE))) + growth
            var limit = rlimit(rlim_cur: count, rlim_max: count)
            return unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0
        #else
            return false
        #endif
    }
}
