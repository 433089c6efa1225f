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
