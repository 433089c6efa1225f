import PhotoNormalization

/// Where each photo goes, known before the first one is read.
struct OutputPlan: Sendable {
    enum Step: Sendable, Hashable {
        case photo(PhotoSource, Destination)
        /// A photo of another format, which a directory holds.
        case foreignPhoto(FilePath, PhotoError)
        case failure(FilePath, PhotoError)
    }

    /// Where one output goes.
    enum Destination: Sendable, Hashable {
        /// A dry run.
        case nowhere
        case standardOutput
        /// A device or a pipe that exists.
        case stream(FilePath)
        case file(FilePath)
        /// The photo itself, links resolved.
        case inPlace(FilePath)

        /// What a report calls the output.
        var path: FilePath? {
            switch self {
            case .nowhere: nil
            case .standardOutput: FilePath("-")
            case .stream(let path), .file(let path), .inPlace(let path): path
            }
        }
    }

    let steps: [Step]

    /// Throws `UsageError` when two photos have one output, or an output is a photo. `status` says what the file system
    /// has under a name, links followed, nil for nothing; `resolve` takes links out of a path.
    init(
        _ sources: PhotoSources,
        destination choice: DestinationChoice,
        status: (FilePath) -> FileStatus? = { try? FileStatus(of: $0) },
        resolve: (FilePath) -> FilePath = { (try? FileSystem.resolve($0)) ?? $0 }
    ) throws(UsageError) {
        try Self.check(choice, for: sources, status: status)
        var claims = OutputClaims(inputs: sources.photos)
        var steps: [Step] = []
        for entry in sources.entries {
            switch entry {
            case .failure(let path, let error):
                steps.append(.failure(path, error))
            case .foreignPhoto(let path, let error):
                steps.append(.foreignPhoto(path, error))
            case .photo(let source):
                let destination = Self.destination(of: source, choice, status: status, resolve: resolve)
                if try claims.add(destination, for: source, status: status) {
                    steps.append(.photo(source, destination))
                }
            }
        }
        self.steps = steps
    }

    /// The directories that outputs are written to.
    var directories: Set<FilePath> {
        Set(
            steps.compactMap { step in
                switch step {
                case .photo(_, .file(let path)), .photo(_, .inPlace(let path)): path.directory
                default: nil
                }
            }
        )
    }

    private static func check(
        _ choice: DestinationChoice,
        for sources: PhotoSources,
        status: (FilePath) -> FileStatus?
    ) throws(UsageError) {
        switch choice {
        case .besideInput where sources.hasDirectory:
            throw UsageError(message: "A directory needs a destination: --output-directory or --in-place.")
        case .file, .standardOutput:
            if sources.hasDirectory { throw .severalInputs(with: "--output") }
            guard case .file(let path) = choice, let kind = status(path)?.kind else { return }
            if kind == .directory { throw .isDirectory(path) }
            if kind == .blockDevice { throw .isDevice(path) }
        case .directory(let path):
            if let kind = status(path)?.kind, kind != .directory { throw .isNoDirectory(path) }
        default:
            return
        }
    }

    private static func destination(
        of source: PhotoSource,
        _ choice: DestinationChoice,
        status: (FilePath) -> FileStatus?,
        resolve: (FilePath) -> FilePath
    ) -> Destination {
        switch choice {
        case .nowhere: .nowhere
        case .standardOutput: .standardOutput
        case .besideInput: .file(OutputName.beside(source.path))
        case .directory(let directory): .file(directory.appending(source.relativePath.bytes))
        case .inPlace: .inPlace(resolve(source.path))
        case .file(let path): status(path)?.kind == .stream ? .stream(path) : .file(path)
        }
    }
}

extension PhotoSources {
    var photos: [PhotoSource] {
        entries.compactMap { entry in
            if case .photo(let source) = entry { source } else { nil }
        }
    }
}

extension UsageError {
    fileprivate static func isDirectory(_ path: FilePath) -> UsageError {
        UsageError(message: "--output \(DisplayText.escaped(path)) is a directory; use --output-directory.")
    }

    fileprivate static func isDevice(_ path: FilePath) -> UsageError {
        UsageError(message: "--output \(DisplayText.escaped(path)) is a block device.")
    }

    fileprivate static func isNoDirectory(_ path: FilePath) -> UsageError {
        UsageError(message: "--output-directory \(DisplayText.escaped(path)) is not a directory.")
    }
}
