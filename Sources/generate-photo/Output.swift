#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

struct OutputError: Error, CustomStringConvertible {
    let description: String
}

/// Writes a whole file, or to standard output for "-".
func write(_ bytes: [UInt8], to path: String) throws {
    do {
        try Data(bytes).write(to: URL(filePath: path == "-" ? "/dev/stdout" : path))
    } catch {
        throw OutputError(description: "\(path) cannot be written.")
    }
}
