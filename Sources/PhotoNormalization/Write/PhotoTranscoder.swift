internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoMetadata

/// Carries a plan out.
package struct PhotoTranscoder {
    package let planner: PhotoPlanner

    package init(planner: PhotoPlanner) {
        self.planner = planner
    }

    /// Writes the output; when byte stuffing makes it larger than planned, plans again with what was measured.
    package func transcode(
        _ photo: borrowing ValidatedPhoto,
        _ headerPlan: HeaderPlan,
        _ firstPlan: NormalizationPlan
    ) throws(PhotoError) -> EncodedJPEG {
        var plan = firstPlan
        var best: (bytes: [UInt8], plan: NormalizationPlan)?
        var encodeCount = 0
        while encodeCount < Self.maximumEncodeCount {
            let file: EncodePlan
            switch plan.rung {
            case .passthrough:
                return EncodedJPEG(bytes: photo.source.bytes, plan: plan, encodeCount: encodeCount)
            case .metadata:
                return EncodedJPEG(bytes: splice(photo, plan.metadata), plan: plan, encodeCount: encodeCount)
            case .lossless(let coded), .requantized(let coded), .redrawn(let coded, _):
                file = coded
            }
            let (bytes, distortions) = try write(file, plan.metadata, photo)
            plan = plan.measured(distortions)
            encodeCount += 1
            if bytes.count <= plan.maximumByteCount, bytes.count > best?.bytes.count ?? 0 { best = (bytes, plan) }
            if let best, isGoodEnough(best.bytes.count, best.plan, file, encodeCount) {
                return EncodedJPEG(bytes: best.bytes, plan: best.plan, encodeCount: encodeCount)
            }
            // What was written tells what the prediction did not know; a little more is allowed for the next time.
            let growth = Double(bytes.count - file.unstuffedByteCount) / Double(max(1, file.code.unstuffedByteCount))
            let margin = 0.001 * Double(encodeCount) + 0.05 * max(0, growth)
            plan = try planner.plan(photo, headerPlan, growthRatio: growth + margin)
        }
        throw .checkFailed("no size that was predicted came true")
    }

    /// A sequential file is what was predicted; a progressive one gets a second try when it leaves much of the budget unused.
    private func isGoodEnough(_ byteCount: Int, _ plan: NormalizationPlan, _ file: EncodePlan, _ encodeCount: Int)
        -> Bool
    {
        if case .lossless = plan.rung { return true }
        return !file.isProgressive || encodeCount > 1 || Double(byteCount) >= 0.985 * Double(plan.maximumByteCount)
    }

    /// The first plan, one with what its encode taught, and what is left to chance.
    private static let maximumEncodeCount = 6

    private func write(
        _ file: EncodePlan,
        _ metadata: MetadataPlan,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) -> (bytes: [UInt8], distortions: [Double]) {
        let provider = RequantizingProvider(image: photo.image, quantization: file.quantization)
        do {
            let bytes = try file.parameters.write(
                segments: metadata.segments.map { CodedSegment(marker: $0.marker, payload: $0.payload) },
                // Every byte could be stuffed, and then libjpeg's answer says how many were.
                capacity: file.headerByteCount + 2 * file.code.unstuffedByteCount,
                provider: provider
            )
            return (bytes, provider.distortions)
        } catch {
            throw PhotoError(error, limits: planner.options.limits)
        }
    }

    /// SOI, the new segments, and the source's picture byte for byte.
    private func splice(_ photo: borrowing ValidatedPhoto, _ metadata: MetadataPlan) -> [UInt8] {
        let source = photo.source.bytes
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
