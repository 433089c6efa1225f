import PhotoNormalization

/// What inspecting one photo came to.
struct InspectionResult: Sendable {
    let input: FilePath
    /// nil when the photo could not be read.
    var byteCount: Int?
    /// Or why there is nothing to tell.
    var outcome: Result<PhotoInspection, PhotoError>
    /// Of another format, found in a directory: people get them counted, programs one by one.
    var isForeignPhoto = false
    /// Wall clock, reading included.
    var seconds: Double = 0

    var inspection: PhotoInspection? { try? outcome.get() }

    /// Why normalize would reject the photo; nil when it would not.
    var refusal: PhotoError? {
        switch outcome {
        case .success(let inspection): inspection.verdict.refusal
        case .failure(let error): error
        }
    }

    /// The word for `verdict` in JSON.
    var verdict: String {
        if refusal != nil { return "rejected" }
        return inspection?.verdict.plan?.status == .unchanged ? "unchanged" : "normalize"
    }
}
