import Foundation

/// The built `headshot`, run as a process of its own: for what a process has only one of, such as signals.
enum ChildProcess {
    struct Outcome {
        var status: Int32
        var wasKilled: Bool
        var output: String
        var error: String
    }

    /// Beside the program that runs the tests.
    static var executable: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "headshot")
    }

    static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: executable.path) }

    /// Whether the shell finds a program.
    static func has(_ program: String) -> Bool {
        ["/usr/bin", "/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    /// Runs a shell command in which "$HEADSHOT" is the program.
    static func shell(_ command: String, in directory: TemporaryDirectory) async throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(filePath: directory.path)
        process.environment = ["HEADSHOT": executable.path, "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        // Into files: a pipe that is not drained would stop the process.
        let streams = try TemporaryDirectory()
        try streams.write([], to: "out")
        try streams.write([], to: "err")
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(streams.path)/out"))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(streams.path)/err"))
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.run()
            } catch {
                continuation.resume(throwing: error)
            }
        }
        return Outcome(
            status: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal,
            output: String(decoding: try streams.contents("out"), as: UTF8.self),
            error: String(decoding: try streams.contents("err"), as: UTF8.self)
        )
    }
}
