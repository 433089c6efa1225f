import Fixtures
import JPEGCodec
import Testing

/// Keeps everything that it is shown.
private final class RecordingObserver: BlockRowObserver {
    let frame: FrameLayout
    /// By component: the rows in the order in which they came.
    var rows: [[Int]]
    var coefficients: [[Int16]]

    init(_ frame: FrameLayout) {
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

    @Test(arguments: [0.2, 0.5, 0.9], [false, true])
    func `a flaw in the middle shows no row twice`(part: Double, keepsRows: Bool) throws {
        var photo = FixturePhoto(width: 64, height: 320, scene: .noise)
        photo.coding.restartInterval = 2
        var bytes = try photo.encoded()
        // libjpeg goes on behind it, and begins anew with what the other decoder has shown already.
        let place = Int(Double(bytes.count) * part)
        bytes.replaceSubrange(place..<place + 4, with: [0xFF, 0, 0xFF, 0])
        var observer: RecordingObserver?
        if keepsRows {
            let image = try CoefficientImage(decoding: bytes, limits: .ample, shouldStop: nil) { frame in
                observer = RecordingObserver(frame)
                return observer
            }
            let isDecodedByLibrary = image.isDecodedByLibrary
            #expect(isDecodedByLibrary)
        } else {
            let stream = try DecodedStream(decoding: bytes, limits: .ample, shouldStop: nil) { frame, _ in
                observer = RecordingObserver(frame)
                return observer
            }
            #expect(stream.isDecodedByLibrary)
        }
        var limits = DecodingLimits.ample
        limits.decodesByLibrary = true
        let expected = try decode(bytes, limits: limits)
        let seen = try #require(observer)
        #expect(seen.rows == expected.frame.components.map { [Int](0..<$0.heightInBlocks) })
        #expect(seen.coefficients == Coefficients(of: expected).components)
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
