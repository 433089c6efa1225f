import ArgumentParser
import GraphPhotos

/// A command that talks to the service.
protocol ServiceCommand: AsyncParsableCommand {
    /// From arguments to what is printed; tests bring the surroundings.
    func run(in surroundings: ServiceSession.Surroundings) async -> CommandStatus
}

extension ServiceCommand {
    func run() async throws {
        let status = await run(in: ServiceSession.Surroundings(console: .standard))
        if status != .success { throw ExitCode(status.rawValue) }
    }

    /// Runs the work, and stops it at the first signal.
    func runInterruptibly(
        _ name: String,
        _ console: Console,
        _ work: @escaping @Sendable () async throws(UsageError) -> CommandStatus
    ) async -> CommandStatus {
        let needs = ProcessNeeds(jobCount: 1, hasNetwork: true)
        if let lack = needs.lack(hasMemoryLimit: ProcessLimits.hasMemoryLimit) {
            console.message(lack)
            return .impossible
        }
        let result = await InterruptibleWork().run { () async -> Result<CommandStatus, UsageError> in
            do throws(UsageError) {
                return .success(try await work())
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let status): return status
        case .failure(let error):
            console.message("Error: \(error.message)\nSee 'headshot \(name) --help' for more information.")
            return .usage
        }
    }
}

extension CommandStatus {
    init(_ error: GraphError) {
        self =
            Task.isCancelled
            ? .interrupted : error.isUsage ? .usage : error.isImpossibility ? .impossible : .rejected
    }
}
