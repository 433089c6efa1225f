// The C library, which has another name on each system; all files of this module see it.
#if canImport(Glibc)
    @_exported import Glibc
#elseif canImport(Musl)
    @_exported import Musl
#else
    @_exported import Darwin
#endif

/// Calls whose names methods have, which then hide them.
enum CLibrary {
    static func closeDescriptor(_ number: Int32) -> Int32 { close(number) }

    static func readBytes(_ descriptor: Int32, _ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        unsafe read(descriptor, start, count)
    }

    static func writeBytes(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
        unsafe write(descriptor, start, count)
    }
}

/// Constants that each C library imports in another way.
extension CLibrary {
    #if canImport(Darwin)
        static let anonymousMapping = MAP_ANON
        static let addressSpaceLimit = RLIMIT_AS
        static let dataLimit = RLIMIT_DATA
        static let noLimit = RLIM_INFINITY
    #else
        static let anonymousMapping = MAP_ANONYMOUS
        #if canImport(Glibc)
            static let addressSpaceLimit = __rlimit_resource_t(RLIMIT_AS.rawValue)
            static let dataLimit = __rlimit_resource_t(RLIMIT_DATA.rawValue)
        #else
            static let addressSpaceLimit = RLIMIT_AS
            static let dataLimit = RLIMIT_DATA
        #endif
        // The macro ~0UL is not imported.
        static let noLimit = rlim_t.max
    #endif
}
