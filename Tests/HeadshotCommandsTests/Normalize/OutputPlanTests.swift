import Foundation
import PhotoNormalization
import Testing

@testable import HeadshotCommands

@Suite("Destinations")
struct OutputPlanTests {
    private static func photo(_ path: String, below relative: String? = nil, number: UInt64? = nil) -> PhotoSource {
        let path = FilePath(path)
        return PhotoSource(
            input: .path(path),
            relativePath: relative.map { FilePath($0) } ?? FilePath(bytes: path.lastComponent),
            identity: number.map { FileIdentity(device: 1, number: $0) }
        )
    }

    private static func sources(_ photos: [PhotoSource], hasDirectory: Bool = false) -> PhotoSources {
        var sources = PhotoSources([], outputDirectory: nil)
        sources.entries = photos.map { .photo($0) }
        sources.hasDirectory = hasDirectory
        return sources
    }

    /// In a file system that has only these files.
    private func plan(
        _ photos: [PhotoSource],
        _ destination: DestinationChoice,
        hasDirectory: Bool = false,
        existing: [String: FileStatus] = [:],
        links: [String: String] = [:]
    ) throws -> [OutputPlan.Destination] {
        let plan = try OutputPlan(
            Self.sources(photos, hasDirectory: hasDirectory),
            destination: destination,
            status: { existing[$0.lossyText] },
            resolve: { links[$0.lossyText].map { FilePath($0) } ?? $0 }
        )
        return plan.steps.compactMap { step in
            if case .photo(_, let destination) = step { destination } else { nil }
        }
    }

    private static func status(_ kind: FileStatus.Kind, number: UInt64 = 99) -> FileStatus {
        FileStatus(
            kind: kind,
            identity: FileIdentity(device: 1, number: number),
            byteCount: 0,
            permissions: 0o644,
            linkCount: 1,
            owner: 0,
            group: 0,
            times: FileTimes(
                accessSeconds: 0,
                accessNanoseconds: 0,
                modificationSeconds: 0,
                modificationNanoseconds: 0
            )
        )
    }

    @Test(
        "each choice gives each photo its place",
        arguments: [
            (.besideInput, [photo("p/a.jpg")], ["p/a.normalized.jpg"]),
            (.file(FilePath("o.jpg")), [photo("p/a.jpg")], ["o.jpg"]),
            (
                .directory(FilePath("o")), [photo("p/q/a.jpg", below: "q/a.jpg"), photo("x/b.jpg")],
                ["o/q/a.jpg", "o/b.jpg"]
            ),
            (.directory(FilePath("o/")), [photo("a.JPG")], ["o/a.JPG"]),
        ] as [(DestinationChoice, [PhotoSource], [String])]
    )
    func table(choice: DestinationChoice, photos: [PhotoSource], outputs: [String]) throws {
        #expect(try plan(photos, choice) == outputs.map { .file(FilePath($0)) })
    }

    @Test("standard output and dry runs have no file")
    func withoutFiles() throws {
        #expect(try plan([Self.photo("a")], .standardOutput) == [.standardOutput])
        #expect(try plan([Self.photo("a"), Self.photo("b")], .nowhere, hasDirectory: true) == [.nowhere, .nowhere])
    }

    @Test("an output that is a device is written into, not replaced")
    func devices() throws {
        let existing = ["/dev/null": Self.status(.stream), "/dev/sda": Self.status(.blockDevice)]
        let file = { (path: String) in DestinationChoice.file(FilePath(path)) }
        #expect(try plan([Self.photo("a")], file("/dev/null"), existing: existing) == [.stream(FilePath("/dev/null"))])
        #expect(throws: UsageError.self) { try plan([Self.photo("a")], file("/dev/sda"), existing: existing) }
    }

    @Test("two photos with one output are refused, with all three names")
    func collision() {
        let error = #expect(throws: UsageError.self) {
            try plan([Self.photo("x/a.jpg", number: 1), Self.photo("y/a.jpg", number: 2)], .directory(FilePath("o")))
        }
        #expect(error?.message == "x/a.jpg and y/a.jpg have one output, o/a.jpg.")
    }

    @Test("a photo that is named twice is done once")
    func namedTwice() throws {
        let twice = [Self.photo("x/a.jpg", number: 1), Self.photo("x/a.jpg", number: 1)]
        #expect(try plan(twice, .directory(FilePath("o"))).count == 1)
        let linked = [Self.photo("x/a.jpg", number: 1), Self.photo("y/a.jpg", number: 1)]
        #expect(try plan(linked, .directory(FilePath("o"))).count == 1)
        let missing = [Self.photo("x/a.jpg"), Self.photo("x/a.jpg")]
        #expect(try plan(missing, .directory(FilePath("o"))).count == 1)
    }

    @Test("in place, a link and what it names are one photo")
    func inPlace() throws {
        let photos = [Self.photo("a.jpg", number: 1), Self.photo("link.jpg", number: 1)]
        let destinations = try plan(photos, .inPlace, links: ["a.jpg": "/p/a.jpg", "link.jpg": "/p/a.jpg"])
        #expect(destinations == [.inPlace(FilePath("/p/a.jpg"))])
    }

    @Test("an output that is a photo is refused, by whatever name")
    func outputIsInput() {
        let photos = [Self.photo("p/a.jpg", number: 1), Self.photo("p/b.jpg", number: 2)]
        let same = ["o/a.jpg": Self.status(.regular, number: 2)]
        let error = #expect(throws: UsageError.self) {
            try plan(photos, .directory(FilePath("o")), existing: same)
        }
        #expect(error?.message == "The output o/a.jpg is the photo p/b.jpg; --in-place replaces photos.")
    }

    @Test("a directory needs a destination that can hold it")
    func directories() {
        let photos = [Self.photo("p/a.jpg", below: "a.jpg")]
        for choice in [.besideInput, .standardOutput, .file(FilePath("o.jpg"))] as [DestinationChoice] {
            let error = #expect(throws: UsageError.self) { try plan(photos, choice, hasDirectory: true) }
            #expect(error?.message.contains("--output-directory") == true)
            #expect(error?.message.contains("--in-place") == true)
        }
    }

    @Test("a directory as a file, and a file as a directory, are refused")
    func kinds() {
        let existing = ["d": Self.status(.directory), "f": Self.status(.regular)]
        let photos = [Self.photo("a.jpg")]
        #expect(throws: UsageError.self) { try plan(photos, .file(FilePath("d")), existing: existing) }
        #expect(throws: UsageError.self) { try plan(photos, .directory(FilePath("f")), existing: existing) }
    }

    @Test("hard and symbolic links to a photo are recognized on a real file system")
    func realLinks() throws {
        let directory = try TemporaryDirectory()
        let photo = try directory.write([0xFF, 0xD8, 0xFF], to: "a.jpg")
        try FileManager.default.linkItem(atPath: "\(directory.path)/a.jpg", toPath: "\(directory.path)/hard.jpg")
        try directory.link("soft.jpg", to: "a.jpg")
        let sources = PhotoSources([.path(photo)], outputDirectory: nil)
        for name in ["a.jpg", "hard.jpg", "soft.jpg"] {
            #expect(throws: UsageError.self) {
                try OutputPlan(sources, destination: .file(directory.file(name)))
            }
        }
        #expect(try OutputPlan(sources, destination: .file(directory.file("b.jpg"))).steps.count == 1)
    }
}
