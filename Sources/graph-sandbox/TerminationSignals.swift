#if Sandbox
    internal import Dispatch
    internal import Foundation

    /// Ctrl-C and SIGTERM as a request to stop.
    enum TerminationSignals {
        /// Runs an operation, and cancels it when the process is asked to stop. Ending that way is no error.
        static func cancelling(_ operation: @escaping @Sendable () async throws -> Void) async throws {
            let task = Task { try await operation() }
            let sources = [SIGINT, SIGTERM].map { number in
                // The default action would end the process before the source is asked.
                _ = signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number)
                source.setEventHandler { task.cancel() }
                source.resume()
                return source
            }
            defer { for source in sources { source.cancel() } }
            do {
                try await task.value
            } catch {
                if task.isCancelled { return }
                throw error
            }
        }
    }
#endif
