import Fixtures
import JPEGCodec
import Testing

/// Keeps everything that it is shown.
private final class RecordingObserver: BlockRowObserver {
    let frame: CodedFrame
    /// By component: the rows in the order in which they came.
    var rows: [[Int]]
    var coefficients: [[Int16]]

    init(_ frame: CodedFrame) {
        self.frame = frame
        rows = frame.components.map { _ in [] }
        coefficients = frame.components.map { _ in [] }
    }

    func observe(component: Int, rows shown: Range<Int>, blocks: UnsafePointer<Int16>) {
        let layout = frame.components[component]
        for (index, row) in shown.enumerated() {
            rows[component].append(row)
            let start = unsafe blocks + index * layout.paddedWidthInBlocks * 64
            unsafe coefficients[component].append(
                contentsOf: UnsafeBufferPointer(start: start, count: layout.widthInBlocks * 64)
            )
        }
    }
}

struct ObserverTests {
    @Test(arguments: CodecCase.all)
    func `an observer sees each row once, from top to bottom, in its final state`(codecCase: CodecCase) throws {
        var observer: RecordingObserver?
        var calls = 0
        let bytes = try codecCase.photo.encoded()
        let image = try CoefficientImage(decoding: bytes, limits: .ample, shouldStop: nil) { frame in
            let recording = RecordingObserver(frame)
            (observer, calls) = (recording, calls + 1)
            return recording
        }
        let seen = try #require(observer)
        #expect(calls == 1)
        #expect(seen.frame == image.frame)
        #expect(seen.rows == image.frame.components.map { [Int](0..<$0.heightInBlocks) })
        #expect(seen.coefficients == Coefficients(of: image).components)
    }

    @Test func `rows of a tall file are shown before the decode ends`() throws {
        // The coefficients are worth showing while they are still in the cache: not all in one go.
        final class Counting: BlockRowObserver {
            var calls = 0
            func observe(component: Int, rows: Range<Int>, blocks: UnsafePointer<Int16>) { calls += 1 }
        }
        let observer = Counting()
        let bytes = try FixturePhoto(width: 32, height: 320, scene: .flat).encoded()
        _ = try CoefficientImage(decoding: bytes, limits: .ample, shouldStop: nil) { _ in observer }
        #expect(observer.calls == 3 * 20)
    }
}
