/// A file's name as the system has it: bytes, which need not be UTF-8.
struct FilePath: Sendable, Hashable {
    /// Without NUL.
    let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    /// What follows the last slash; trailing slashes do not count. "/" for the root.
    var lastComponent: [UInt8] {
        let trimmed = withoutTrailingSlashes
        guard let last = trimmed.lastIndex(of: Self.slash), trimmed.count > 1 else { return Array(trimmed) }
        return Array(trimmed[(last + 1)...])
    }

    /// The directory that holds it; "." for a bare name.
    var directory: FilePath {
        let trimmed = withoutTrailingSlashes
        guard let last = trimmed.lastIndex(of: Self.slash) else { return FilePath(".") }
        if last == trimmed.startIndex { return FilePath("/") }
        return FilePath(bytes: Array(trimmed[..<last]))
    }

    /// The path of something below this directory.
    func appending(_ component: [UInt8]) -> FilePath {
        if bytes == [Self.dot] { return FilePath(bytes: component) }
        return FilePath(bytes: bytes.last == Self.slash ? bytes + component : bytes + [Self.slash] + component)
    }

    /// The same directory, another name.
    func replacingLastComponent(with component: [UInt8]) -> FilePath {
        directory.appending(component)
    }

    /// For texts that have to be UTF-8: bytes that are not become U+FFFD.
    var lossyText: String { String(decoding: bytes, as: UTF8.self) }

    private var withoutTrailingSlashes: ArraySlice<UInt8> {
        var end = bytes.endIndex
        while end > 1, bytes[end - 1] == Self.slash { end -= 1 }
        return bytes[..<end]
    }
}

extension FilePath: Comparable {
    static func < (a: FilePath, b: FilePath) -> Bool {
        a.bytes.lexicographicallyPrecedes(b.bytes)
    }
}
