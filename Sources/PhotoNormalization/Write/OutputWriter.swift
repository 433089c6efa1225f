internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoMetadata

/// Carries out a plan.
struct OutputWriter {
    let limits: ResourceLimits
    let workLimit: WorkLimit

    /// Writes the output.
    ///
    /// - Parameter planned: the photo and its plan.
    /// - Returns: the file, and the plan that it was written by.
    /// - Throws: `PhotoError` when there is no memory, or no size came true.
    func write(_ planned: consuming PlannedPhoto) throws(PhotoError) -> WrittenPhoto {
        let plan = planned.plan
        switch plan.rung {
        case .passthrough:
            let bytes = planned.photo.probed.bytes
            return WrittenPhoto(photo: planned.photo, bytes: bytes, plan: plan, encodeCount: 0)
        case .metadata:
            let bytes = splice(planned.photo.probed, plan.metadata)
            return WrittenPhoto(photo: planned.photo, bytes: bytes, plan: plan, encodeCount: 0)
        case .lossless(let file), .requantized(let file), .redrawn(let file, _):
            return try encode(planned, file)
        }
    }

    /// Encodes the picture. A budget that a progressive file does not meet, with a header and tables for each of its
    /// scans, is met by one scan.
    private func encode(_ start: consuming PlannedPhoto, _ firstFile: EncodePlan) throws(PhotoError) -> WrittenPhoto {
        var planned = start
        let headerPlan = planned.photo.headerPlan
        let lacksMemory = headerPlan.wantsProgressive && !headerPlan.isProgressive
        if let written = try encodeAsPlanned(&planned, firstFile) {
            return WrittenPhoto(planned, written, notices: lacksMemory ? [Self.tooLargeToCheck] : [])
        }
        guard firstFile.isProgressive else { throw .checkFailed("no size that was predicted came true") }
        try planned.planSequential()
        guard let file = planned.plan.rung.file, let written = try encodeAsPlanned(&planned, file) else {
            throw .checkFailed("no size that was predicted came true")
        }
        let notice = PhotoWarning(
            code: .notProgressive,
            message: "A progressive file would not have been within its \(planned.plan.maximumByteCount) bytes.")
        return WrittenPhoto(planned, written, notices: [notice])
    }

    private static let tooLargeToCheck = PhotoWarning(
        code: .notProgressive, message: "Checking a progressive file would have taken more memory than allowed.")

    /// Where byte stuffing makes the picture larger than the budget, it is planned again with the measured growth.
    ///
    /// - Returns: nil: nothing that was written fits.
    private func encodeAsPlanned(_ planned: inout PlannedPhoto, _ firstFile: EncodePlan) throws(PhotoError)
        -> WrittenFile?
    {
        var best: (bytes: [UInt8], plan: NormalizationPlan)?
        var file = firstFile
        for encodeCount in 1...Self.maximumEncodeCount {
            guard
                let (bytes, distortions) = try write(file, planned.plan.metadata, planned.photo.picture.image)
            else { return nil }
            let plan = planned.plan.measured(distortions)
            if bytes.count <= plan.maximumByteCount, bytes.count > best?.bytes.count ?? 0 { best = (bytes, plan) }
            if let best, isGoodEnough(best.bytes.count, best.plan, file, encodeCount) {
                return WrittenFile(bytes: best.bytes, plan: best.plan, encodeCount: encodeCount)
            }
            // The written file tells the growth that the prediction did not know; a margin is added for the next
            // encode.
            let growth = Double(bytes.count - file.unstuffedByteCount) / Double(max(1, file.code.unstuffedByteCount))
            let margin = 0.001 * Double(encodeCount) + 0.05 * max(0, growth)
            // A scan of all components would have been smaller.
            if file.isProgressive, best == nil, growth > SizeBudget.usualGrowthRatio(isProgressive: false) {
                return nil
            }
            try planned.planAgain(growthRatio: growth + margin)
            guard let next = planned.plan.rung.file else { break }
            file = next
        }
        return nil
    }

    /// A sequential file is as predicted; a progressive one is encoded again where it leaves more than 1.5 % of the
    /// budget.
    private func isGoodEnough(_ byteCount: Int, _ plan: NormalizationPlan, _ file: EncodePlan, _ encodeCount: Int)
        -> Bool
    {
        if case .lossless = plan.rung { return true }
        return !file.isProgressive || encodeCount > 1 || Double(byteCount) >= 0.985 * Double(plan.maximumByteCount)
    }

    /// The first encode, one with the measured growth, and a reserve.
    private static let maximumEncodeCount = 6

    /// - Returns: nil: a progressive file that is larger than any sequential one can be.
    private func write(
        _ file: EncodePlan,
        _ metadata: MetadataPlan,
        _ image: borrowing CoefficientImage
    ) throws(PhotoError) -> (bytes: [UInt8], distortions: [Double])? {
        let provider = RequantizingProvider(image: image, quantization: file.quantization)
        do {
            let bytes = try file.parameters.write(
                segments: metadata.segments.map { CodedSegment(marker: $0.marker, payload: $0.payload) },
                // Room for a stuffed zero behind every byte.
                capacity: file.headerByteCount + 2 * file.code.unstuffedByteCount
                    + (file.isProgressive ? Self.scanHeaderByteCount : 0),
                provider: provider,
                workLimit: workLimit
            )
            return (bytes, provider.distortions)
        } catch {
            if file.isProgressive, error == .destinationFull { return nil }
            throw PhotoError(error, limits: limits)
        }
    }

    /// Each of ten scans has a header and a table.
    private static let scanHeaderByteCount = 10 * 300

    /// SOI, the new segments, and the source's picture byte for byte.
    private func splice(_ photo: ProbedPhoto, _ metadata: MetadataPlan) -> [UInt8] {
        let source = photo.bytes
        let parts = SplicePlan(photo.properties.structure)
        var output: [UInt8] = []
        output.reserveCapacity(4 + metadata.byteCount + parts.byteCount)
        output += [0xFF, 0xD8]
        for segment in metadata.segments {
            let length = segment.payload.count + 2
            output += [0xFF, segment.marker, UInt8(length >> 8), UInt8(length & 0xFF)]
            output += segment.payload
        }
        var corrections = parts.corrections.makeIterator()
        var correction = corrections.next()
        for range in parts.ranges {
            let start = output.count
            output += source[range]
            if let changed = correction, range.contains(changed.offset) {
                let place = start + changed.offset - range.lowerBound
                output.replaceSubrange(place..<(place + changed.bytes.count), with: changed.bytes)
                correction = corrections.next()
            }
        }
        output += [0xFF, 0xD9]
        return output
    }
}
