import ForeignPrograms
import Foundation
import Testing

/// What exiftool reads from a file.
struct ExifTags: Sendable {
    /// By group and name, "IFD0:Orientation"; the values of those that occur more than once in their order.
    let tags: [String: [String]]

    /// What exiftool finds wrong with the file. The order of segments is a matter of taste.
    var warnings: Set<String> { Set((tags["ExifTool:Warning"] ?? []) + (tags["ExifTool:Error"] ?? [])) }

    /// All that it reads from the profile, and a digest of its bytes.
    var profile: [String: [String]] { tags.filter { $0.key.hasPrefix("ICC") } }

    /// What is said of the file itself, of its coding, and of its profile.
    static func isAboutTheFile(_ tag: String) -> Bool {
        let groups: Set = ["SourceFile", "File", "System", "ExifTool", "JFIF", "APP14", "Adobe", "Composite"]
        let group = String(tag.prefix { $0 != ":" })
        return (groups.contains(group) || group.hasPrefix("ICC")) && tag != "File:Comment"
    }

    /// Reads all files in one run.
    static func read(_ paths: [String], in folder: TemporaryFolder) throws -> [String: ExifTags] {
        let list = try folder.write(Array(paths.joined(separator: "\n").utf8), name: "\(UUID().uuidString).txt")
        let arguments = [
            "-j", "-n", "-G1:4", "-a", "-b", "-u", "-q", "-q", "-warning", "-error", "-all", "-ICC_Profile", "-@",
            list.path,
        ]
        let run = try ForeignProgram.exiftool.run(arguments)
        let objects = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [[String: Any]])
        #expect(objects.count == paths.count)
        var result: [String: ExifTags] = [:]
        for object in objects {
            guard let path = object["SourceFile"] as? String else { continue }
            var tags: [String: [String]] = [:]
            // "IFD0:Copy1:Make" is the second one.
            for (key, value) in object.sorted(by: { $0.key < $1.key }) {
                let parts = key.split(separator: ":")
                let name = parts.count > 1 ? "\(parts[0]):\(parts[parts.count - 1])" : key
                tags[name, default: []].append("\(value)")
            }
            result[path] = ExifTags(tags: tags)
        }
        return result
    }
}
