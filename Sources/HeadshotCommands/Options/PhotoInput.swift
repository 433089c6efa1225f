/// One argument that names photos.
enum PhotoInput: Sendable, Hashable {
    case standardInput
    case path(FilePath)

    init(_ argument: FilePath) {
        self = argument == FilePath("-") ? .standardInput : .path(argument)
    }

    /// "-" for standard input.
    var path: FilePath {
        switch self {
        case .standardInput: FilePath("-")
        case .path(let path): path
        }
    }
}
