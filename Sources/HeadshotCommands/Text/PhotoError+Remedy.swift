import PhotoNormalization

extension PhotoError {
    /// The same, with a remedy that names the command's options where the library's sentence is the general one.
    var forCommand: PhotoError {
        guard let commandRemedy = ownRemedy else { return self }
        return PhotoError(
            code: code, category: category, message: message, remedy: commandRemedy, foundFormat: foundFormat,
            retryAfter: retryAfter)
    }

    private var ownRemedy: String? {
        if ErrorCatalog.all.contains(where: { $0.code == code && $0.remedy == remedy }) {
            return Self.commandRemedies[code]
        }
        // A size that works, in the place of the general sentence.
        guard code == .tooSmall, let edge = remedy.split(separator: " ").lazy.compactMap({ Int($0) }).first else {
            return nil
        }
        return switch remedy {
        case Self.remedy(leastEdge: edge): "Use --max-edge \(edge) or more."
        case Self.remedy(minimumEdge: edge):
            "Use a photo of at least \(edge) × \(edge) pixels, or lower --min-edge."
        default: nil
        }
    }

    /// By code, as docs/errors.md lists them.
    static let commandRemedies: [Code: String] = [
        "truncated": "Copy or download the photo again, or accept a partly gray picture with --repair.",
        "corrupt": "Copy or download the photo again, or accept what can be saved with --repair.",
        "missing-scans": "Copy or download the photo again, or accept what can be saved with --repair.",
        "warning-refused": "Normalize it without --strict.",
        "coefficient-out-of-range": "Export the photo again from its original, or have it limited with --repair.",
        "input-too-large": "Raise the limit with --max-input, or make a smaller copy first.",
        "too-many-pixels": "Raise the limit with --max-pixels, or make a smaller copy first.",
        "memory-limit": "Raise the limit with --memory, or make a smaller copy first.",
        "too-many-scans": "Export the photo again from its original, or raise the limit with --max-scans.",
        "decoding-timeout":
            "Raise the limit with --timeout (upload: --decoding-timeout), or make a smaller copy first.",
        "processing-timeout":
            "Raise the limit with --timeout (upload: --decoding-timeout), use less --effort, or make a smaller copy first.",
        "budget-unreachable": "Raise --max-bytes, or make the picture smaller first.",
        "metadata-unpatchable": "Use --metadata minimal.",
        "out-of-memory": "Work on fewer photos at a time with --jobs.",
    ]
}
