import PhotoNormalization

/// What became of one photo.
struct PhotoResult: Sendable, Hashable {
    enum Outcome: Sendable, Hashable {
        case done(NormalizationReport)
        /// Left out, since its output exists.
        case skipped
        case rejected(PhotoError)
        /// Of another format, found in a directory: people get them counted, programs one by one.
        case foreignPhoto(PhotoError)
    }

    var input: FilePath
    /// Where the output is; nil where there is none.
    var output: FilePath?
    var outcome: Outcome
    /// nil when the input was not read.
    var inputByteCount: Int?
    var maximumByteCount: Int?
    /// Wall clock, reading and writing included.
    var seconds: Double
    var isDryRun: Bool

    var report: NormalizationReport? {
        if case .done(let report) = outcome { report } else { nil }
    }

    var isForeignPhoto: Bool {
        if case .foreignPhoto = outcome { true } else { false }
    }

    var error: PhotoError? {
        switch outcome {
        case .rejected(let error), .foreignPhoto(let error): error
        case .done, .skipped: nil
        }
    }

    /// The word for `status` in JSON.
    var status: String {
        switch outcome {
        case .done(let report): report.status.rawValue
        case .skipped: "skipped"
        case .rejected, .foreignPhoto: "rejected"
        }
    }
}
