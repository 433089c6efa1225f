import CFixtures
import Fixtures
import PhotoNormalization
import Testing

/// What has to hold for a process that lives long. Each test has a process of its own: memory is the process's, and so
/// is the injection of faults.
@Suite struct EnduranceTests {
    #if os(Linux)
        @Test func `ten thousand failing photos leave no memory behind`() async {
            await #expect(processExitsWith: .success) {
                var photos = ForeignFormat.allCases.map(\.bytes)
                for kind in SmallPhotos.kinds {
                    let whole = try kind.bytes(width: 48, height: 48)
                    photos += [whole.truncated(to: 0.5), whole.truncated(to: 0.9), whole.withFlippedBits(count: 30)]
                    photos += [whole.withFrameSize(width: 60_000, height: 60_000), whole.withoutSegments(0xDB)]
                }
                photos.append(try HostileFiles.manyScans(count: 150))
                var failedCount = 0
                func fail(_ count: Int) {
                    for number in 0..<count {
                        let options = NormalizationOptions(warningPolicy: .strict)
                        do throws(PhotoError) {
                            _ = try PhotoNormalizer(options: options).normalize(photos[number % photos.count])
                        } catch {
                            failedCount += 1
                        }
                    }
                }
                fail(2_000)
                let before = try #require(ProcessMemory.heldByteCount)
                fail(10_000)
                let growth = try #require(ProcessMemory.heldByteCount) - before
                #expect(failedCount > 11_000)
                #expect(growth < 2 << 20 || ProcessMemory.isKeptBack, "\(growth) bytes")
            }
        }

        @Test func `twenty thousand calls with others always waiting leave no memory behind`() async {
            await #expect(processExitsWith: .success) {
                // As large as an upload, and refused by its second marker: what is kept would show at once.
                let photo = [0xFF, 0xD8, 0xFF, 0xC0, 0, 2] + [UInt8](repeating: 0, count: 200_000)
                let small = try SmallPhotos.kinds[0].bytes(width: 48, height: 48)
                let pool = PhotoNormalizationPool(threadCount: 2, maximumMemoryByteCount: 1 << 28)
                func run(_ count: Int) async {
                    await withTaskGroup(of: Void.self) { group in
                        for number in 0..<count {
                            if number >= 100 { await group.next() }
                            group.addTask {
                                // A copy of its own, as each upload has.
                                var bytes = number.isMultiple(of: 4) ? small : photo
                                bytes.append(UInt8(truncatingIfNeeded: number))
                                _ = try? await pool.normalize(bytes, options: .request)
                            }
                        }
                    }
                }
                await run(4_000)
                let before = try #require(ProcessMemory.heldByteCount)
                await run(20_000)
                let growth = try #require(ProcessMemory.heldByteCount) - before
                #expect(growth < 16 << 20 || ProcessMemory.isKeptBack, "\(growth) bytes")
                #expect(pool.counters.reservedMemoryByteCount == 0)
            }
        }

        @Test(arguments: SmallPhotos.kinds.indices)
        func `whichever allocation fails, the answer is one clean error`(_ index: Int) async {
            await #expect(processExitsWith: .success) { [index] in
                // Damaged, so that it has to be coded anew: the writer is on the way then.
                let photo = [UInt8](try SmallPhotos.kinds[index].bytes(width: 48, height: 48).dropLast(20))
                let options = NormalizationOptions(warningPolicy: .repair, checksItself: true)
                func outcome(failingAllocation number: Int) -> PhotoError.Code? {
                    hs_fail_allocation(number)
                    defer { hs_fail_allocation(-1) }
                    do throws(PhotoError) {
                        _ = try PhotoNormalizer(options: options).normalize(photo)
                        return nil
                    } catch {
                        return error.code
                    }
                }
                var number = 0
                func fail(rounds count: Int) {
                    for _ in 0..<count {
                        number = 0
                        while let code = outcome(failingAllocation: number) {
                            #expect(code == "out-of-memory", "allocation \(number)")
                            if code != "out-of-memory" { return }
                            number += 1
                        }
                    }
                }
                fail(rounds: 2)
                // What leaks, leaks each time; what is made once for all, as a library's tables are, is not a leak.
                var growths: [Int] = []
                for _ in 0..<4 {
                    let before = try #require(ProcessMemory.heldByteCount)
                    fail(rounds: 2)
                    growths.append(try #require(ProcessMemory.heldByteCount) - before)
                }
                #expect(number > 20)
                #expect(growths.min() ?? .max < 1 << 17 || ProcessMemory.isKeptBack, "\(growths) bytes")
            }
        }
    #endif

    @Test func `the bytes are the same on one thread and on four`() async throws {
        var photos: [[UInt8]] = []
        for kind in SmallPhotos.kinds {
            for size in [120, 200] { photos.append(try kind.bytes(width: size, height: size + 9)) }
        }
        var options = NormalizationOptions.request
        options.maximumByteCount = .percentOfInput(70)
        let alone = await Self.outputs(of: photos, options, threadCount: 1)
        let together = await Self.outputs(of: photos + photos, options, threadCount: 4)
        #expect(alone.compactMap { $0 }.count > photos.count / 2)
        #expect(together == alone + alone)
    }

    /// nil for a photo that was refused.
    private static func outputs(
        of photos: [[UInt8]],
        _ options: NormalizationOptions,
        threadCount: Int
    ) async -> [[UInt8]?] {
        let pool = PhotoNormalizationPool(threadCount: threadCount, maximumMemoryByteCount: 1 << 28)
        return await withTaskGroup(of: (Int, [UInt8]?).self) { group in
            for (number, photo) in photos.enumerated() {
                group.addTask { (number, try? await pool.normalize(photo, options: options).bytes) }
            }
            var outputs = [[UInt8]?](repeating: nil, count: photos.count)
            for await (number, output) in group { outputs[number] = output }
            return outputs
        }
    }
}
