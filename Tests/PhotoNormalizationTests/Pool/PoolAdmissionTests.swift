import Fixtures
import Testing

@testable import PhotoNormalization

struct PoolAdmissionTests {
    private static func photo(width: Int = 480, height: Int = 360) throws -> [UInt8] {
        try FixturePhoto(width: width, height: height, coding: PictureCoding(quality: 95)).encoded()
    }

    private static let options = NormalizationOptions(maximumByteCount: .percentOfInput(50))

    /// nil: it was done.
    private static func failure(_ bytes: [UInt8], in pool: PhotoNormalizationPool) async -> PhotoError? {
        do throws(PhotoError) {
            _ = try await pool.normalize(bytes, options: options)
            return nil
        } catch {
            return error
        }
    }

    private static func failures(_ photos: [[UInt8]], in pool: PhotoNormalizationPool) async -> [PhotoError] {
        await withTaskGroup(of: PhotoError?.self) { group in
            for bytes in photos { group.addTask { await failure(bytes, in: pool) } }
            return await group.reduce(into: []) { if let error = $1 { $0.append(error) } }
        }
    }

    @Test func `one more than may wait is told how long to wait`() async throws {
        let bytes = try Self.photo()
        let pool = PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: 1 << 30, maximumWaitingCount: 3)
        let failures = await Self.failures([[UInt8]](repeating: bytes, count: 40), in: pool)
        #expect(!failures.isEmpty)
        #expect(failures.count <= 36)
        for error in failures {
            #expect(error.code == .busy)
            #expect(error.category == .unavailable)
            #expect(error.category.httpStatus == 503)
            let retryAfter = try #require(error.retryAfter)
            #expect(retryAfter >= .milliseconds(100))
            #expect(retryAfter < .seconds(60))
        }
        #expect(await Self.failure(bytes, in: pool) == nil)
        #expect(pool.counters == .init(maximumMemoryByteCount: 1 << 30))
    }

    @Test func `photos that wait count against the memory, and those that do not fit are refused`() async throws {
        let bytes = try Self.photo()
        let maximum = 8 << 20
        let pool = PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: maximum)
        let large = bytes + [UInt8](repeating: 0, count: 1 << 20)
        let watch = Task {
            var most = PhotoNormalizationPool.Counters(maximumMemoryByteCount: maximum)
            while !Task.isCancelled {
                let now = pool.counters
                most.workingCount = max(most.workingCount, now.workingCount)
                most.waitingCount = max(most.waitingCount, now.waitingCount)
                most.reservedMemoryByteCount = max(most.reservedMemoryByteCount, now.reservedMemoryByteCount)
                await Task.yield()
            }
            return most
        }
        let failures = await Self.failures([[UInt8]](repeating: large, count: 30), in: pool)
        watch.cancel()
        let most = await watch.value
        #expect(failures.allSatisfy { $0.code == .busy })
        #expect(failures.count >= 20)
        #expect(most.workingCount <= 1)
        #expect(most.waitingCount <= 6)
        // One photo of 1 MB takes 7 MiB here; waiting ones have up to three quarters beside a single one at work.
        #expect(most.reservedMemoryByteCount <= maximum + maximum / 4 * 3)
        #expect(pool.counters.reservedMemoryByteCount == 0)
    }

    @Test func `without a limit on who waits nobody is refused`() async throws {
        let bytes = try Self.photo()
        let pool = PhotoNormalizationPool(threadCount: 2, maximumMemoryByteCount: 9 << 20, maximumWaitingCount: nil)
        let photos = [[UInt8]](repeating: bytes + [UInt8](repeating: 0, count: 1 << 20), count: 20)
        #expect(await Self.failures(photos, in: pool).isEmpty)
    }

    @Test func `what is no photo is refused while all threads are taken`() async throws {
        let pool = PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: 1 << 30)
        let bytes = try Self.photo(width: 1_600, height: 1_200)
        let long = Task { await Self.failures([[UInt8]](repeating: bytes, count: 4), in: pool) }
        while pool.counters.workingCount == 0 { await Task.yield() }
        #expect(await Self.failure(Array("hello there".utf8), in: pool)?.code == .notAJPEG)
        #expect(pool.counters.workingCount + pool.counters.waitingCount > 0)
        #expect(await long.value.isEmpty)
    }

    @Test func `shutting down finishes what is in hand and refuses the rest`() async throws {
        let bytes = try Self.photo()
        let pool = PhotoNormalizationPool(threadCount: 2, maximumMemoryByteCount: 1 << 30)
        let admitted = Task { await Self.failures([[UInt8]](repeating: bytes, count: 8), in: pool) }
        while pool.counters.workingCount + pool.counters.waitingCount < 8 { await Task.yield() }
        await withTaskGroup { group in
            for _ in 0..<3 { group.addTask { await pool.shutdown() } }
        }
        #expect(pool.counters.workingCount + pool.counters.waitingCount == 0)
        #expect(await admitted.value.isEmpty)
        let refusal = await Self.failure(bytes, in: pool)
        #expect(refusal?.code == .shutDown)
        #expect(refusal?.category.httpStatus == 503)
        await pool.shutdown()
    }

    @Test func `an inspection in a pool is the one made alone, whatever the memory`() async throws {
        let bytes = try FixturePhoto.camera(width: 160, height: 120).encoded()
        let pool = PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: 1 << 30)
        #expect(try await pool.inspect(bytes, options: .request) == PhotoInspector().inspect(bytes))
        let small = PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: 1 << 20)
        #expect(try await small.inspect(bytes, options: .request).verdict.refusal?.code == .memoryLimit)
        await #expect(throws: PhotoError.self) { try await pool.inspect([1, 2, 3], options: .request) }
    }
}
