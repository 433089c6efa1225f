import ForeignPrograms
import Foundation

/// What djpeg, which shares libjpeg with us but neither our reading of markers nor our judgement, says of a file.
enum DecoderJudgement: Equatable {
    /// Decoded without a word, or with warnings that tell of nothing missing in the picture.
    case sound
    /// Decoded with stray bytes between markers: whether they are data that lost their place it cannot say.
    case strayBytes
    /// Decoded, but some of the picture is made up.
    case damaged(String)
    /// Not decoded.
    case refused(String)

    /// - Parameter file: the file to decode.
    /// - Throws: when djpeg cannot be run.
    init(of file: URL) throws {
        let arguments = ["-maxmemory", "600000", "-outfile", "/dev/null", file.path]
        let run = try ForeignProgram.djpeg.run(arguments)
        if run.status == 0, run.messages.isEmpty {
            self = .sound
        } else if run.status == 2 {
            // Only so does it tell more than the first warning, among much else.
            let talk = try ForeignProgram.djpeg.run(["-verbose", "-verbose", "-verbose"] + arguments)
            self.init(warnings: talk.messages.split(separator: "\n").map(String.init).filter(Self.isWarning))
        } else {
            self = .refused(run.messages)
        }
    }

    private init(warnings: [String]) {
        let strayByteCounts = warnings.compactMap {
            $0.wholeMatch(of: /Corrupt JPEG data: (\d+) extraneous bytes before marker.*/).flatMap { Int($0.1) }
        }
        let damage = warnings.filter { !Self.isHarmless($0) && !$0.contains("extraneous bytes before marker") }
        if warnings.isEmpty {
            self = .damaged("a warning that is not told")
        } else if let first = damage.first {
            self = .damaged(first)
        } else {
            self = strayByteCounts.reduce(0, +) > 64 ? .strayBytes : .sound
        }
    }

    /// The texts of libjpeg's warnings (jerror.h), among those that tell what it found.
    private static func isWarning(_ line: String) -> Bool {
        isHarmless(line)
            || ["Corrupt JPEG data", "Premature end", "Inconsistent progression", "Application transferred too many"]
                .contains { line.hasPrefix($0) }
    }

    private static func isHarmless(_ line: String) -> Bool {
        ["Invalid SOS parameters for sequential", "Warning: unknown JFIF revision", "Unknown Adobe color transform"]
            .contains { line.hasPrefix($0) }
    }
}
