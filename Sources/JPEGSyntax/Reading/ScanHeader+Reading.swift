extension ScanHeader {
    /// Reads the payload of an SOS segment; the entropy-coded data are not walked over yet.
    init(segment: MarkerSegment, in bytes: Span<UInt8>) throws(JPEGSyntaxError) {
        let start = segment.payload.lowerBound
        try segment.requirePayload(byteCount: 1)
        let componentCount = Int(bytes[start])
        guard (1...Self.maximumComponentCount).contains(componentCount) else {
            throw .invalidScanHeader(field: "component count", value: componentCount)
        }
        let parameters = start + 1 + 2 * componentCount
        try segment.requirePayload(byteCount: parameters + 3 - start)
        guard segment.payload.count == parameters + 3 - start else {
            throw .invalidScanHeader(field: "segment length", value: segment.payload.count + 2)
        }
        var components: [ScanComponent] = []
        for position in stride(from: start + 1, to: parameters, by: 2) {
            let component = ScanComponent(
                identifier: bytes[position],
                dcTableSelector: bytes[position + 1] >> 4,
                acTableSelector: bytes[position + 1] & 15
            )
            components.append(component)
        }
        self.init(
            components: components,
            spectralStart: bytes[parameters],
            spectralEnd: bytes[parameters + 1],
            successiveApproximationHigh: bytes[parameters + 2] >> 4,
            successiveApproximationLow: bytes[parameters + 2] & 15,
            entropyCodedData: segment.payload.upperBound..<segment.payload.upperBound,
            stuffedByteCount: 0,
            restartMarkerCount: 0,
            fillByteCount: 0
        )
    }

    func with(_ extent: EntropyCodedExtent) -> ScanHeader {
        ScanHeader(
            components: components,
            spectralStart: spectralStart,
            spectralEnd: spectralEnd,
            successiveApproximationHigh: successiveApproximationHigh,
            successiveApproximationLow: successiveApproximationLow,
            entropyCodedData: extent.range,
            stuffedByteCount: extent.stuffedByteCount,
            restartMarkerCount: extent.restartMarkerCount,
            fillByteCount: extent.fillByteCount
        )
    }

    /// Ss 0, Se 63, Ah 0, Al 0: the only values of a sequential scan. libjpeg reads it as such whatever they are.
    var coversWholeBlocks: Bool {
        spectralStart == 0 && spectralEnd == 63 && successiveApproximationHigh == 0 && successiveApproximationLow == 0
    }

    /// ITU-T T.81, G.1.1.1, as far as libjpeg insists on it.
    func checkProgression() throws(JPEGSyntaxError) {
        if spectralStart == 0 {
            guard spectralEnd == 0 else { throw .invalidScanHeader(field: "Se of a DC scan", value: Int(spectralEnd)) }
        } else {
            guard spectralEnd < 64, spectralStart <= spectralEnd else {
                throw .invalidScanHeader(field: "Se", value: Int(spectralEnd))
            }
            guard components.count == 1 else {
                throw .invalidScanHeader(field: "component count of an AC scan", value: components.count)
            }
        }
        guard successiveApproximationLow <= 13 else {
            throw .invalidScanHeader(field: "Al", value: Int(successiveApproximationLow))
        }
        guard successiveApproximationHigh == 0 || successiveApproximationHigh == successiveApproximationLow + 1 else {
            throw .invalidScanHeader(field: "Ah", value: Int(successiveApproximationHigh))
        }
    }
}
