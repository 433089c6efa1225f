import Testing

@testable import HeadshotCommands

@Suite("Paths")
struct FilePathTests {
    @Test(
        "a path has a directory and a last component",
        arguments: [
            ("a.jpg", ".", "a.jpg"), ("p/a.jpg", "p", "a.jpg"), ("/a", "/", "a"), ("p/q/", "p", "q"), ("/", "/", "/"),
            ("./a", ".", "a"), ("//a", "/", "a"), ("..", ".", ".."),
        ]
    )
    func parts(path: String, directory: String, last: String) {
        #expect(FilePath(path).directory == FilePath(directory))
        #expect(FilePath(path).lastComponent == Array(last.utf8))
    }

    @Test(
        "a component is appended with one slash",
        arguments: [("p", "p/a"), ("p/", "p/a"), ("/", "/a"), (".", "a")]
    )
    func appending(directory: String, path: String) {
        #expect(FilePath(directory).appending(Array("a".utf8)) == FilePath(path))
    }

    @Test(
        "an output beside its photo keeps the stem",
        arguments: [
            ("beach.jpg", "beach.normalized.jpg"), ("p/Beach.JPEG", "p/Beach.normalized.jpg"),
            ("noext", "noext.normalized.jpg"), ("a.b.jpe", "a.b.normalized.jpg"), (".jpg", ".jpg.normalized.jpg"),
            ("2024.12.31", "2024.12.31.normalized.jpg"), ("/x.mp4", "/x.normalized.jpg"),
            ("x.", "x..normalized.jpg"), ("x.verylong", "x.verylong.normalized.jpg"),
        ]
    )
    func beside(input: String, output: String) {
        #expect(OutputName.beside(FilePath(input)) == FilePath(output))
    }
}
