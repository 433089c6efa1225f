#if Upload
    public import Logging

    extension GraphClientOptions {
        /// Gets a line per try at the level debug, with ids and without secrets; default none.
        public var logger: Logger? {
            get { (log as? LoggerLog)?.logger }
            set { log = newValue.map { LoggerLog(logger: $0) } }
        }
    }

    private struct LoggerLog: ExchangeLog {
        let logger: Logger

        func write(_ message: String, _ details: [String: String]) {
            logger.debug("\(message)", metadata: details.mapValues { "\($0)" })
        }
    }
#endif
