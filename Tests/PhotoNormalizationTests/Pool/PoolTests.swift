import Fixtures
import PhotoNormalization
import Testing

struct PoolTests {
    private static func photos(count: Int) throws -> [[UInt8]] {
        try (0..<count).map { index in
            try FixturePhoto(
                width: 120 + 8 * index,
                height: 96,
                coding: PictureCoding(quality: 95),
                seed: UInt64(index)
            )
            .encoded()
        }
    }

    private static let options = NormalizationOptions(maximumByteCount: .percentOfInput(50), checksItself: true)

    /// All at once through a pool, in the order of the input.
    private static func normalize(
        _ photos: [[UInt8]],
        in pool: PhotoNormalizationPool
    ) async -> [Result<NormalizedPhoto, PhotoError>] {
        await withTaskGroup(of: Outcome.self) { group in
            for (index, bytes) in photos.enumerated() {
                group.addTask { Outcome(index: index, result: await result(of: bytes, in: pool)) }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.index < $1.index }.map(\.result)
        }
    }

    private struct Outcome: Sendable {
        let index: Int
        let result: Result<NormalizedPhoto, PhotoError>
    }

    /// A function of its own: written into the task's closure, as one expression, an optimizing Swift 6.3.1 forgets the
    /// index.
    private static func result(
        of bytes: [UInt8],
        in pool: PhotoNormalizationPool
    ) async -> Result<NormalizedPhoto, PhotoError> {
        do throws(PhotoError) {
            return .success(try await pool.normalize(bytes, options: options))
        } catch {
            return .failure(error)
        }
    }

    @Test(arguments: [1, 2, 5])
    func `however many photos run at once, each result is the one it has alone`(threadCount: Int) async throws {
        let photos = try Self.photos(count: 12)
        let pool = PhotoNormalizationPool(threadCount: threadCount, maximumMemoryByteCount: 1 << 30)
        let results = await Self.normalize(photos, in: pool)
        #expect(results.count == photos.count)
        for (bytes, result) in zip(photos, results) {
            let alone = try PhotoNormalizer(options: Self.options).normalize(bytes)
            let together = try result.get()
            let isSame = together.bytes == alone.bytes
            #expect(isSame)
            #expect(together.report == alone.report)
        }
    }

    @Test func `a photo that needs more memory than all may take is refused, the others are done`() async throws {
        var photos = try Self.photos(count: 3)
        photos.insert(try FixturePhoto(width: 1_600, height: 1_200, scene: .flat).encoded(), at: 1)
        // Each photo is reckoned with 4 MiB of counters; the large one has 5.8 MB of coefficients besides.
        let pool = PhotoNormalizationPool(threadCount: 2, maximumMemoryByteCount: 6 << 20)
        let results = await Self.normalize(photos, in: pool)
        for (index, result) in results.enumerated() {
            if index == 1 {
                #expect(throws: PhotoError.self) { try result.get() }
                guard case .failure(let error) = result else { continue }
                #expect(error.code == "memory-limit")
                #expect(error.category == .limit)
            } else {
                #expect(try result.get().report.method == .requantized)
            }
        }
    }

    @Test func `room for one at a time is enough for many`() async throws {
        let photos = try Self.photos(count: 8)
        let pool = PhotoNormalizationPool(threadCount: 4, maximumMemoryByteCount: 6 << 20)
        let results = await Self.normalize(photos, in: pool)
        #expect(results.count == photos.count)
        for result in results { #expect(try result.get().report.method == .requantized) }
    }

    @Test func `what was cancelled before it began ends as cancelled, and the pool goes on`() async throws {
        let photos = try Self.photos(count: 6)
        let pool = PhotoNormalizationPool(threadCount: 2, maximumMemoryByteCount: 6 << 20)
        let codes = await withTaskGroup(of: String?.self) { group in
            group.cancelAll()
            for bytes in photos {
                group.addTask {
                    do throws(PhotoError) {
                        _ = try await pool.normalize(bytes, options: Self.options)
                        return nil
                    } catch {
                        return error.code
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes == [String?](repeating: "cancelled", count: photos.count))
        let results = await Self.normalize(photos, in: pool)
        #expect(results.count == photos.count)
        for result in results { #expect(try result.get().report.method == .requantized) }
    }

    @Test func `plans and refusals come through a pool as they are`() async throws {
        let pool = PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: 1 << 30)
        let bytes = try FixturePhoto.camera(width: 160, height: 120).encoded()
        let plan = try await pool.plan(bytes, options: .request)
        #expect(try plan == PhotoNormalizer().plan(bytes))
        let results = await Self.normalize([ForeignFormat.png.bytes, []], in: pool)
        let codes = results.map { result in
            if case .failure(let error) = result { error.code } else { "" }
        }
        #expect(codes == ["not-a-jpeg", "empty-file"])
    }
}
