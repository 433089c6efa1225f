#if os(Linux)
    private import CSystemParts
#endif

/// A file's extended attributes: names with values. Systems and file systems without them have none.
enum ExtendedAttributes {
    /// Names of attributes that belong to users, and that copies of a file keep.
    static let userPrefix = "user."

    #if os(Linux)
        /// All names that this user may see.
        static func names(_ descriptor: Int32) throws(SystemError) -> [String] {
            let list =
                unsafe try bytes { start, count in
                    unsafe flistxattr(descriptor, start?.assumingMemoryBound(to: CChar.self), count)
                } ?? []
            return list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        }

        /// nil when the file has none of this name.
        static func value(_ name: String, of descriptor: Int32) throws(SystemError) -> [UInt8]? {
            unsafe try bytes { start, count in unsafe fgetxattr(descriptor, name, start, count) }
        }

        /// The same of a file that is not open, and need not be readable.
        static func value(_ name: String, of path: FilePath) throws(SystemError) -> [UInt8]? {
            unsafe try path.withCString { path throws(SystemError) in
                unsafe try bytes { start, count in unsafe getxattr(path, name, start, count) }
            }
        }

        static func set(_ name: String, to value: [UInt8], of descriptor: Int32) throws(SystemError) {
            let answer = unsafe value.withUnsafeBytes { buffer in
                unsafe fsetxattr(descriptor, name, buffer.baseAddress, buffer.count, 0)
            }
            if answer != 0 { throw .last }
        }

        static func remove(_ name: String, of descriptor: Int32) throws(SystemError) {
            if unsafe fremovexattr(descriptor, name) != 0 { throw .last }
        }

        /// Asks for the size, then for the bytes; again when they have grown meanwhile.
        private static func bytes(
            _ call: (UnsafeMutableRawPointer?, Int) -> Int
        ) throws(SystemError) -> [UInt8]? {
            while true {
                let count = call(nil, 0)
                if count == 0 { return [] }
                if count > 0 {
                    var read = -1
                    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
                        read = unsafe call(buffer.baseAddress, count)
                        initializedCount = max(0, read)
                    }
                    if read >= 0 { return bytes }
                }
                switch SystemError.last {
                case .outOfRange: continue
                case .noAttribute, .notSupported, .missing: return nil
                case let error: throw error
                }
            }
        }
    #endif
}
