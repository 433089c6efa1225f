import CLibEXIF
import Foundation
import Synchronization
import Testing

@testable import PhotoMetadata

/// How many more allocations succeed, and how many are alive. C functions see no more than globals.
private let remainingCount = Atomic<Int>(0)
private let liveCount = Atomic<Int>(0)

private func allocate(_ byteCount: ExifLong) -> UnsafeMutableRawPointer? {
    guard remainingCount.subtract(1, ordering: .relaxed).newValue >= 0 else { return nil }
    liveCount.add(1, ordering: .relaxed)
    return unsafe calloc(1, Int(byteCount))
}

private func reallocate(_ old: UnsafeMutableRawPointer?, _ byteCount: ExifLong) -> UnsafeMutableRawPointer? {
    guard remainingCount.subtract(1, ordering: .relaxed).newValue >= 0 else { return nil }
    if unsafe old == nil { liveCount.add(1, ordering: .relaxed) }
    return unsafe realloc(old, Int(byteCount))
}

private func release(_ pointer: UnsafeMutableRawPointer?) {
    if unsafe pointer != nil { liveCount.subtract(1, ordering: .relaxed) }
    unsafe free(pointer)
}

@Suite(.serialized) struct EXIFAllocationTests {
    @Test("Whichever of libexif's allocations fails, the block is refused, and all memory is given back")
    func survivesFailures() throws {
        let picture = MinimalEXIF.Picture(
            width: 4_032,
            height: 3_024,
            resolution: .standard,
            isSRGB: true,
            artist: Array("Zoë".utf8),
            copyright: Array("Nobody".utf8)
        )
        let exif = MinimalEXIF(orientation: .rotated90, picture: picture)
        let expected = try exif.segment()
        var failureCount = 0
        while failureCount < 1_000 {
            remainingCount.store(failureCount, ordering: .relaxed)
            let memory = unsafe exif_mem_new(allocate, reallocate, release)
            do {
                guard let memory = unsafe memory else { throw MetadataError.outOfMemory }
                let segment = try exif.segment(from: unsafe EXIFBuilder(allocatingWith: memory))
                #expect(segment == expected)
                break
            } catch {
                failureCount += 1
            }
            #expect(liveCount.load(ordering: .relaxed) == 0, "after \(failureCount) failures")
        }
        #expect(liveCount.load(ordering: .relaxed) == 0)
        #expect((20..<1_000).contains(failureCount))
    }
}
