import PhotoNormalization

/// Does all photos of a plan, some at a time, and prints the results in the order of the plan.
struct PhotoQueue: Sendable {
    let request: NormalizeRequest
    let console: Console
    let plan: OutputPlan

    /// How many results may wait for an earlier one, per photo in work. Results are small; the photos' bytes are
    /// written and gone by then.
    private static let waitingPerJob = 16

    private typealias Numbered = (number: Int, result: Result<PhotoResult, PhotoProcessor.Stop>)

    /// Stops early when the task is cancelled, or when nobody reads the results.
    func run(skipped: SkippedFiles) async -> CommandStatus {
        let processor = PhotoProcessor(
            request: request,
            console: console,
            pool: PhotoNormalizationPool(
                threadCount: min(request.jobCount, max(1, plan.steps.count)),
                maximumMemoryByteCount: request.maximumMemoryByteCount
            )
        )
        let steps = plan.steps
        var state = State(printer: ResultPrinter(request, plan: plan, console: console))
        await withTaskGroup(of: Numbered.self) { group in
            var admitted = 0
            var running = 0
            while true {
                let window = state.ordered.next + request.jobCount * Self.waitingPerJob
                while running < request.jobCount, admitted < min(steps.count, window), !state.isStopping {
                    if Task.isCancelled {
                        state.isInterrupted = true
                        break
                    }
                    let number = admitted
                    group.addTask { (number, await processor.result(of: steps[number])) }
                    admitted += 1
                    running += 1
                }
                guard let (number, result) = await group.next() else { break }
                running -= 1
                state.take(result, number)
                if state.outputFailure != nil { group.cancelAll() }
            }
        }
        return state.finish(skipped: skipped, isDryRun: request.isDryRun)
    }

    private struct State {
        var printer: ResultPrinter
        var totals = RunTotals()
        var ordered = OrderedResults<PhotoResult>()
        var doneCount = 0
        var isInterrupted = false
        /// Why results can no longer be written.
        var outputFailure: SystemError?

        init(printer: ResultPrinter) {
            self.printer = printer
        }

        var isStopping: Bool { isInterrupted || outputFailure != nil }

        mutating func take(_ result: Result<PhotoResult, PhotoProcessor.Stop>, _ number: Int) {
            switch result {
            case .success(let result):
                doneCount += 1
                for result in ordered.insert(result, at: number) { print(result) }
                if outputFailure == nil { printer.showProgress(totals, done: doneCount) }
            case .failure(.interrupted):
                isInterrupted = outputFailure == nil
            case .failure(.outputClosed):
                outputFailure = .brokenPipe
            }
        }

        private mutating func print(_ result: PhotoResult) {
            totals.add(result)
            if outputFailure != nil { return }
            do throws(SystemError) {
                try printer.print(result)
            } catch {
                outputFailure = error
            }
        }

        mutating func finish(skipped: SkippedFiles, isDryRun: Bool) -> CommandStatus {
            // Photos that were done before the interruption, behind one that was not.
            for result in ordered.finish() { print(result) }
            if let outputFailure {
                // Whoever closed the pipe knows it, and does not want to hear more.
                if outputFailure != .brokenPipe {
                    printer.message("headshot: results cannot be written: \(outputFailure.phrase)")
                }
                return .impossible
            }
            printer.finish(totals, skipped: skipped, isDryRun: isDryRun, interrupted: isInterrupted)
            return totals.exitStatus(wasInterrupted: isInterrupted)
        }
    }
}

extension PhotoProcessor {
    fileprivate func result(of step: OutputPlan.Step) async -> Result<PhotoResult, Stop> {
        do throws(Stop) {
            return .success(try await process(step))
        } catch {
            return .failure(error)
        }
    }
}
