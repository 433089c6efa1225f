import Foundation
import PhotoNormalization
import Testing

@testable import HeadshotCommands

@Suite("Reading photos")
struct PhotoReaderTests {
    private func failure(_ path: FilePath, maximumByteCount: Int = 1_000) -> String {
        do throws(PhotoReader.Failure) {
            let contents = try PhotoReader(maximumByteCount: maximumByteCount, wakeDescriptor: nil).read(path)
            return "\(contents.bytes.count) bytes"
        } catch {
            switch error {
            case .interrupted: return "interrupted"
            case .rejected(let error): return "\(error.code) \(error.category)"
            }
        }
    }

    @Test("files of any size up to the limit are read whole", arguments: [0, 1, 999, 1_000])
    func whole(count: Int) throws {
        let directory = try TemporaryDirectory()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let path = try directory.write(bytes, to: "a")
        let contents = try PhotoReader(maximumByteCount: 1_000, wakeDescriptor: nil).read(path)
        #expect(contents.bytes == bytes)
        #expect(contents.status?.byteCount == count)
    }

    /// For the look whether a file ends where it says, room for another one of its size was made, and the bytes copied
    /// there.
    @Test("a file takes no more memory than it has bytes")
    func room() throws {
        let directory = try TemporaryDirectory()
        let path = try directory.write([UInt8](repeating: 7, count: 3_000_000), to: "a")
        let contents = try PhotoReader(maximumByteCount: 1 << 26, wakeDescriptor: nil).read(path)
        #expect(contents.bytes.count == 3_000_000)
        #expect(contents.bytes.capacity < 3_100_000)
    }

    @Test("what cannot be read has a code and a category")
    func failures() throws {
        let directory = try TemporaryDirectory()
        let large = try directory.write([UInt8](repeating: 0, count: 1_001), to: "large")
        try directory.link("circle", to: "circle")
        #expect(failure(large) == "input-too-large limit")
        #expect(failure(directory.file("missing")) == "cannot-read system")
        #expect(failure(directory.file("large/below")) == "cannot-read system")
        #expect(failure(directory.file("circle")) == "cannot-read system")
        #expect(failure(FilePath(directory.path)) == "cannot-read system")
        #expect(failure(FilePath(String(repeating: "n", count: 5_000))) == "cannot-read system")
    }

    #if os(Linux)
        @Test("a device that never ends, and a file whose size lies, are read no further than the limit")
        func endless() {
            #expect(failure(FilePath("/dev/zero"), maximumByteCount: 200_000) == "input-too-large limit")
            #expect(failure(FilePath("/dev/null")) == "0 bytes")
            // The kernel says 0 bytes of these files, and has some.
            #expect(failure(FilePath("/proc/self/status"), maximumByteCount: 100_000) != "0 bytes")
            #expect(failure(FilePath("/proc/self/status"), maximumByteCount: 10) == "input-too-large limit")
        }
    #endif

    @Test("a pipe is read to its end, across many writes")
    func pipe() throws {
        let pipe = Pipe()
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let writer = Thread {
            pipe.fileHandleForWriting.write(Data(bytes))
            pipe.fileHandleForWriting.closeFile()
        }
        writer.start()
        let reader = PhotoReader(
            maximumByteCount: 1_000_000, wakeDescriptor: nil, input: pipe.fileHandleForReading.fileDescriptor)
        let contents = try reader.read(.standardInput)
        #expect(contents.bytes == bytes)
        #expect(contents.status == nil)
    }

    @Test("an interruption ends the wait for input")
    func interruption() throws {
        let silent = Pipe()
        let wake = Pipe()
        wake.fileHandleForWriting.write(Data([0]))
        let reader = PhotoReader(
            maximumByteCount: 1_000,
            wakeDescriptor: wake.fileHandleForReading.fileDescriptor,
            input: silent.fileHandleForReading.fileDescriptor
        )
        #expect(throws: PhotoReader.Failure.interrupted) {
            try reader.read(.standardInput)
        }
        silent.fileHandleForWriting.closeFile()
    }
}
