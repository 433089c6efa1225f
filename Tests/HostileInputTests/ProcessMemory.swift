import CFixtures
import Foundation

/// What the operating system says of this process.
enum ProcessMemory {
    /// Bytes that are resident, or nil where it is not told.
    static var residentByteCount: Int? { pageCounts.map { $0.resident * pageByteCount } }

    /// Resident bytes that somebody holds, or nil where it is not told: without those that were freed and that the
    /// allocator has not given back yet, and without pages of the program's file, which come and go as the system
    /// likes, megabytes at a time.
    static var heldByteCount: Int? {
        hs_return_free_memory()
        return pageCounts.map { ($0.resident - $0.shared) * pageByteCount }
    }

    private static var pageByteCount: Int { sysconf(Int32(_SC_PAGESIZE)) }

    private static var pageCounts: (resident: Int, shared: Int)? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ").compactMap { Int($0) }
        return fields.count > 2 ? (fields[1], fields[2]) : nil
    }

    /// Whether freed memory is kept back so that its use is found, as AddressSanitizer does. Growth says nothing then,
    /// and LeakSanitizer tells at the end of the process what nobody holds any more.
    static var isKeptBack: Bool { ProcessInfo.processInfo.environment["HEADSHOT_SANITIZED"] != nil }

    /// The most bytes that were resident at a time, or nil where it is not told.
    static var greatestResidentByteCount: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return nil }
        return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 << 10 }
    }
}
