import Foundation
import JPEGSyntax
import Testing

@testable import PhotoMetadata

/// Photos of other people's cameras, in the folder that HEADSHOT_CORPUS names.
enum Corpus {
    static let folder = ProcessInfo.processInfo.environment["HEADSHOT_CORPUS"]

    /// The files of subfolders that have a marker structure.
    static func photos(_ subfolders: [String]) throws -> [Photo] {
        let root = URL(fileURLWithPath: try #require(folder))
        return try subfolders.flatMap { subfolder in
            let names = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(subfolder).path)
            return try names.sorted().compactMap { name -> Photo? in
                let path = root.appendingPathComponent(subfolder).appendingPathComponent(name).path
                let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
                guard name != "MANIFEST.tsv", let structure = try? JPEGStructure(reading: bytes.span) else {
                    return nil
                }
                let metadata = SourceMetadata(structure: structure, bytes: bytes.span)
                return Photo(name: name, path: path, bytes: bytes, structure: structure, metadata: metadata)
            }
        }
    }

    struct Photo {
        let name: String
        let path: String
        let bytes: [UInt8]
        let structure: JPEGStructure
        let metadata: SourceMetadata

        var picture: StoredPicture { StoredPicture(of: structure, metadata: metadata) }

        func plan(_ policy: MetadataPolicy, _ picture: StoredPicture? = nil) throws -> MetadataPlan {
            try MetadataPlan(
                policy: policy,
                source: metadata,
                structure: structure,
                bytes: bytes.span,
                picture: picture ?? self.picture
            )
        }

        /// The photo with a plan's segments instead of its own; nothing else touched.
        func rewritten(_ plan: MetadataPlan) -> [UInt8] {
            var result: [UInt8] = [0xFF, 0xD8]
            for segment in plan.segments {
                result += [0xFF, segment.marker] + ByteOrder.bigEndian.bytes(of: UInt16(segment.payload.count + 2))
                result += segment.payload
            }
            let codec = structure.segments.filter { $0.kind == .codec }
            for (index, segment) in codec.enumerated() where segment.marker != .startOfImage {
                result += bytes[segment.byteRange]
                if segment.marker == .startOfScan, index + 1 < codec.count {
                    result += bytes[segment.byteRange.upperBound..<codec[index + 1].offset]
                }
            }
            return result
        }
    }
}
