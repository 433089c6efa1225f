import PhotoNormalization

extension NormalizeRequest {
    /// - Throws: `UsageError` where options contradict each other; it names both.
    init(_ command: NormalizeCommand) throws(UsageError) {
        let inputs = command.inputs.map(PhotoInput.init)
        self.init(
            inputs: inputs,
            destination: try Self.destination(command, inputs: inputs),
            existingOutputs: try Self.existingOutputs(command.destination),
            preservesTimes: command.destination.preserveTimes,
            options: try command.photo.normalization(
                command.safety, decodingSeconds: command.decoding.timeout, "--timeout"),
            jobCount: try Self.jobCount(command.safety),
            maximumMemoryByteCount: command.safety.memory.byteCount,
            isDryRun: command.report.dryRun,
            format: command.report.format,
            verbosity: try command.report.verbosity()
        )
    }

    private static func destination(
        _ command: NormalizeCommand,
        inputs: [PhotoInput]
    ) throws(UsageError) -> DestinationChoice {
        let options = command.destination
        let given: [(name: String, choice: DestinationChoice)] = [
            options.output.map { ("--output", $0 == FilePath("-") ? .standardOutput : .file($0)) },
            options.directory.map { ("--output-directory", .directory($0)) },
            options.inPlace ? ("--in-place", .inPlace) : nil,
        ].compactMap { $0 }
        if given.count > 1 { throw .contradiction(given[0].name, given[1].name) }

        let readsStandardInput = inputs.contains(.standardInput)
        switch given.first?.choice {
        case .directory, .inPlace:
            if readsStandardInput { throw .contradiction("-", given[0].name) }
        case .file, .standardOutput:
            if inputs.count > 1 { throw .severalInputs(with: "--output") }
        default:
            if inputs.count > 1, !command.report.dryRun {
                throw UsageError(message: "Several photos need a destination: --output-directory or --in-place.")
            }
        }
        if let choice = given.first?.choice { return choice }
        if command.report.dryRun { return .nowhere }
        return readsStandardInput ? .standardOutput : .besideInput
    }

    private static func existingOutputs(_ options: DestinationOptions) throws(UsageError) -> ExistingOutputPolicy {
        let policy = options.ifExists ?? (options.force ? .replace : .fail)
        if options.force, policy != .replace { throw .contradiction("--force", "--if-exists \(policy.rawValue)") }
        if options.inPlace, options.ifExists != nil, policy != .replace {
            throw .contradiction("--in-place", "--if-exists \(policy.rawValue)")
        }
        return policy
    }

    private static func jobCount(_ options: SafetyOptions) throws(UsageError) -> Int {
        let count = options.jobs ?? min(CurrentProcess.processorCount, maximumJobCount)
        guard (1...maximumJobCount).contains(count) else {
            throw UsageError(message: "--jobs has to be from 1 to \(maximumJobCount), not \(count).")
        }
        return count
    }

    /// Threads; more of them than any machine has processors only cost memory.
    private static let maximumJobCount = 1_024
}
