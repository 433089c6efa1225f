#if Upload
    import Foundation
    import ServiceFixtures
    import Testing

    @testable import HeadshotCommands

    /// Where fetched photos go, with a server that is not ours.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct DownloadTests {
        private static let picture = "\u{FF}\u{D8}\u{FF}\u{E0}photo\u{FF}\u{D9}"
        private static let pictureBytes = picture.unicodeScalars.map { UInt8($0.value) }

        /// Runs `body` with a server that answers so; returns how many requests came.
        private static func serve(
            _ body: String = picture, type: String = "image/jpeg",
            _ work: ([String], TemporaryDirectory) async throws -> Void
        ) async throws -> Int {
            let directory = try TemporaryDirectory()
            let step = AnsweringServer.Step.answer("200 OK", body, ["Content-Type: \(type)", "request-id: r"])
            return try await AnsweringServer.run(["me": [step]]) { url in
                try await work(["download", "--me", "--graph-url", url, "--authority-url", url], directory)
            }.records.count
        }

        private static func kind(_ path: String) throws -> FileStatus.Kind {
            try FileStatus(of: FilePath(path), followsLinks: false).kind
        }

        /// The device became a file.
        @Test(arguments: [[], ["--force"]])
        func `a device is written to, and stays one`(_ options: [String]) async throws {
            let count = try await Self.serve { command, directory in
                // Through a link: the machine keeps its device, whatever happens here.
                let path = "\(directory.path)/null"
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
                let (status, recording) = try await ServiceRecording.run(command + ["-o", path] + options)
                #expect(status == 0, "\(recording.error)")
                #expect(try Self.kind(path) == .symbolicLink)
            }
            #expect(count == 1)
        }

        @Test func `a FIFO is written to, and stays one`() async throws {
            _ = try await Self.serve { command, directory in
                let path = "\(directory.path)/pipe"
                let made = unsafe mkfifo(path, 0o600)
                #expect(made == 0)
                // Open for both, so that nobody has to wait for the other.
                let reader = try #require(FileHandle(forUpdatingAtPath: path))
                let (status, recording) = try await ServiceRecording.run(command + ["-o", path, "--force"])
                #expect(status == 0, "\(recording.error)")
                #expect(try Self.kind(path) == .stream)
                #expect(try reader.read(upToCount: Self.pictureBytes.count).map { Array($0) } == Self.pictureBytes)
                try reader.close()
            }
        }

        typealias Place = (name: String, options: [String], says: String)

        static let places: [Place] = [
            ("folder", [], "cannot-write"), ("folder", ["--force"], "The output's name is that of a directory."),
            ("missing/photo.jpg", [], "The output's directory does not exist."),
            ("there.jpg", [], "output-exists"), ("there.jpg/photo.jpg", [], "is not a directory"),
            ("dangling", [], "output-exists"),
        ]

        @Test(arguments: places.indices)
        func `what cannot be written is said before anything is asked`(_ index: Int) async throws {
            let place = Self.places[index]
            let count = try await Self.serve { command, directory in
                try FileManager.default.createDirectory(
                    atPath: "\(directory.path)/folder", withIntermediateDirectories: false)
                try FileManager.default.createSymbolicLink(
                    atPath: "\(directory.path)/dangling", withDestinationPath: "nowhere")
                try directory.write([1], to: "there.jpg")
                let (status, recording) = try await ServiceRecording.run(
                    command + ["-o", "\(directory.path)/\(place.name)"] + place.options)
                #expect(status == 1)
                #expect(recording.error.contains(place.says), "\(recording.error)")
                #expect(try directory.contents("there.jpg") == [1])
            }
            #expect(count == 0)
        }

        @Test func `a file that is replaced keeps its permissions, and a link to it stays`() async throws {
            _ = try await Self.serve { command, directory in
                try directory.write([1], to: "private.jpg")
                let (file, link) = ("\(directory.path)/private.jpg", "\(directory.path)/link.jpg")
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
                try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "private.jpg")
                let (status, recording) = try await ServiceRecording.run(command + ["-o", link, "--force"])
                #expect(status == 0, "\(recording.error)")
                #expect(try FileStatus(of: FilePath(file)).permissions == 0o600)
                #expect(try Self.kind(link) == .symbolicLink)
                #expect(try directory.contents("private.jpg") == Self.pictureBytes)
            }
        }

        @Test(arguments: [
            ("<html><title>Sign in</title></html>", "image/jpeg", "unexpected-answer"),
            ("\u{0B}\u{02}\u{80}<html>\u{03}", "image/jpeg", "unexpected-answer"),
            ("GIF89a\u{01}\u{00}\u{01}\u{00}\u{80}\u{00}", "image/gif", "no-photo"),
        ])
        func `what is no photo is no file`(_ body: String, _ type: String, _ code: String) async throws {
            _ = try await Self.serve(body, type: type) { command, directory in
                let path = "\(directory.path)/photo.jpg"
                let (status, recording) = try await ServiceRecording.run(command + ["-o", path])
                #expect(status == 1)
                #expect(recording.error.contains(code), "\(recording.error)")
                #expect(!FileManager.default.fileExists(atPath: path))
            }
        }

        @Test func `a GIF of more than a pixel is a photo`() async throws {
            _ = try await Self.serve("GIF89a\u{F0}\u{00}\u{F0}\u{00}\u{80}\u{00}", type: "image/gif") {
                command, directory in
                let path = "\(directory.path)/photo.gif"
                let (status, recording) = try await ServiceRecording.run(command + ["-o", path])
                #expect(status == 0, "\(recording.error)")
                #expect(FileManager.default.fileExists(atPath: path))
            }
        }
    }
#endif
