import Foundation
import Testing

@testable import HeadshotCommands

@Suite("Writing outputs")
struct PhotoWriterTests {
    private let writer = PhotoWriter()

    @Test("a new file appears whole, and nothing else does")
    func creating() throws {
        let directory = try TemporaryDirectory()
        try writer.write([1, 2, 3], to: directory.file("a.jpg"), .creating, times: nil)
        #expect(try directory.contents("a.jpg") == [1, 2, 3])
        #expect(throws: SystemError.missing) {
            try writer.write([1], to: directory.file("b/a.jpg"), .creating, times: nil)
        }
        #expect(try directory.names == ["a.jpg"])
    }

    @Test("a file that exists, or a link that leads nowhere, is never replaced by creating")
    func noClobber() throws {
        let directory = try TemporaryDirectory()
        let path = try directory.write([9], to: "a.jpg")
        try directory.link("link.jpg", to: "nowhere")
        #expect(throws: SystemError.exists) { try writer.write([1], to: path, .creating, times: nil) }
        #expect(throws: SystemError.exists) {
            try writer.write([1], to: directory.file("link.jpg"), .creating, times: nil)
        }
        #expect(try directory.contents("a.jpg") == [9])
        #expect(try directory.names == ["a.jpg", "link.jpg"])
    }

    @Test("replacing takes the old file's place, whether it is there or not")
    func replacing() throws {
        let directory = try TemporaryDirectory()
        let path = try directory.write([9, 9, 9, 9], to: "a.jpg")
        try writer.write([1], to: path, .replacing, times: nil)
        try writer.write([2], to: directory.file("b.jpg"), .replacing, times: nil)
        #expect(try directory.contents("a.jpg") == [1])
        #expect(try directory.contents("b.jpg") == [2])
        #expect(try directory.names == ["a.jpg", "b.jpg"])
    }

    @Test("a new file's permissions follow the umask")
    func umasks() async {
        await #expect(processExitsWith: .success) {
            ProcessChanges.setFileCreationMask(0o027)
            let directory = try TemporaryDirectory()
            for (name, mode) in [("a", PhotoWriter.Mode.creating), ("b", .replacing)] {
                try PhotoWriter().write([1], to: directory.file(name), mode, times: nil)
                let status = try FileStatus(of: directory.file(name))
                if status.permissions != 0o640 { exit(EXIT_FAILURE) }
            }
        }
    }

    @Test("in place, the permissions are the original's", arguments: [0o600, 0o444, 0o4755, 0o664] as [UInt32])
    func permissions(_ permissions: UInt32) throws {
        let directory = try TemporaryDirectory()
        let path = try directory.write([9], to: "a.jpg")
        try FileDescriptor(opening: path, for: .reading).setPermissions(permissions)
        try writer.write([1], to: path, .inPlace(FileStatus(of: path)), times: nil)
        #expect(try directory.contents("a.jpg") == [1])
        #expect(try FileStatus(of: path).permissions == permissions)
    }

    @Test("times are preserved to the nanosecond")
    func times() throws {
        let directory = try TemporaryDirectory()
        let times = FileTimes(
            accessSeconds: 1_000_000_000,
            accessNanoseconds: 1,
            modificationSeconds: 1_234_567_890,
            modificationNanoseconds: 987_654_321
        )
        for mode in [PhotoWriter.Mode.creating, .replacing] {
            try writer.write([1], to: directory.file("a.jpg"), mode, times: times)
            #expect(try FileStatus(of: directory.file("a.jpg")).times == times)
        }
    }

    @Test("what is not published is gone, with a name or without", arguments: [true, false])
    func abandoned(allowsNameless: Bool) throws {
        let directory = try TemporaryDirectory()
        do {
            let temporary = try TemporaryFile(
                in: FilePath(directory.path), permissions: 0o666, allowsNameless: allowsNameless)
            try Transfer.write([1], to: temporary.file.number)
            #expect(try directory.names.count == (temporary.hasName ? 1 : 0))
        }
        #expect(try directory.names == [])
    }

    @Test("a temporary file with a name does what a nameless one does")
    func named() throws {
        let directory = try TemporaryDirectory()
        let publish = { (byte: UInt8, name: String, isReplacing: Bool) throws in
            let temporary = try TemporaryFile(in: FilePath(directory.path), permissions: 0o666, allowsNameless: false)
            try Transfer.write([byte], to: temporary.file.number)
            if isReplacing {
                try temporary.publish(replacing: directory.file(name))
            } else {
                try temporary.publish(as: directory.file(name))
            }
        }
        try publish(1, "a.jpg", true)
        try publish(2, "a.jpg", true)
        #expect(throws: SystemError.exists) { try publish(3, "a.jpg", false) }
        try publish(4, "b.jpg", false)
        #expect(try directory.contents("a.jpg") == [2])
        #expect(try directory.contents("b.jpg") == [4])
        #expect(try directory.names == ["a.jpg", "b.jpg"])
    }

    @Test("a directory that cannot be written, or is none, is an error without a file")
    func unwritable() throws {
        let directory = try TemporaryDirectory()
        try directory.write([9], to: "file")
        #expect(throws: SystemError.notADirectory) {
            try writer.write([1], to: directory.file("file/a.jpg"), .creating, times: nil)
        }
        try directory.write([9], to: "dir.jpg/x")
        #expect(throws: SystemError.exists) {
            try writer.write([1], to: directory.file("dir.jpg"), .creating, times: nil)
        }
        #expect(throws: SystemError.isDirectory) {
            try writer.write([1], to: directory.file("dir.jpg"), .replacing, times: nil)
        }
        #if os(Linux)
            // Read-only for root too.
            #expect(throws: SystemError.self) {
                try writer.write([1], to: FilePath("/proc/self/a.jpg"), .creating, times: nil)
            }
            #expect(throws: SystemError.noSpace) { try writer.write([1], toStream: FilePath("/dev/full")) }
        #endif
        #expect(try directory.names == ["dir.jpg", "dir.jpg/x", "file"])
    }

    @Test("a file that may not grow leaves nothing behind, and the original as it was")
    func fileSizeLimit() async {
        await #expect(processExitsWith: .success) {
            CurrentProcess.ignoreWriteSignals()
            let directory = try TemporaryDirectory()
            let original = try directory.write([9], to: "a.jpg")
            if !ProcessChanges.setMaximumFileByteCount(4_096) { exit(EXIT_FAILURE) }
            let bytes = [UInt8](repeating: 1, count: 10_000)
            let modes = [("new.jpg", PhotoWriter.Mode.creating), ("a.jpg", .inPlace(try FileStatus(of: original)))]
            for (name, mode) in modes {
                do throws(SystemError) {
                    try PhotoWriter().write(bytes, to: directory.file(name), mode, times: nil)
                    exit(EXIT_FAILURE)
                } catch {
                    if error != .fileTooLarge { exit(EXIT_FAILURE) }
                }
            }
            let isIntact = try directory.names == ["a.jpg"] && directory.contents("a.jpg") == [9]
            exit(isIntact ? EXIT_SUCCESS : EXIT_FAILURE)
        }
    }
}
