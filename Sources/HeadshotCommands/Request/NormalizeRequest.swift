import PhotoNormalization

/// What the arguments of `normalize` ask for: checked against each other, not yet against the file system.
struct NormalizeRequest: Sendable {
    var inputs: [PhotoInput]
    var destination: DestinationChoice
    var existingOutputs: ExistingOutputPolicy
    var preservesTimes: Bool
    var options: NormalizationOptions
    /// Photos at a time, 1 or more.
    var jobCount: Int
    /// Bytes of all photos in work.
    var maximumMemoryByteCount: Int
    var isDryRun: Bool
    var format: ResultFormat
    var verbosity: Verbosity
}

/// One argument that names photos.
enum PhotoInput: Sendable, Hashable {
    case standardInput
    case path(FilePath)

    init(_ argument: FilePath) {
        self = argument == FilePath("-") ? .standardInput : .path(argument)
    }
}

/// Where outputs are wanted.
enum DestinationChoice: Sendable, Hashable {
    /// NAME.normalized.jpg beside the photo.
    case besideInput
    case file(FilePath)
    case standardOutput
    case directory(FilePath)
    case inPlace
    /// A dry run that named none.
    case nowhere
}

/// What happens to a photo whose output exists.
enum ExistingOutputPolicy: String, Sendable, Hashable, CaseIterable {
    case fail
    case skip
    case replace
}

/// How results are written.
enum ResultFormat: Sendable, Hashable {
    case text
    case jsonLines
}

/// How much is said.
enum Verbosity: Int, Sendable, Hashable, Comparable {
    /// Errors only.
    case quiet
    case normal
    /// Warnings and details as well.
    case verbose

    static func < (a: Verbosity, b: Verbosity) -> Bool { a.rawValue < b.rawValue }
}
