/// What the process says when it ends.
enum CommandStatus: Int32, Sendable {
    /// Every photo is fine.
    case success = 0
    /// At least one was rejected or failed; the others are done.
    case rejected = 1
    /// Nothing could be done.
    case impossible = 2
    case usage = 64
    case interrupted = 130
}
