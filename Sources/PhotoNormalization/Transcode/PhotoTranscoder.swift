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
        _ outlook: Outlook,
        _ firstPlan: NormalizationPlan
    ) throws(PhotoError) -> EncodedJPEG {
        var plan = firstPlan
        var encodeCount = 0
        while true {
            let file: CodedFile
            switch plan.rung {
            case .passthrough:
                return EncodedJPEG(bytes: photo.source.bytes, plan: plan, encodeCount: encodeCount)
            case .metadata:
                return EncodedJPEG(bytes: splice(photo, plan.metadata), plan: plan, encodeCount: encodeCount)
            case .lossless(let coded), .requantized(let coded):
                file = coded
            }
            encodeCount += 1
            let bytes = try write(file, plan.metadata, photo)
            if bytes.count <= plan.maximumByteCount {
                return EncodedJPEG(bytes: bytes, plan: plan, encodeCount: encodeCount)
            }
            // What was written tells how much stuffing there is; a little more is expected of the next file.
            let stuffed = bytes.count - file.unstuffedByteCount
            let ratio = Double(stuffed) / Double(max(1, file.code.unstuffedByteCount))
            plan = try planner.plan(photo, outlook, stuffingRatio: ratio * (1 + 0.05 * Double(encodeCount)) + 0.0005)
        }
    }

    private func write(
        _ file: CodedFile,
        _ metadata: MetadataPlan,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) -> [UInt8] {
        let provider = RequantizingProvider(image: photo.image, quantization: file.quantization)
        do {
            return try file.parameters.write(
                segments: metadata.segments.map { CodedSegment(marker: $0.marker, payload: $0.payload) },
                // Every byte could be stuffed, and then libjpeg's answer says how many were.
                capacity: file.headerByteCount + 2 * file.code.unstuffedByteCount,
                provider: provider
            )
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
        var corrections = parts.scanParameterOffsets.makeIterator()
        var correction = corrections.next()
        for range in parts.ranges {
            let start = output.count
            output += source[range]
            if let offset = correction, range.contains(offset) {
                let place = start + offset - range.lowerBound
                output.replaceSubrange(place..<(place + 3), with: [0, 63, 0])
                correction = corrections.next()
            }
        }
        output += [0xFF, 0xD9]
        return output
    }
}
