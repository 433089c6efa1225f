import Foundation
import Testing

/// Real photos, outside of the project: the folder that HEADSHOT_CORPUS names.
enum Corpus {
    static let folder = ProcessInfo.processInfo.environment["HEADSHOT_CORPUS"].map { URL(fileURLWithPath: $0) }

    static let hint: Comment = "HEADSHOT_CORPUS is not set: no corpus of real photos to try"

    /// A file of the corpus; its name is what test reports show.
    struct File: Sendable, CustomTestStringConvertible {
        let url: URL

        var testDescription: String { url.lastPathComponent }

        func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
    }

    /// The files of a part of the corpus, in the order of their names; none without a corpus.
    static func files(_ part: String) -> [File] {
        guard let folder = folder?.appendingPathComponent(part) else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0 != "MANIFEST.tsv" }.sorted().map { File(url: folder.appendingPathComponent($0)) }
    }

    /// Fourteen photos of 4 to 11 MB. Without optimization each takes many seconds, so only the five smallest are tried
    /// then.
    static let photos: [File] = {
        let all = files("photos")
        #if DEBUG
            let sizes = all.map { file in
                (file, (try? file.url.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0)
            }
            return sizes.sorted { $0.1 < $1.1 }.prefix(5).map(\.0)
        #else
            return all
        #endif
    }()

    static let camera = files("camera")
}
