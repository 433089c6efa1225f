import Fixtures
import Foundation
import PhotoNormalization
import Testing

/// What photos take of the memory, measured against what a pool was told that they may take together.
///
/// Six pictures of 196 megapixels took 1.9 GB under a cap of 1 GiB: progressive ones with a single scan were charged
/// as if libjpeg forgot their rows, what was decoded again or drawn smaller was not charged at all, and each photo's
/// file was read before anybody asked whether there was room. Each case has a process of its own: memory is the
/// process's.
@Suite struct MemoryCapTests {
    struct Case: Sendable, Codable, CustomTestStringConvertible {
        let testDescription: String
        var componentCount = 3
        var scans = 0
        var halvesChroma = true
        /// Bytes cut off the end.
        var cutCount = 0
        var maximumByteCount = 3_983_616
        var maximumEdge: Int?
        var isProgressive = false
        var checksItself = false
        var isRefused = false
        /// Of 10 megapixels.
        var share = 1.0

        var options: NormalizationOptions {
            NormalizationOptions(
                maximumByteCount: .bytes(maximumByteCount), maximumEdge: maximumEdge, metadata: .minimal,
                isProgressive: isProgressive, checksItself: checksItself)
        }
    }

    private static let oneProgressive = 1
    private static let many = 2

    static let cases = [
        Case(testDescription: "one scan, of which only markers change"),
        Case(testDescription: "one scan, coded anew", maximumByteCount: 35_000),
        Case(testDescription: "many scans", scans: many),
        Case(testDescription: "many scans, coded anew", scans: many, maximumByteCount: 35_000),
        Case(testDescription: "one progressive scan, redrawn", scans: oneProgressive, maximumEdge: 2_200),
        Case(testDescription: "one scan, redrawn", maximumEdge: 2_200),
        Case(testDescription: "many scans, redrawn", scans: many, maximumEdge: 2_200),
        Case(testDescription: "scaled for its budget", scans: many, maximumByteCount: 15_000),
        Case(testDescription: "scaled, of one scan", halvesChroma: false, maximumByteCount: 10_000),
        Case(testDescription: "inks", componentCount: 4, halvesChroma: false, share: 0.3),
        Case(testDescription: "inks of many scans", componentCount: 4, scans: many, halvesChroma: false, share: 0.3),
        Case(testDescription: "gray", componentCount: 1, scans: many, halvesChroma: false),
        Case(testDescription: "refused", scans: many, cutCount: 30, isRefused: true),
        Case(testDescription: "checked, of many scans", scans: many, checksItself: true),
        Case(testDescription: "made progressive, so checked", maximumByteCount: 35_000, isProgressive: true),
        Case(
            testDescription: "scaled and made progressive", scans: many, maximumByteCount: 15_000, isProgressive: true),
    ]

    #if os(Linux)
        @Test(.enabled(if: !ProcessMemory.isKeptBack, "freed memory is kept back"), arguments: cases.indices)
        func `photos together take no more memory than their pool may`(_ index: Int) async {
            await #expect(processExitsWith: .success) { [index] in
                let kind = MemoryCapTests.cases[index]
                let (width, height) = (Int(3_600 * kind.share.squareRoot()), Int(2_800 * kind.share.squareRoot()))
                var picture = PlainPicture(
                    width: width, height: height, componentCount: kind.componentCount,
                    halvesChroma: kind.halvesChroma, scans: PlainPicture.Scans.allCases[kind.scans])
                let cap = 120 << 20
                // What a process takes that normalizes at all.
                (picture.width, picture.height) = (64, 64)
                _ = try? PhotoNormalizer(options: kind.options).normalize(picture.bytes)
                (picture.width, picture.height) = (width, height)
                let bytes = [UInt8](picture.bytes.dropLast(kind.cutCount))
                let before = try #require(ProcessMemory.residentByteCount)
                let pool = PhotoNormalizationPool(
                    threadCount: 4, maximumMemoryByteCount: cap, maximumWaitingCount: nil)
                let codes = await withTaskGroup(of: PhotoError.Code?.self) { group in
                    for _ in 0..<5 {
                        group.addTask {
                            do throws(PhotoError) {
                                _ = try await pool.normalize(bytes, options: kind.options)
                                return nil
                            } catch {
                                return error.code
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(codes.allSatisfy { ($0 != nil) == kind.isRefused }, "\(codes)")
                let most = try #require(ProcessMemory.greatestResidentByteCount) - before
                #expect(most <= cap, "\(most >> 20) MiB")
            }
        }
    #endif
}
