import Foundation

/// A program that judges a file independently of us. Tests that need one are skipped where it is not installed.
enum Tool: String {
    case djpeg
    case jpegtran
    case exiftool

    var isInstalled: Bool { path != nil }

    private var path: String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/\(rawValue)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    struct Answer {
        let status: Int32
        let output: [UInt8]
        let messages: String
    }

    /// Runs the program with a file of these bytes as its last argument.
    func run(_ arguments: [String] = [], on bytes: [UInt8]) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fixtures-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output, messages) = (
            folder.appending(path: "input.jpg"), folder.appending(path: "output"), folder.appending(path: "messages")
        )
        try Data(bytes).write(to: input)
        try Data().write(to: output)
        try Data().write(to: messages)
        let process = Process()
        process.executableURL = URL(filePath: path ?? "")
        process.arguments = arguments + [input.path]
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        try process.run()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus,
            output: try contents(of: output),
            messages: String(decoding: try contents(of: messages), as: UTF8.self)
        )
    }

    /// Not by `Data(contentsOf:)`: it leaks what it had allocated for an empty file, and the address sanitizer says so.
    private func contents(of file: URL) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        return [UInt8](try handle.readToEnd() ?? Data())
    }
}

/// A picture as djpeg writes it: PPM or PGM.
struct DecodedPicture {
    let width: Int
    let height: Int
    let samples: ArraySlice<UInt8>

    init?(netpbm bytes: [UInt8]) {
        let fields = bytes.prefix(64).split(maxSplits: 4, whereSeparator: { $0 == 10 || $0 == 32 })
        guard fields.count > 4, let width = Int(String(decoding: fields[1], as: UTF8.self)),
            let height = Int(String(decoding: fields[2], as: UTF8.self))
        else { return nil }
        (self.width, self.height) = (width, height)
        samples = bytes[fields[4].startIndex...]
    }
}
