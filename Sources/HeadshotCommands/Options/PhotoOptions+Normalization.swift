import PhotoNormalization

extension PhotoOptions {
    /// What the library is told to do.
    ///
    /// - Parameters:
    ///   - safety: what is accepted.
    ///   - decodingSeconds: processor time for decoding; nil for the default.
    ///   - option: the option that says so.
    /// - Returns: options for the library.
    /// - Throws: `UsageError` where options contradict each other; it names both.
    func normalization(
        _ safety: SafetyOptions,
        decodingSeconds: Double?,
        _ option: String
    ) throws(UsageError) -> NormalizationOptions {
        if safety.strict, safety.repair { throw .contradiction("--strict", "--repair") }
        var options = preset.options
        if let maxBytes { options.maximumByteCount = maxBytes.budget }
        if noResize {
            if maxEdge != nil { throw .contradiction("--no-resize", "--max-edge") }
            options.allowsResizing = false
            options.maximumEdge = nil
        }
        if let maxEdge { options.maximumEdge = try atLeastOne(maxEdge, "--max-edge") }
        if let crop { options.crop = crop }
        if let color { options.color = color }
        options.metadata = metadata
        options.effort = effort
        options.isProgressive = progressive
        options.warningPolicy = safety.strict ? .strict : safety.repair ? .repair : .standard
        options.minimumEdge = try atLeastOne(minEdge, "--min-edge")
        options.limits = try safety.limits(decodingSeconds: decodingSeconds, option)
        options.checksItself = safety.selfCheck
        return options
    }
}

extension SafetyOptions {
    fileprivate func limits(decodingSeconds: Double?, _ option: String) throws(UsageError) -> ResourceLimits {
        var limits = ResourceLimits.command
        limits.maximumPixelCount = try atLeastOne(maxPixels, "--max-pixels")
        limits.maximumInputByteCount = maxInput.byteCount
        limits.maximumScanCount = try atLeastOne(maxScans, "--max-scans")
        if let seconds = decodingSeconds {
            guard seconds > 0, seconds <= 3_600 else {
                throw UsageError(message: "\(option) has to be above 0 and at most 3600 seconds, not \(seconds).")
            }
            limits.maximumDecodingSeconds = seconds
            // The same share of a longer time: 60 s of 5 s.
            limits.maximumProcessingSeconds = max(limits.maximumProcessingSeconds, 12 * seconds)
        }
        // The same share of a larger memory: 448 MiB of 1 GiB.
        limits.maximumCoefficientByteCount = max(limits.maximumCoefficientByteCount, memory.byteCount / 16 * 7)
        return limits
    }
}

private func atLeastOne(_ value: Int, _ name: String) throws(UsageError) -> Int {
    guard value >= 1 else { throw UsageError(message: "\(name) has to be 1 or more, not \(value).") }
    return value
}
