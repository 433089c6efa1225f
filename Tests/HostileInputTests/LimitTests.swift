import CFixtures
import Fixtures
import PhotoNormalization
import Testing

/// Each limit refuses with its own code when it is exceeded, and lets the same photo pass when it is raised.
@Suite struct LimitTests {
    struct Limit: Sendable, CustomTestStringConvertible {
        var testDescription: String { code.rawValue }
        let code: PhotoError.Code
        let tooLow: @Sendable (inout ResourceLimits) -> Void
        var highEnough: @Sendable (inout ResourceLimits) -> Void = { _ in }
        var make: @Sendable () throws -> [UInt8] = {
            try FixturePhoto(width: 200, height: 160, scene: .landscape).encoded()
        }
    }

    static let limits = [
        Limit(code: "input-too-large", tooLow: { $0.maximumInputByteCount = 1_000 }),
        Limit(code: "dimensions-too-large", tooLow: { $0.maximumEdge = 199 }),
        Limit(code: "too-many-pixels", tooLow: { $0.maximumPixelCount = 200 * 160 - 1 }),
        // What has a single scan and stays as it is coded takes no memory.
        Limit(
            code: "memory-limit", tooLow: { $0.maximumCoefficientByteCount = 90_000 },
            make: {
                var photo = FixturePhoto(width: 200, height: 160, scene: .landscape)
                photo.coding.scans = .progressive
                return try photo.encoded()
            }),
        Limit(code: "decoding-timeout", tooLow: { $0.maximumDecodingSeconds = 0 }),
        // 225 megapixels took 33 s with the most effort, though decoding them took no more than it may.
        Limit(code: "processing-timeout", tooLow: { $0.maximumProcessingSeconds = 0.000_01 }),
        Limit(
            code: "too-many-segments", tooLow: { _ in }, highEnough: { $0.maximumSegmentCount = 3_000 },
            make: { try HostileFiles.manySegments(count: 2_000) }),
        Limit(
            code: "too-much-metadata", tooLow: { $0.maximumApplicationByteCount = 10 },
            make: {
                var photo = FixturePhoto(width: 64, height: 64, scene: .flat)
                photo.comment = "eleven char"
                return try photo.encoded()
            }),
        Limit(
            code: "too-many-scans", tooLow: { _ in },
            highEnough: {
                $0.maximumScanCount = 200
                $0.maximumScanWork = 200
            },
            make: { try HostileFiles.manyScans(count: 150) }),
        Limit(
            code: "too-much-work", tooLow: { _ in }, highEnough: { $0.maximumScanWork = 200 },
            make: { try HostileFiles.manyScans(count: 90) }),
    ]

    /// With the most effort, a symbol's cost was looked up behind the end of its table.
    @Test(arguments: [Effort.fast, .balanced, .best], [0.6, 0.9, 0.97])
    func `coefficients that no picture has are refused, whatever the effort`(effort: Effort, share: Double) throws {
        let bytes = try HostileFiles.immenseCoefficients()
        var options = NormalizationOptions(
            maximumByteCount: .bytes(Int(share * Double(bytes.count))), allowsResizing: false, effort: effort)
        let refusal = #expect(throws: PhotoError.self) { try PhotoNormalizer(options: options).normalize(bytes) }
        #expect(refusal?.code == "coefficient-out-of-range")
        options.warningPolicy = .repair
        let repaired = try PhotoNormalizer(options: options).normalize(bytes)
        #expect(repaired.bytes.count <= Int(share * Double(bytes.count)))
    }

    static func code(_ bytes: [UInt8], _ change: (inout ResourceLimits) -> Void) -> PhotoError.Code? {
        // Repair, since scans that come again and again are damage too; and no picture is to be reduced to what there
        // is memory for.
        var options = NormalizationOptions(warningPolicy: .repair, minimumEdge: 1)
        options.allowsResizing = false
        change(&options.limits)
        do throws(PhotoError) {
            _ = try PhotoNormalizer(options: options).normalize(bytes)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: limits) func `a photo beyond a limit is refused with that limit's code`(_ limit: Limit) throws {
        #expect(Self.code(try limit.make(), limit.tooLow) == limit.code)
    }

    @Test(arguments: limits) func `the same photo is accepted below the limit`(_ limit: Limit) throws {
        #expect(Self.code(try limit.make(), limit.highEnough) == nil)
    }

    /// The first allocation of the decoder is made to fail, once: what is refused before does not come to it. In a
    /// process of its own, as the fault is the process's. Time and work are counted only while it decodes.
    @Test(
        arguments: limits.indices.filter {
            !["decoding-timeout", "processing-timeout", "too-much-work"].contains(limits[$0].code)
        })
    func `what headers tell is refused before the decoder takes memory`(_ index: Int) async {
        await #expect(processExitsWith: .success) { [index] in
            let limit = LimitTests.limits[index]
            let photo = try limit.make()
            hs_fail_allocation(0)
            #expect(LimitTests.code(photo, limit.tooLow) == limit.code)
            #expect(LimitTests.code(photo, limit.highEnough) == "out-of-memory", "no fault was in wait")
        }
    }

    #if os(Linux)
        @Test func `a header of gigapixels costs next to nothing`() async {
            await #expect(processExitsWith: .success) { try LimitTests.readGigapixels(to: "too-many-pixels") { _ in } }
            await #expect(processExitsWith: .success) {
                try LimitTests.readGigapixels(to: "memory-limit") { $0.maximumPixelCount = .max }
            }
        }

        private static func readGigapixels(to refusal: PhotoError.Code, _ change: (inout ResourceLimits) -> Void) throws
        {
            let photo = try HostileFiles.hugeDimensions()
            // What is set up at first use is none of it.
            #expect(code(photo) { $0.maximumEdge = 100 } == "dimensions-too-large")
            let before = try #require(ProcessMemory.greatestResidentByteCount)
            hs_fail_allocation(0)
            #expect(code(photo, change) == refusal)
            let growth = try #require(ProcessMemory.greatestResidentByteCount) - before
            #expect(growth < 8 << 20, "\(growth) bytes")
        }
    #endif

    @Test func `few bytes do not become a large picture by default`() throws {
        let bytes = try FixturePhoto(width: 16, height: 16, scene: .flat).encoded().withFrameSize(
            width: 9_000, height: 9_000)
        #expect(Outcome(bytes, .standard).error?.code == "truncated")
    }

    @Test func `a picture of 47 pixels is too small for the service`() throws {
        let bytes = try FixturePhoto(width: 47, height: 48, scene: .flat).encoded()
        #expect(throws: PhotoError.self) { try PhotoNormalizer().normalize(bytes) }
        #expect(Outcome(bytes, .standard).error == nil)
    }
}
