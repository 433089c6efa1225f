#if Upload
    import ArgumentParser
    import GraphPhotos

    /// What all commands that talk to the service do alike.
    enum ServiceCommand {
        /// Runs the work, and stops it at the first signal.
        static func run(
            _ name: String,
            _ console: Console,
            _ work: @escaping @Sendable () async throws(UsageError) -> CommandStatus
        ) async -> CommandStatus {
            let task = Task<Result<CommandStatus, UsageError>, Never> {
                do throws(UsageError) {
                    return .success(try await work())
                } catch {
                    return .failure(error)
                }
            }
            Interruption.current?.onSignal { task.cancel() }
            defer { Interruption.current?.onSignal(nil) }
            switch await task.value {
            case .success(let status): return status
            case .failure(let error):
                console.message("Error: \(error.message)\nSee 'headshot \(name) --help' for more information.")
                return .usage
            }
        }

        static func finish(_ status: CommandStatus) throws {
            if status != .success { throw ExitCode(status.rawValue) }
        }
    }

    extension CommandStatus {
        init(_ error: GraphError) {
            self =
                Task.isCancelled
                ? .interrupted : error.isUsage ? .usage : error.isImpossibility ? .impossible : .rejected
        }
    }
#endif
