@testable import HeadshotCommands
@testable import PhotoNormalization

extension PhotoResult {
    /// A photo whose quality had to be reduced.
    static let requantized = requantized(
        warnings: [PhotoWarning(code: "sos-parameters", message: "The scan header is \"odd\".")])

    /// The same with other things to tell.
    static func requantized(warnings: [PhotoWarning]) -> PhotoResult {
        PhotoResult(
            input: FilePath("beach.jpg"),
            output: FilePath("beach.normalized.jpg"),
            outcome: .done(
                NormalizationReport(
                    status: .normalized,
                    method: .requantized,
                    inputByteCount: 7_981_234,
                    outputByteCount: 3_983_001,
                    predictedByteCount: 3_983_050,
                    maximumByteCount: 3_983_616,
                    width: 6_000,
                    height: 4_000,
                    inputWidth: 4_000,
                    inputHeight: 6_000,
                    orientation: 6,
                    encodeCount: 1,
                    psnr: 49.126,
                    removed: [.exif, .gps, .thumbnail],
                    warnings: warnings
                )
            ),
            inputByteCount: 7_981_234,
            maximumByteCount: 3_983_616,
            seconds: 0.1234567,
            isDryRun: false
        )
    }

    /// A photo that conformed.
    static let unchanged = PhotoResult(
        input: FilePath("p/ok.jpg"),
        output: FilePath("out/ok.jpg"),
        outcome: .done(
            NormalizationReport(
                status: .unchanged,
                method: .passthrough,
                inputByteCount: 2_104,
                outputByteCount: 2_104,
                predictedByteCount: 2_104,
                maximumByteCount: 3_983_616,
                width: 64,
                height: 48,
                inputWidth: 64,
                inputHeight: 48,
                orientation: nil,
                encodeCount: 0,
                psnr: nil,
                removed: [],
                warnings: []
            )
        ),
        seconds: 0.5,
        isDryRun: false
    )

    static func rejected(_ error: PhotoError, input: FilePath = FilePath("x.jpg")) -> PhotoResult {
        PhotoResult(
            input: input,
            outcome: .rejected(error),
            seconds: 0,
            isDryRun: false
        )
    }

    static let skipped = PhotoResult(input: FilePath("s.jpg"), outcome: .skipped, seconds: 0, isDryRun: false)
}

extension PhotoError {
    static func notJPEG(_ format: String) -> PhotoError {
        PhotoError(
            code: "not-a-jpeg",
            category: .input,
            message: "This is not a JPEG but \(format).",
            remedy: "Export it as a JPEG first.",
            foundFormat: format
        )
    }

    static let damaged = PhotoError(
        code: "corrupt",
        category: .input,
        message: "The picture is damaged.",
        remedy: "Get another copy."
    )
}
