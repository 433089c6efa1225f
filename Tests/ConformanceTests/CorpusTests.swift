import Foundation
import JPEGSyntax
import PhotoMetadata
import Testing

@testable import PhotoNormalization

/// Real photos, and other people's programs to judge the results.
@Suite(.enabled(if: Corpus.folder != nil, Corpus.hint), .enabled(if: Tool.djpeg.isInstalled, "djpeg is not installed"))
struct CorpusTests {
    private static let pool = PhotoNormalizationPool(threadCount: 2, maximumMemoryByteCount: 1 << 30)

    /// A photo of the corpus, what became of it, and why not.
    private struct Outcome: Sendable {
        let file: Corpus.File
        let input: [UInt8]
        let result: Result<NormalizedPhoto, PhotoError>
    }

    private static func normalize(_ files: [Corpus.File], _ options: NormalizationOptions) async throws -> [Outcome] {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            for file in files {
                let input = try file.bytes()
                group.addTask { Outcome(file: file, input: input, result: await result(of: input, options)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private static func result(
        of input: [UInt8],
        _ options: NormalizationOptions
    ) async -> Result<NormalizedPhoto, PhotoError> {
        do throws(PhotoError) {
            return .success(try await pool.normalize(input, options: options))
        } catch {
            return .failure(error)
        }
    }

    @Test(arguments: Corpus.photos)
    func `a photo fits into one request and uses what it may`(file: Corpus.File) async throws {
        let options = NormalizationOptions(checksItself: true)
        let input = try file.bytes()
        let output = try await Self.pool.normalize(input, options: options)
        let checks = OutputChecks(input: input, output: output, folder: try TemporaryFolder())
        try checks.checkAgainstInput()
        try checks.checkDecoding()
        try checks.checkSecondRun(options)
    }

    #if !DEBUG
        @Test(arguments: Corpus.photos, [25.0, 50, 75, 90])
        func `a photo fits into any part of its own bytes`(file: Corpus.File, percent: Double) async throws {
            let input = try file.bytes()
            let options = NormalizationOptions(maximumByteCount: .percentOfInput(percent), checksItself: true)
            let output = try await Self.pool.normalize(input, options: options)
            try OutputChecks(input: input, output: output, folder: TemporaryFolder()).checkAgainstInput()
        }
    #endif

    @Test(arguments: [MetadataPolicy.minimal, .none])
    func `camera files come out sound, private and final`(policy: MetadataPolicy) async throws {
        var options = NormalizationOptions(metadata: policy, checksItself: true)
        // The files are about cameras, not about what a service takes.
        options.minimumEdge = 1
        let folder = try TemporaryFolder()
        var photos: [(name: String, photo: NormalizedPhoto)] = []
        for outcome in try await Self.normalize(Corpus.camera, options) {
            let name = outcome.file.testDescription
            switch outcome.result {
            case .success(let photo):
                photos.append((name, photo))
                let checks = OutputChecks(input: outcome.input, output: photo, folder: folder)
                try checks.checkAgainstInput()
                try checks.checkDecoding()
                try checks.checkSecondRun(options)
            case .failure(let error):
                try Self.expectDamage(outcome, error, folder)
            }
        }
        #expect(photos.count >= 100)
        if policy == .minimal, Tool.exiftool.isInstalled { try MetadataChecks.check(photos, in: folder) }
    }

    @Test func `camera files fit into half of their bytes, or the error says what is possible`() async throws {
        var options = NormalizationOptions(maximumByteCount: .percentOfInput(50), checksItself: true)
        options.minimumEdge = 1
        let folder = try TemporaryFolder()
        let files = Corpus.camera.filter { file in
            let size = (try? file.url.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
            #if DEBUG
                return (20_000..<100_000).contains(size)
            #else
                return size > 0
            #endif
        }
        for outcome in try await Self.normalize(files, options) {
            let name = outcome.file.testDescription
            switch outcome.result {
            case .success(let photo):
                #expect(photo.bytes.count <= outcome.input.count / 2, "\(name)")
                try OutputChecks(input: outcome.input, output: photo, folder: folder).checkDecoding()
            case .failure(let error) where error.code == "budget-unreachable":
                // Pictures of nearly nothing, and small ones that are mostly headers and profile.
                let least = try Self.reachableByteCount(outcome.input, options)
                #expect(outcome.input.count / 2 < least, "\(name): \(error)")
            case .failure(let error):
                try Self.expectDamage(outcome, error, folder)
            }
        }
    }

    /// What can always be reached: 1.25 times the headers, metadata included, and two bits for each block.
    private static func reachableByteCount(_ bytes: [UInt8], _ options: NormalizationOptions) throws -> Int {
        let metadata = try PhotoNormalizer(options: options).prepare(bytes).headerPlan.metadata.byteCount
        let frame = try JPEGStructure(reading: bytes.span).frame
        let count = frame.components.count
        let headers = 4 + 10 + 3 * count + 8 + 2 * count + 69 * count + (count == 1 ? 1 : 2) * 2 * 22
        let blocks = frame.components.indices.reduce(0) { $0 + frame.paddedBlockCount(ofComponent: $1) }
        return Int((1.25 * (Double(metadata + headers) + Double(blocks) / 4)).rounded(.up))
    }

    /// A refusal is right only where djpeg, too, has something to say.
    private static func expectDamage(_ outcome: Outcome, _ error: PhotoError, _ folder: TemporaryFolder) throws {
        let run = try Tool.djpeg.run([outcome.file.url.path], in: folder.url)
        #expect(run.status != 0 || !run.messages.isEmpty, "\(outcome.file.testDescription): \(error)")
        #expect(error.category == .input)
    }
}
