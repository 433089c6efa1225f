import Foundation
import PhotoNormalization
import Testing

@testable import HeadshotCommands

@Suite("Photos in directories")
struct PhotoSourcesTests {
    private let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]

    private func names(_ sources: PhotoSources) -> [String] {
        sources.photos.map(\.relativePath.lossyText)
    }

    @Test("photos are found by name or by content, in a stable order, and the rest is counted")
    func walk() throws {
        let directory = try TemporaryDirectory()
        for name in ["b.jpg", "a.JPEG", "c/d.jfif", "c/a.Jpe", "B.jpg", "c.jpg"] { try directory.write([1], to: name) }
        try directory.write(jpeg, to: "photo-without-ending")
        try directory.write(jpeg, to: "scan.png")
        try directory.write([0xFF, 0xD8], to: "short")
        try directory.write([], to: "empty.txt")
        try directory.write(jpeg, to: ".hidden.jpg")
        try directory.write(jpeg, to: "._b.jpg")
        try directory.write(jpeg, to: ".git/x.jpg")
        try directory.write(jpeg, to: "c/.headshot-1-2")
        try directory.write(jpeg, to: "Thumbs.db")
        try directory.write(jpeg, to: "@eaDir/b.jpg")
        try directory.link("loop", to: ".")
        try directory.link("c/up", to: "..")
        try directory.link("linked.jpg", to: "b.jpg")

        let sources = PhotoSources([.path(FilePath(directory.path))], outputDirectory: nil)
        let expected = [
            "B.jpg", "a.JPEG", "b.jpg", "c/a.Jpe", "c/d.jfif", "c.jpg", "linked.jpg", "photo-without-ending",
            "scan.png",
        ]
        #expect(names(sources) == expected)
        #expect(sources.hasDirectory)
        #expect(sources.skipped.hiddenCount == 4)
        #expect(sources.skipped.thumbnailStoreCount == 2)
        #expect(sources.skipped.directoryLinkCount == 2)
        #expect(sources.skipped.otherCount == 2)
        #expect(
            sources.skipped.text
                == "passed over: 4 hidden files, 2 thumbnail stores, 2 links to directories, 2 other files"
        )
    }

    @Test("a directory without photos is a failure of its own")
    func noPhotos() throws {
        let directory = try TemporaryDirectory()
        try directory.write([1], to: "notes.txt")
        let sources = PhotoSources([.path(FilePath(directory.path))], outputDirectory: nil)
        #expect(sources.entries == [.failure(FilePath(directory.path), .noPhotos)])
    }

    @Test("the output directory inside an input directory is passed over")
    func outputInside() throws {
        let directory = try TemporaryDirectory()
        try directory.write(jpeg, to: "a.jpg")
        try directory.write(jpeg, to: "ready/a.jpg")
        let sources = PhotoSources([.path(FilePath(directory.path))], outputDirectory: directory.file("ready"))
        #expect(names(sources) == ["a.jpg"])
        #expect(sources.skipped.outputDirectoryCount == 1)
    }

    @Test("a photo that links nowhere is told, another file that does is not")
    func danglingLinks() throws {
        let directory = try TemporaryDirectory()
        try directory.link("gone.jpg", to: "nowhere.jpg")
        try directory.link("gone", to: "nowhere")
        let sources = PhotoSources([.path(FilePath(directory.path))], outputDirectory: nil)
        #expect(sources.entries == [.failure(directory.file("gone.jpg"), .cannotRead(.missing))])
        #expect(sources.skipped.otherCount == 1)
    }

    @Test("inputs keep the order of the arguments, whatever they are")
    func argumentOrder() throws {
        let directory = try TemporaryDirectory()
        try directory.write(jpeg, to: "z/1.jpg")
        try directory.write([0], to: "named.txt")
        let sources = PhotoSources(
            [
                .path(directory.file("missing.jpg")), .path(directory.file("z")), .path(directory.file("named.txt")),
                .standardInput,
            ],
            outputDirectory: nil
        )
        #expect(names(sources) == ["missing.jpg", "1.jpg", "named.txt", "-"])
        #expect(sources.photos.map { $0.identity != nil } == [false, true, true, false])
    }

    @Test("names that are no UTF-8 are found and carried as they are")
    func rawNames() throws {
        let directory = try TemporaryDirectory()
        let name: [UInt8] = [0xE9, 0x74, 0xE9, 0x2E, 0x6A, 0x70, 0x67]
        let path = FilePath(directory.path).appending(name)
        try PhotoWriter().write(jpeg, to: path, .creating, times: nil)
        let sources = PhotoSources([.path(FilePath(directory.path))], outputDirectory: nil)
        #expect(sources.photos.map(\.path) == [path])
        #expect(try PhotoReader(maximumByteCount: 10, wakeDescriptor: nil).read(path).bytes == jpeg)
    }
}
