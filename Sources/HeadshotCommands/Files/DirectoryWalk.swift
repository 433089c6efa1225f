/// Finds the photos below a directory. Links to directories are not followed, so it ends.
struct DirectoryWalk {
    let root: FilePath
    /// A directory that is not entered.
    let excluded: FileIdentity?

    /// By name: each directory's entries in the order of their bytes, a subdirectory's where its name stands.
    private(set) var entries: [PhotoSources.Entry] = []
    private(set) var skipped = SkippedFiles()

    init(root: FilePath, excluded: FileIdentity?) {
        self.root = root
        self.excluded = excluded
    }

    mutating func run() {
        // Paths below the root that are still to be looked at, the next one last.
        var waiting: [FilePath] = children(of: root, below: nil)
        while let relative = waiting.popLast() {
            if isDirectoryToEnter(relative) {
                waiting += children(of: root.appending(relative.bytes), below: relative)
            }
        }
    }

    /// The names in a directory, last one first.
    private mutating func children(of directory: FilePath, below parent: FilePath?) -> [FilePath] {
        do throws(SystemError) {
            let names = try FileSystem.names(in: directory)
            return names.map { parent?.appending($0) ?? FilePath(bytes: $0) }.sorted(by: >)
        } catch {
            entries.append(.failure(directory, .cannotRead(error)))
            return []
        }
    }

    /// Takes note of a file; true for a directory whose turn it is.
    private mutating func isDirectoryToEnter(_ relative: FilePath) -> Bool {
        let name = relative.lastComponent
        if name.first == UInt8(ascii: ".") {
            skipped.hiddenCount += 1
            return false
        }
        if Self.thumbnailStores.contains(name) {
            skipped.thumbnailStoreCount += 1
            return false
        }
        let path = root.appending(relative.bytes)
        do throws(SystemError) {
            let own = try FileStatus(of: path, followsLinks: false)
            let status = own.kind == .symbolicLink ? try FileStatus(of: path) : own
            switch status.kind {
            case .directory where own.kind == .symbolicLink: skipped.directoryLinkCount += 1
            case .directory where status.identity == excluded: skipped.outputDirectoryCount += 1
            case .directory: return true
            case .regular:
                let source = PhotoSource(input: .path(path), relativePath: relative, identity: status.identity)
                let hasName = PhotoSignature.hasPhotoName(name)
                take(hasName ? .photo : try PhotoSignature.content(of: path), source)
            default: skipped.otherCount += 1
            }
        } catch {
            // A link that leads nowhere, or a file that nobody says is a JPEG and that cannot be read.
            if PhotoSignature.hasPhotoName(name) {
                entries.append(.failure(path, .cannotRead(error)))
            } else {
                let source = PhotoSource(input: .path(path), relativePath: relative, identity: nil)
                take(error == .missing ? .other : PhotoSignature.unreadableContent(of: path), source)
            }
        }
        return false
    }

    private mutating func take(_ content: PhotoSignature.Content, _ source: PhotoSource) {
        switch content {
        case .photo: entries.append(.photo(source))
        case .foreignPhoto(let error): entries.append(.foreignPhoto(source.path, error))
        case .other: skipped.otherCount += 1
        }
    }

    private static let thumbnailStores: Set<[UInt8]> = [Array("Thumbs.db".utf8), Array("@eaDir".utf8)]
}
