/// What the name of a file says about a photo in it.
package enum PhotoName {
    /// - Parameter name: a base name.
    /// - Returns: what follows its last dot, in lower case; empty for a name without, and for one that only begins with
    ///   a dot.
    package static func ending(of name: [UInt8]) -> String {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return "" }
        return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    }

    /// - Parameter ending: what follows the last dot of a name, in lower case.
    /// - Returns: whether JPEG files are named so: .jpg, .jpeg, .jpe or .jfif.
    package static func isPhotoEnding(_ ending: String) -> Bool { endings.contains(ending) }

    private static let endings: Set<String> = ["jpg", "jpeg", "jpe", "jfif"]
}
