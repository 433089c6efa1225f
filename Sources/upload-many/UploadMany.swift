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

        @Option(help: "Seconds that nothing may move in an exchange.")
        var timeout = 60

        @Option(help: "Each user gets a photo so many times, another one each time.")
        var rounds = 1

        @Option(help: "Seconds that an accepted photo is looked for.")
        var verifyTimeout = 10.0

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
            load.retries.stallTimeout = .seconds(timeout)
            load.retries.baseDelay = .milliseconds(50)
            load.visibilityTimeout = .seconds(verifyTimeout)
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

            var isGood = true
            for round in 0..<rounds {
                load.firstPhoto = round
                isGood = try await run(load, photos) && isGood
            }
            throw ExitCode(isGood ? 0 : 1)
        }

        private func run(_ load: UploadLoad, _ photos: [NormalizedPhoto]) async throws -> Bool {
            let quarter = max(1, count / 4)
            let tally = try await load.run(photos) { number in
                if number % quarter == 0 { print("\(number) through: \(ProcessUsage.residentMegabytes) MB of memory") }
            }
            print(tally.text)
            print(String(format: "%.2f s, %.3f s of processor time", tally.seconds, tally.processorSeconds))
            let isTrue = tally.isTrue && tally.maximumInFlightCount <= 4 && tally.requestsPerUntouchedPhoto <= 1.02
            let isComplete =
                tally.failed.isEmpty && tally.unclear.isEmpty && tally.acceptedNotThere.isEmpty && tally.lateCount == 0
            return isTrue && (isComplete || mayFail)
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
