import PhotoMetadata
import PhotoNormalization

/// What was asked of `normalize`, in whichever way its arguments were read; these are the defaults.
struct NormalizeArguments: Sendable, Hashable {
    var inputs: [FilePath] = []
    var destination = DestinationArguments()
    var photo = PhotoArguments()
    var safety = SafetyArguments()
    var report = ReportArguments()
}

/// See `DestinationOptions`.
struct DestinationArguments: Sendable, Hashable {
    var output: FilePath?
    var directory: FilePath?
    var inPlace = false
    var ifExists: ExistingOutputPolicy?
    var force = false
    var preserveTimes = false
}

/// See `PhotoOptions`.
struct PhotoArguments: Sendable, Hashable {
    var preset = Preset.request
    var maxBytes: BudgetText?
    var maxEdge: Int?
    var crop: Crop?
    var noResize = false
    var color: ColorPolicy?
    var metadata = MetadataPolicy.minimal
    var effort = Effort.balanced
    var progressive = false
    var minEdge = 48
}

/// See `SafetyOptions`.
struct SafetyArguments: Sendable, Hashable {
    var strict = false
    var repair = false
    var selfCheck = false
    var maxPixels = ResourceLimits.command.maximumPixelCount
    var maxInput = ByteSize(byteCount: ResourceLimits.command.maximumInputByteCount)
    var maxScans = ResourceLimits.command.maximumScanCount
    var timeout = ResourceLimits.command.maximumDecodingSeconds
    var memory = ByteSize(byteCount: 1 << 30)
    var jobs: Int?
}

/// See `ReportOptions`.
struct ReportArguments: Sendable, Hashable {
    var dryRun = false
    var json = false
    var quiet = false
    var verbose = false
}
