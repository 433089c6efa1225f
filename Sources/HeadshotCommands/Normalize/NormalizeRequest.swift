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
