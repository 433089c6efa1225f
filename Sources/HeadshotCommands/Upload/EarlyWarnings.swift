import GraphPhotos
import PhotoNormalization

extension Console {
    /// "  warning: … (code)", on standard error.
    func say(_ warnings: [PhotoWarning]) {
        for warning in warnings {
            let word = errorStyle.colored(warning.word, .yellow)
            message("  \(word): \(DisplayText.escaped(warning.message)) (\(warning.code))")
        }
    }
}

extension PhotoWarning {
    /// Said before anything was sent.
    var isEarly: Bool { GraphErrorCatalog.earlyWarnings.contains(code) }
}
