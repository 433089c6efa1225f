#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a test changes for its whole process: for exit tests only.
enum ProcessLimits {
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
}
