import PhotoNormalization

extension NormalizeRequest {
    /// - Throws: `UsageError` where options contradict each other; it names both.
    init(_ arguments: NormalizeArguments) throws(UsageError) {
        let inputs = arguments.inputs.map(PhotoInput.init)
        self.init(
            inputs: inputs,
            destination: try Self.destination(arguments, inputs: inputs),
            existingOutputs: try Self.existingOutputs(arguments.destination),
            preservesTimes: arguments.destination.preserveTimes,
            options: try Self.options(arguments.photo, arguments.safety),
            jobCount: try Self.jobCount(arguments.safety),
            maximumMemoryByteCount: arguments.safety.memory.byteCount,
            isDryRun: arguments.report.dryRun,
            format: arguments.report.json ? .jsonLines : .text,
            verbosity: try Self.verbosity(arguments.report)
        )
    }

    private static func destination(
        _ arguments: NormalizeArguments,
        inputs: [PhotoInput]
    ) throws(UsageError) -> DestinationChoice {
        let options = arguments.destination
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
            if inputs.count > 1, !arguments.report.dryRun { throw .destinationMissing }
        }
        if let choice = given.first?.choice { return choice }
        if arguments.report.dryRun { return .nowhere }
        return readsStandardInput ? .standardOutput : .besideInput
    }

    private static func existingOutputs(_ options: DestinationArguments) throws(UsageError) -> ExistingOutputPolicy {
        let policy = options.ifExists ?? (options.force ? .replace : .fail)
        if options.force, policy != .replace { throw .contradiction("--force", "--if-exists \(policy.rawValue)") }
        if options.inPlace, options.ifExists != nil, policy != .replace {
            throw .contradiction("--in-place", "--if-exists \(policy.rawValue)")
        }
        return policy
    }

    static func options(_ photo: PhotoArguments, _ safety: SafetyArguments) throws(UsageError) -> NormalizationOptions {
        if safety.strict, safety.repair { throw .contradiction("--strict", "--repair") }
        var options = photo.preset.options
        if let budget = photo.maxBytes { options.maximumByteCount = budget.budget }
        if photo.noResize {
            if photo.maxEdge != nil { throw .contradiction("--no-resize", "--max-edge") }
            options.allowsResizing = false
            options.maximumEdge = nil
        }
        if let edge = photo.maxEdge { options.maximumEdge = try atLeastOne(edge, "--max-edge") }
        if let crop = photo.crop { options.crop = crop }
        if let color = photo.color { options.color = color }
        options.metadata = photo.metadata
        options.effort = photo.effort
        options.isProgressive = photo.progressive
        options.warningPolicy = safety.strict ? .strict : safety.repair ? .repair : .standard
        options.minimumEdge = try atLeastOne(photo.minEdge, "--min-edge")
        options.limits = try limits(safety)
        options.checksItself = safety.selfCheck
        return options
    }

    private static func limits(_ options: SafetyArguments) throws(UsageError) -> ResourceLimits {
        var limits = ResourceLimits.command
        limits.maximumPixelCount = try atLeastOne(options.maxPixels, "--max-pixels")
        limits.maximumInputByteCount = options.maxInput.byteCount
        limits.maximumScanCount = try atLeastOne(options.maxScans, "--max-scans")
        guard options.timeout > 0, options.timeout <= 3_600 else {
            throw UsageError(message: "--timeout has to be above 0 and at most 3600 seconds, not \(options.timeout).")
        }
        limits.maximumDecodingSeconds = options.timeout
        // The same share of a larger memory: 448 MiB of 1 GiB.
        limits.maximumCoefficientByteCount =
            max(limits.maximumCoefficientByteCount, options.memory.byteCount / 16 * 7)
        return limits
    }

    static func verbosity(_ options: ReportArguments) throws(UsageError) -> Verbosity {
        if options.quiet, options.verbose { throw .contradiction("--quiet", "--verbose") }
        return options.quiet ? .quiet : options.verbose ? .verbose : .normal
    }

    private static func jobCount(_ options: SafetyArguments) throws(UsageError) -> Int {
        let count = options.jobs ?? min(CurrentProcess.processorCount, maximumJobCount)
        guard (1...maximumJobCount).contains(count) else {
            throw UsageError(message: "--jobs has to be from 1 to \(maximumJobCount), not \(count).")
        }
        return count
    }

    /// Threads; more of them than any machine has processors only cost memory.
    private static let maximumJobCount = 1_024

    private static func atLeastOne(_ value: Int, _ name: String) throws(UsageError) -> Int {
        guard value >= 1 else { throw UsageError(message: "\(name) has to be 1 or more, not \(value).") }
        return value
    }
}

extension UsageError {
    static func contradiction(_ first: String, _ second: String) -> UsageError {
        UsageError(message: "\(first) and \(second) contradict each other; give one of them.")
    }

    static func severalInputs(with option: String) -> UsageError {
        UsageError(message: "\(option) takes one photo; for several use --output-directory or --in-place.")
    }

    static var destinationMissing: UsageError {
        UsageError(message: "Several photos need a destination: --output-directory or --in-place.")
    }
}
