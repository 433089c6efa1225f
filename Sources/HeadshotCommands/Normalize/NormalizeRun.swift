import PhotoNormalization

/// One run of `headshot normalize`, from the files' names to the exit status.
struct NormalizeRun: Sendable {
    let request: NormalizeRequest
    let console: Console

    /// - Throws: `UsageError` when the files do not fit the arguments; nothing is written then.
    func run() async throws(UsageError) -> CommandStatus {
        let sources = PhotoSources(request.inputs, outputDirectory: outputDirectory)
        let plan = try OutputPlan(sources, destination: request.destination)
        if !request.isDryRun {
            if let directory = outputDirectory, let error = Self.make(directory) {
                console.message("\(DisplayText.escaped(directory)): \(DisplayText.escaped(error.description))")
                return .impossible
            }
            plan.directories.forEach(StaleTemporaries.remove)
        }

        let queue = PhotoQueue(request: request, console: console, plan: plan)
        return await InterruptibleWork().run { await queue.run(skipped: sources.skipped) }
    }

    private var outputDirectory: FilePath? {
        if case .directory(let path) = request.destination { path } else { nil }
    }

    private static func make(_ directory: FilePath) -> PhotoError? {
        do throws(SystemError) {
            try FileSystem.makeDirectories(directory)
            return nil
        } catch {
            return .cannotWrite(error)
        }
    }
}
