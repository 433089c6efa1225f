import Fixtures
import Testing

@testable import PhotoNormalization

/// Sixty-four files of 64 MB were all read at once, 4 GB, whatever the pool might take: bytes counted when they were
/// there already.
struct InputReservationTests {
    private static let capacity = 16 << 20

    private static func pool(threadCount: Int = 2) -> PhotoNormalizationPool {
        PhotoNormalizationPool(threadCount: threadCount, maximumMemoryByteCount: capacity, maximumWaitingCount: nil)
    }

    @Test func `what is larger than all memory is refused before it is read`() async throws {
        let pool = Self.pool()
        let error = await #expect(throws: PhotoError.self) { try await pool.reserve(byteCount: Self.capacity + 1) }
        #expect(error?.code == .memoryLimit)
        // All of it is there for one that just fits.
        #expect(try await pool.reserve(byteCount: Self.capacity).byteCount == Self.capacity)
    }

    @Test func `photos that are read wait for room, and have it when others are done`() async throws {
        let pool = Self.pool()
        // An eighth of the memory is for those that wait: two of these.
        let size = 1 << 20
        var held = [try await pool.reserve(byteCount: size), try await pool.reserve(byteCount: size)]
        let third = Task { try await pool.reserve(byteCount: size) }
        while pool.reading.waitingCount == 0 { await Task.yield() }
        held[0].shrink(to: size / 2)
        #expect(pool.reading.waitingCount == 1)
        held.removeFirst()
        #expect(try await third.value.byteCount == size)
        #expect(pool.reading.waitingCount == 0)
        let cancelled = Task { try await pool.reserve(byteCount: 2 * size) }
        while pool.reading.waitingCount == 0 { await Task.yield() }
        cancelled.cancel()
        await #expect(throws: PhotoError.self) { try await cancelled.value }
    }

    /// Each that has been read keeps its room while it waits for the rest of what it takes: they must not wait for each
    /// other.
    @Test(arguments: [1, 4]) func `however many photos want to be read, all are done within the memory`(
        threadCount: Int
    ) async throws {
        let pool = Self.pool(threadCount: threadCount)
        let photo = try FixturePhoto(width: 200, height: 160).encoded()
        // Some are larger than all that may wait together.
        let sizes = [1 << 10, 1 << 20, 3 << 20, 1 << 19]
        let options = NormalizationOptions(maximumByteCount: .bytes(5_000))
        let failures = await withTaskGroup(of: PhotoError?.self) { group in
            for number in 0..<24 {
                group.addTask {
                    do throws(PhotoError) {
                        let size = max(photo.count, sizes[number % sizes.count])
                        let reservation = try await pool.reserve(byteCount: size)
                        let bytes = photo + [UInt8](repeating: 0, count: size - photo.count)
                        _ = try await pool.normalize(bytes, options: options, reservation: reservation)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { if let error = $1 { $0.append(error) } }
        }
        #expect(failures.isEmpty, "\(failures)")
        #expect(pool.counters.reservedMemoryByteCount == 0)
        // Everything was given back.
        #expect(try await pool.reserve(byteCount: Self.capacity).byteCount == Self.capacity)
    }
}
