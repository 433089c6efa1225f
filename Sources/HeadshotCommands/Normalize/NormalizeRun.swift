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
            if plan.usesStandardOutput, CurrentProcess.isTerminal(console.output) { throw Self.outputIsTerminal }
            if let directory = outputDirectory, let error = Self.make(directory) {
                console.message("\(DisplayText.escaped(directory)): \(DisplayText.escaped(error.description))")
                return .impossible
            }
            plan.directories.forEach(StaleTemporaries.remove)
        }

        let resources = RunResources(
            jobCount: min(request.jobCount, max(1, plan.steps.count)),
            maximumMemoryByteCount: request.maximumMemoryByteCount
        )
        let processor = PhotoProcessor(
            request: request,
            console: console,
            resources: resources,
            pool: PhotoNormalizationPool(
                threadCount: resources.jobCount,
                maximumMemoryByteCount: resources.memoryByteCount,
                // No more come than there are jobs.
                maximumWaitingCount: nil
            )
        )
        let printer = ResultPrinter(request, plan: plan, console: console)
        var (done, end) = await OrderedRun(jobCount: resources.jobCount)
            .run(plan.steps, into: printer, work: processor.process)
        return done.finish(end, skipped: sources.skipped)
    }

    private var outputDirectory: FilePath? {
        if case .directory(let path) = request.destination { path } else { nil }
    }

    private static let outputIsTerminal = UsageError(
        message: "A photo is not written to a terminal; redirect standard output, or name a file with --output.")

    private static func make(_ directory: FilePath) -> PhotoError? {
        do throws(SystemError) {
            try FileSystem.makeDirectories(directory)
            return nil
        } catch {
            return .cannotWrite(error)
        }
    }
}
