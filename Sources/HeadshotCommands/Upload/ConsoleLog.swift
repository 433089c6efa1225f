#if Upload
    import Logging

    /// What `--verbose` shows of the client's log, on standard error.
    struct ConsoleLog: LogHandler {
        let console: Console
        var logLevel = Logger.Level.debug
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        static func logger(_ console: Console) -> Logger {
            Logger(label: "headshot") { _ in ConsoleLog(console: console) }
        }

        func log(event: LogEvent) {
            let details = metadata.merging(event.metadata ?? [:]) { $1 }
                .sorted { $0.key < $1.key }
                .map { "\($0.key)=\($0.value)" }
                .joined(separator: " ")
            console.message(DisplayText.escaped("  \(event.message)  \(details)"))
        }
    }
#endif
