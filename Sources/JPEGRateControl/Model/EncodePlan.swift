package import JPEGCodec

/// Everything that decides how a picture is encoded, and how many bytes that takes.
package struct EncodePlan: Sendable, Hashable {
    package let frame: FrameLayout
    package let quantization: [ComponentQuantization]
    package let code: EntropyCode
    package let isInterleaved: Bool
    /// Bytes of the metadata segments that stand behind SOI.
    package let segmentByteCount: Int
    /// Squared error of the DCT coefficients of each component: an estimate from the statistics until it is measured on
    /// writing.
    package var distortions: [Double]
    /// libjpeg writes a progressive file, with its own script and its own tables: its size is not predicted.
    package var isProgressive = false

    package init(
        frame: FrameLayout,
        quantization: [ComponentQuantization],
        code: EntropyCode,
        isInterleaved: Bool,
        segmentByteCount: Int,
        distortions: [Double]
    ) {
        self.frame = frame
        self.quantization = quantization
        self.code = code
        self.isInterleaved = isInterleaved
        self.segmentByteCount = segmentByteCount
        self.distortions = distortions
    }

    /// Each distinct table once; components refer to it by its place.
    private var distinctTables: [[Int]] {
        var tables: [[Int]] = []
        for component in quantization where !tables.contains(component.steps) { tables.append(component.steps) }
        return tables
    }

    /// Bytes of everything but the entropy-coded data: exact.
    package var headerByteCount: Int {
        let componentCount = frame.components.count
        let quantizationTables = distinctTables.reduce(0) { $0 + 5 + 64 * ($1.contains { $0 > 255 } ? 2 : 1) }
        let frameHeader = 10 + 3 * componentCount
        let scanHeaders = isInterleaved ? 8 + 2 * componentCount : 10 * componentCount
        let startAndEnd = 4
        return startAndEnd + segmentByteCount + quantizationTables + frameHeader + code.tableByteCount + scanHeaders
    }

    /// Bytes of the file without byte stuffing: exact.
    package var unstuffedByteCount: Int { headerByteCount + code.unstuffedByteCount }

    /// PSNR in dB of luma, or of all components where none is luma (RGB, CMYK); nil without error. It is computed from
    /// the squared error of the DCT coefficients: the transform is orthonormal.
    package var psnr: Double? {
        let indices = frame.lumaComponent.map { $0..<($0 + 1) } ?? frame.components.indices
        let squaredError = indices.reduce(0.0) { $0 + distortions[$1] }
        guard squaredError > 0 else { return nil }
        return PeakSignalToNoise.decibels(
            squaredError: squaredError,
            sampleCount: indices.reduce(0) { $0 + frame.components[$1].blockCount * 64 }
        )
    }

    /// The source's identifiers; renumbered where two components share one, since a scan could not name the second.
    package var componentIdentifiers: [UInt8] {
        let identifiers = frame.components.map(\.identifier)
        return Set(identifiers).count == identifiers.count ? identifiers : identifiers.indices.map { UInt8($0 + 1) }
    }

    /// What libjpeg is to write.
    package var parameters: CodingParameters {
        let tables = distinctTables
        let identifiers = componentIdentifiers
        return CodingParameters(
            width: frame.width,
            height: frame.height,
            components: frame.components.enumerated().map { index, component in
                CodingParameters.Component(
                    identifier: identifiers[index],
                    horizontalSampling: component.horizontalSampling,
                    verticalSampling: component.verticalSampling,
                    quantizationSlot: tables.firstIndex(of: quantization[index].steps) ?? 0,
                    huffmanSlot: EntropyCode.slot(ofComponent: index)
                )
            },
            quantizationTables: tables.map { $0.map { UInt16($0) } },
            dcTables: code.dcTables.map(\.coded),
            acTables: code.acTables.map(\.coded),
            isInterleaved: isInterleaved,
            isProgressive: isProgressive
        )
    }
}
