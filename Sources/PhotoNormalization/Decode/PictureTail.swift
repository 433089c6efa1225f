internal import JPEGCodec
internal import JPEGSyntax

/// Bytes between the data of the last MCU and the marker behind them that belong to no picture: what a scanner or a
/// camera left there, a film, or data of a picture that have lost their place.
struct PictureTail {
    /// Where the picture's data end, as an offset into the file.
    let start: Int
    /// Without restart markers and fill bytes, which may stand before a marker; 0: nothing is left over.
    let byteCount: Int
    /// They look like data of the picture that a damaged code before them has left over.
    let isLostData: Bool

    /// nil: the picture is not complete, as far as is known.
    init?(_ decoded: DecodedStream, _ structure: JPEGStructure, in bytes: Span<UInt8>) {
        guard let scan = structure.scans.last, decoded.warnings.firstCorruptRow == nil else { return nil }
        let end = scan.entropyCodedData.upperBound
        let found = decoded.endOfData ?? Self.estimatedEnd(decoded, structure, scan, in: bytes)
        guard let found, found <= end, end <= bytes.count else { return nil }
        let content = Self.Content(bytes.extracting(found..<end))
        start = found
        byteCount = content.byteCount
        let isMuch = content.byteCount > max(64, structure.byteCount / 1_000)
        // Without the marker that ends it nothing says that they were to be the picture's.
        isLostData =
            isMuch && structure.impliedEnd == nil && content.looksCoded
            && TrailingData.kind(in: bytes, from: found) == .unknown
    }

    /// Behind several scans libjpeg counts what it skips.
    private static func estimatedEnd(
        _ decoded: DecodedStream,
        _ structure: JPEGStructure,
        _ scan: ScanHeader,
        in bytes: Span<UInt8>
    ) -> Int? {
        guard structure.hasAllScans else { return nil }
        let elsewhere = structure.anomalies.reduce(0) { count, anomaly in
            if case .junkBetweenSegments(_, let byteCount) = anomaly { count + byteCount } else { count }
        }
        let data = scan.entropyCodedData
        let skipped = data.upperBound - min(data.count, max(0, decoded.warnings.extraneousByteCount - elsewhere))
        // Up to eight bytes were in its bit buffer before it skipped any.
        let known = (0...8).first { back in
            let kind = TrailingData.kind(in: bytes, from: max(data.lowerBound, skipped - back))
            return kind == .movie || kind == .jpeg || kind == .zip
        }
        return skipped < data.upperBound ? max(data.lowerBound, skipped - (known ?? 0)) : skipped
    }

    /// What the bytes are like.
    private struct Content {
        private(set) var byteCount = 0
        private var values: Set<UInt8> = []

        init(_ bytes: Span<UInt8>) {
            var position = 0
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                if byte == 0xFF {
                    guard position < bytes.count, bytes[position] != 0xFF else { continue }
                    if (0xD0...0xD7).contains(bytes[position]) {
                        position += 1
                        continue
                    }
                }
                byteCount += 1
                values.insert(byte)
            }
        }

        /// Coded data have nearly as many values as there can be; padding, texts and directories have few.
        var looksCoded: Bool { 20 * values.count > 9 * min(256, byteCount) }
    }
}
