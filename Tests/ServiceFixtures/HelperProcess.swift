import Foundation

/// A server that somebody else wrote, or that is written in another language, in a process of its own.
///
/// The first line of its output is its address, and it ends when its standard input does.
package struct HelperProcess: Sendable {
    /// What became of it: its exit status, and its output after the first line.
    package struct Outcome: Sendable {
        package let status: Int32
        package let output: String

        package var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    package struct DidNotStart: Error {
        package let output: String
    }

    /// Runs `body` with the server's address; the server ends after it.
    package static func run<Value>(
        _ executable: String,
        _ arguments: [String],
        _ body: (String) async throws -> Value
    ) async throws -> (value: Value, outcome: Outcome) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        let (parts, partsEnd) = AsyncStream<Data>.makeStream()
        let (ends, end) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { end.yield($0.terminationStatus) }
        try process.run()
        try? output.fileHandleForWriting.close()
        // A thread, since what Dispatch keeps of descriptors that many threads watch (`readabilityHandler`) is now and
        // then used after it was freed: swiftlang/swift-corelibs-libdispatch, issue 949. The whole run of tests died of
        // it once.
        let reading = output.fileHandleForReading
        Thread.detachNewThread {
            while true {
                let part = reading.availableData
                if part.isEmpty { break }
                partsEnd.yield(part)
            }
            partsEnd.finish()
        }

        var received = Data()
        var rest = parts.makeAsyncIterator()
        while !received.contains(UInt8(ascii: "\n")), let part = await rest.next() { received += part }
        let lineEnd = received.firstIndex(of: UInt8(ascii: "\n"))
        let address = lineEnd.map { String(decoding: received[..<$0], as: UTF8.self) } ?? ""
        let result: Result<Value, any Error>
        do {
            guard address.contains("://") else {
                throw DidNotStart(output: String(decoding: received, as: UTF8.self))
            }
            result = .success(try await body(address))
        } catch {
            result = .failure(error)
        }
        try? input.fileHandleForWriting.close()
        while let part = await rest.next() { received += part }
        var status: Int32 = -1
        for await value in ends {
            status = value
            break
        }
        let text = lineEnd.map { String(decoding: received[received.index(after: $0)...], as: UTF8.self) } ?? ""
        return (try result.get(), Outcome(status: status, output: text))
    }

    /// Where a program is; nil when it is not installed.
    package static func path(of program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return (folders + ["/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin"]).map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A script below Tests.
    package static func script(_ path: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent(path).path
    }
}
