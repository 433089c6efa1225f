#if Upload
    import Logging
    import Synchronization

    /// What somebody was shown.
    final class ShownTexts: Sendable {
        private let texts = Mutex<[String]>([])

        var all: [String] { texts.withLock { $0 } }

        func add(_ text: String) {
            texts.withLock { $0.append(text) }
        }

        /// A logger that keeps everything, of every level.
        func logger() -> Logger {
            Logger(label: "test") { _ in KeepingLogHandler(texts: self) }
        }
    }

    private struct KeepingLogHandler: LogHandler {
        let texts: ShownTexts
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            texts.add("\(event.message) \(metadata) \(event.metadata ?? [:])")
        }
    }
#endif
