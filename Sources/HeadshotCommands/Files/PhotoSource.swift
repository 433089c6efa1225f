/// One photo that was named, or found in a directory that was.
struct PhotoSource: Sendable, Hashable {
    var input: PhotoInput
    /// The path below the directory that was named; the base name of a file that was named itself.
    var relativePath: FilePath
    /// nil for standard input, and for a file that cannot be looked at.
    var identity: FileIdentity?

    /// "-" for standard input.
    var path: FilePath { input.path }
}
