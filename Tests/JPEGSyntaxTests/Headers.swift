@testable import JPEGSyntax

extension FrameHeader {
    static func of(
        _ process: CodingProcess = .baseline,
        width: Int = 16,
        height: Int = 16,
        sampling: [(Int, Int)],
        identifiers: [UInt8] = [1, 2, 3, 4]
    ) -> FrameHeader {
        let components = zip(identifiers, sampling).map { identifier, factors in
            FrameComponent(
                identifier: identifier,
                horizontalSampling: factors.0,
                verticalSampling: factors.1,
                quantizationTableSelector: 0
            )
        }
        return FrameHeader(codingProcess: process, precision: 8, height: height, width: width, components: components)
    }
}

extension ScanHeader {
    static func of(identifiers: [UInt8], spectralStart: UInt8 = 0) -> ScanHeader {
        ScanHeader(
            components: identifiers.map { ScanComponent(identifier: $0, dcTableSelector: 0, acTableSelector: 0) },
            spectralStart: spectralStart,
            spectralEnd: 63,
            successiveApproximationHigh: 0,
            successiveApproximationLow: 0,
            entropyCodedData: 0..<0,
            stuffedByteCount: 0,
            restartMarkerCount: 0,
            fillByteCount: 0
        )
    }
}
