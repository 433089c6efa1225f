/// How results are written.
enum ResultFormat: Sendable, Hashable {
    case text
    case jsonLines
}
