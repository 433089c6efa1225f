/// Sees to it that each output belongs to one photo, and that no output is a photo.
struct OutputClaims {
    private let inputs: [FileIdentity: FilePath]
    private var owners: [FilePath: PhotoSource] = [:]

    init(inputs: [PhotoSource]) {
        self.inputs = Dictionary(
            inputs.compactMap { source in source.identity.map { ($0, source.path) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// - Returns: false for a photo that was named before, and need not be done again.
    mutating func add(
        _ destination: OutputPlan.Destination,
        for source: PhotoSource,
        status: (FilePath) -> FileStatus?
    ) throws(UsageError) -> Bool {
        switch destination {
        case .nowhere, .standardOutput, .stream:
            return true
        case .inPlace(let path):
            return owners.updateValue(source, forKey: path) == nil
        case .file(let path):
            if let owner = owners.updateValue(source, forKey: path) {
                if owner.path == source.path || owner.identity != nil && owner.identity == source.identity {
                    return false
                }
                throw .twoPhotos(owner.path, source.path, output: path)
            }
            if let identity = status(path)?.identity, let input = inputs[identity] {
                throw .outputIsPhoto(path, input: input)
            }
            return true
        }
    }
}

extension UsageError {
    fileprivate static func twoPhotos(_ first: FilePath, _ second: FilePath, output: FilePath) -> UsageError {
        let names = "\(DisplayText.escaped(first)) and \(DisplayText.escaped(second))"
        return UsageError(message: "\(names) have one output, \(DisplayText.escaped(output)).")
    }

    fileprivate static func outputIsPhoto(_ output: FilePath, input: FilePath) -> UsageError {
        let name = DisplayText.escaped(output)
        let photo = output == input ? "one of the photos" : "the photo \(DisplayText.escaped(input))"
        return UsageError(message: "The output \(name) is \(photo); --in-place replaces photos.")
    }
}
