import GraphPhotos

/// What `--verbose` shows of the client's log, on standard error.
struct ConsoleLog: ExchangeLog {
    let console: Console

    func write(_ message: String, _ details: [String: String]) {
        let text = details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        console.message(DisplayText.escaped("  \(message)  \(text)"))
    }
}
