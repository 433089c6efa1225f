/// The name of an output beside its photo.
enum OutputName {
    /// "beach.jpg" gives "beach.normalized.jpg" in the same directory.
    static func beside(_ input: FilePath) -> FilePath {
        let name = stem(input.lastComponent) + Array(".normalized.jpg".utf8)
        return input.replacingLastComponent(with: name)
    }

    /// The name without its ending: a dot, a letter and up to four letters or digits. ".2024" is no ending.
    private static func stem(_ name: [UInt8]) -> [UInt8] {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return name }
        let ending = name[(dot + 1)...]
        guard let first = ending.first, isLetter(first), ending.count <= 5,
            ending.allSatisfy({ isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return name }
        return Array(name[..<dot])
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
