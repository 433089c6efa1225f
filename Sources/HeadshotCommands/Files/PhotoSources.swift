import PhotoNormalization

/// All photos that a request is about, in a stable order: that of the arguments, and by name within a directory.
struct PhotoSources: Sendable {
    enum Entry: Sendable, Hashable {
        case photo(PhotoSource)
        /// A photo of another format, which a directory holds.
        case foreignPhoto(FilePath, PhotoError)
        /// A directory without photos, or one that cannot be read.
        case failure(FilePath, PhotoError)
    }

    var entries: [Entry] = []
    var skipped = SkippedFiles()
    /// Whether a directory was named.
    var hasDirectory = false

    /// Looks at what the inputs name. The output directory is passed over when it lies in a directory that is searched.
    init(_ inputs: [PhotoInput], outputDirectory: FilePath?) {
        let excluded = outputDirectory.flatMap { try? FileStatus(of: $0).identity }
        for input in inputs {
            switch input {
            case .standardInput:
                let source = PhotoSource(input: input, relativePath: FilePath("-"), identity: nil)
                entries.append(.photo(source))
            case .path(let path):
                let status = try? FileStatus(of: path)
                if status?.kind == .directory {
                    hasDirectory = true
                    appendPhotos(in: path, excluding: excluded)
                } else {
                    // A file that is not there is found missing when its turn comes, like one that cannot be read.
                    let name = FilePath(bytes: path.lastComponent)
                    let source = PhotoSource(input: input, relativePath: name, identity: status?.identity)
                    entries.append(.photo(source))
                }
            }
        }
    }

    private mutating func appendPhotos(in directory: FilePath, excluding excluded: FileIdentity?) {
        var walk = DirectoryWalk(root: directory, excluded: excluded)
        walk.run()
        skipped.add(walk.skipped)
        entries += walk.entries.isEmpty ? [.failure(directory, .noPhotos)] : walk.entries
    }
}
