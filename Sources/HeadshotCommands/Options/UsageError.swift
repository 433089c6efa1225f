/// The arguments, or the files they name, cannot be meant: status 64, before anything is written.
struct UsageError: Error, Hashable {
    let message: String

    static func contradiction(_ first: String, _ second: String) -> UsageError {
        UsageError(message: "\(first) and \(second) contradict each other; give one of them.")
    }

    static func severalInputs(with option: String) -> UsageError {
        UsageError(message: "\(option) takes one photo; for several use --output-directory or --in-place.")
    }
}
