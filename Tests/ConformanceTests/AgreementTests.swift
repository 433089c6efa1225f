import Fixtures
import ForeignPrograms
import Foundation
import PhotoNormalization
import Testing

/// What is accepted and refused, compared with a decoder that is not ours: nothing that it cannot decode, nothing
/// damaged unless asked for, and what it decodes without a warning nearly always.
@Suite(.enabled(if: ForeignProgram.djpeg.isInstalled, "djpeg is not installed"))
struct AgreementTests {
    /// Codes of what djpeg shows without a warning, and docs/errors.md says why it is refused.
    private static let knownExceptions: Set<PhotoError.Code> = [
        "corrupt", "truncated", "missing-scans", "coefficient-out-of-range",
    ]

    private struct Tally {
        var soundCount = 0
        var refusedSoundFiles: [String] = []
    }

    /// Of a picture that ends with its last MCU: all of it is there, whatever others say of the rest.
    private static let tailWarnings: Set<PhotoWarning.Code> = [.endMissing, .extraneousData]
    /// Of a picture that other decoders give up, under `repair`: a part of it is invented.
    private static let damageWarnings: Set<PhotoWarning.Code> = ["truncated-data", "damaged-data"]

    /// Why a photo is refused, or what is told of one that is accepted.
    private static func judge(
        _ bytes: [UInt8],
        _ policy: WarningPolicy
    ) -> (refusal: PhotoError?, told: Set<PhotoWarning.Code>) {
        // Small pictures are refused for the service's sake, not for theirs.
        let options = NormalizationOptions(warningPolicy: policy, minimumEdge: 1, checksItself: true)
        do throws(PhotoError) {
            return (nil, Set(try PhotoNormalizer(options: options).normalize(bytes).report.warnings.map(\.code)))
        } catch {
            return (error, [])
        }
    }

    private static func compare(_ name: String, _ bytes: [UInt8], _ file: URL, _ tally: inout Tally) throws {
        let (standard, repaired) = (judge(bytes, .standard), judge(bytes, .repair))
        let (refusal, repairRefusal) = (standard.refusal, repaired.refusal)
        let endsEarly = !standard.told.isDisjoint(with: tailWarnings)
        // What is beyond a limit may take the other decoder minutes.
        if refusal?.category == .limit || repairRefusal?.category == .limit { return }
        switch try DecoderJudgement(of: file) {
        case .refused(let message):
            #expect(refusal != nil || endsEarly, "\(name): djpeg says \(message)")
            let isTold = !repaired.told.isDisjoint(with: tailWarnings.union(damageWarnings))
            #expect(repairRefusal != nil || isTold, "\(name): djpeg says \(message)")
        case .damaged(let message):
            #expect(refusal != nil || endsEarly, "\(name): djpeg says \(message)")
            #expect(repairRefusal == nil, "\(name): djpeg says \(message)")
        case .strayBytes:
            #expect(repairRefusal == nil, "\(name)")
        case .sound:
            tally.soundCount += 1
            #expect(repairRefusal == nil, "\(name)")
            guard let refusal else { break }
            tally.refusedSoundFiles.append("\(name): \(refusal)")
            #expect(knownExceptions.contains(refusal.code), "\(name): \(refusal)")
        }
    }

    @Test(.enabled(if: Corpus.folder != nil, Corpus.hint))
    func `files of every kind are accepted and refused as djpeg decodes them`() throws {
        var tally = Tally()
        for file in ["bad", "odd", "camera"].flatMap(Corpus.files) {
            let bytes = try file.bytes()
            #if DEBUG
                // Without optimization larger ones take seconds each.
                if bytes.count > 100_000 { continue }
            #endif
            try Self.compare(file.testDescription, bytes, file.url, &tally)
        }
        #expect(tally.soundCount > 150)
        #expect(tally.refusedSoundFiles.count <= tally.soundCount / 100, "\(tally.refusedSoundFiles)")
    }

    @Test(arguments: MutatedFiles.kinds)
    func `so are files that were changed in many ways`(_ kind: MutatedFiles.Kind) throws {
        let folder = try TemporaryFolder()
        var tally = Tally()
        var mutations = try MutatedFiles(kind.bytes(), seed: 4)
        for number in 0..<60 {
            let bytes = mutations.next()
            let file = try folder.write(bytes, name: "\(number).jpg")
            try Self.compare("\(kind) \(number)", bytes, file, &tally)
        }
        #expect(tally.soundCount > 0)
    }
}
