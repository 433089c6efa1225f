#if Upload && Sandbox
    internal import ArgumentParser
    internal import Foundation
    internal import GraphPhotos
    internal import PhotoNormalization
    internal import UploadLoad

    /// Uploads photos for many users of a running graph-sandbox in one process: for measuring, and for testing the
    /// client.
    @main
    struct UploadMany: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "upload-many",
            abstract: "Uploads generated photos to a graph-sandbox and compares what was reported with what is there."
        )

        @Argument(help: "The sandbox's address, for instance http://127.0.0.1:8765.")
        var url: String

        @Option(help: "Users that get a photo.")
        var count = 1_000

        @Option(help: "Photos that differ; the users get them in turn.")
        var distinct = 1_000

        @Option(help: "Bytes of a photo, about.")
        var bytes = 20_000

        @Option(help: "Uploads that run at a time.")
        var tasks = 16

        @Option(help: "Seconds that one exchange may take.")
        var timeout = 100

        @Flag(help: "The upload alone: no dimensions, nothing read back.")
        var bare = false

        @Flag(help: "Photos that are reported as failed, and are not there, are no failure of the run.")
        var mayFail = false

        @Option(help: "A folder for the photos as well, for other clients.")
        var save: String?

        func run() async throws {
            var load = UploadLoad(url: url)
            load.count = count
            load.distinctPhotoCount = min(distinct, count)
            load.photoByteCount = bytes
            load.taskCount = tasks
            load.retries.exchangeTimeout = .seconds(timeout)
            load.retries.baseDelay = .milliseconds(50)
            if bare {
                load.upload.dimensions = .skip
                load.upload.verification = .none
            }
            let photos = try load.photos()
            if let save {
                try FileManager.default.createDirectory(atPath: save, withIntermediateDirectories: true)
                for (index, photo) in photos.enumerated() {
                    try Data(photo.bytes).write(to: URL(fileURLWithPath: "\(save)/\(index).jpg"))
                }
            }
            let byteCount = photos.reduce(0) { $0 + $1.bytes.count } / photos.count
            print("\(count) uploads of \(photos.count) photos with \(byteCount) bytes on average")

            let quarter = max(1, count / 4)
            let tally = try await load.run(photos) { number in
                if number % quarter == 0 { print("\(number) through: \(ProcessUsage.residentMegabytes) MB of memory") }
            }
            print(tally.text)
            print(String(format: "%.2f s, %.3f s of processor time", tally.seconds, tally.processorSeconds))
            let isTrue = tally.doneNotThere.isEmpty && tally.failedButThere.isEmpty && tally.maximumInFlightCount <= 4
            let isComplete = tally.failed.isEmpty && tally.acceptedNotThere.isEmpty && tally.lateCount == 0
            throw ExitCode(isTrue && (isComplete || mayFail) ? 0 : 1)
        }
    }
#else
    internal import Foundation

    /// Without the traits there is nothing to upload with, or to.
    @main
    enum UploadMany {
        static func main() {
            let message =
                "upload-many: build it with the package's traits Upload and Sandbox, which are on by default.\n"
            try? FileHandle.standardError.write(contentsOf: Data(message.utf8))
            exit(64)
        }
    }
#endif
