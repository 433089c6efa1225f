import ArgumentParser
import Foundation

@testable import HeadshotCommands

/// What the command said on its two streams.
struct Recording {
    var outputBytes: [UInt8]
    var errorBytes: [UInt8]

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    var error: String { String(decoding: errorBytes, as: UTF8.self) }
    var outputLines: [String] { output.split(separator: "\n").map(String.init) }

    /// Runs `headshot` with these arguments inside this process.
    static func run(
        _ arguments: [String],
        input: [UInt8] = [],
        change: (inout Console) -> Void = { _ in }
    ) async throws -> (status: Int32, recording: Recording) {
        let command = try HeadshotCommand.parseAsRoot(arguments)
        return try await capture(input: input) { plain in
            var console = plain
            change(&console)
            return switch command {
            case let command as NormalizeCommand: await command.run(on: console)
            case let command as InspectCommand: await command.run(on: console)
            default: throw CocoaError(.featureUnsupported)
            }
        }
    }

    /// Records what is said on a console without colors.
    static func capture(
        input: [UInt8],
        _ body: (Console) async throws -> CommandStatus
    ) async throws -> (status: Int32, recording: Recording) {
        let directory = try TemporaryDirectory()
        try directory.write(input, to: "in")
        try directory.write([], to: "out")
        try directory.write([], to: "err")
        let inputFile = try FileDescriptor(opening: directory.file("in"), for: .reading)
        let outputFile = try FileDescriptor(opening: directory.file("out"), for: .writing)
        let errorFile = try FileDescriptor(opening: directory.file("err"), for: .writing)
        let console = Console(
            input: inputFile.number,
            output: outputFile.number,
            error: errorFile.number,
            outputStyle: TextStyle(isEnabled: false),
            errorStyle: TextStyle(isEnabled: false)
        )
        let status = try await body(console)
        return (
            status.rawValue,
            Recording(outputBytes: try directory.contents("out"), errorBytes: try directory.contents("err"))
        )
    }
}
