/// The arguments, or the files they name, cannot be meant: status 64, before anything is written.
struct UsageError: Error, Hashable {
    let message: String
}
