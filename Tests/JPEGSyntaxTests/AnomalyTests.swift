import Testing

@testable import JPEGSyntax

struct AnomalyCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let anomalies: [SyntaxAnomaly]

    static let all = [
        AnomalyCase(
            testDescription: "junk before a segment",
            bytes: JPEGBytes.gray { $0.bytes += [1, 2, 3] },
            anomalies: [.junkBetweenSegments(offset: 2, byteCount: 3)]
        ),
        AnomalyCase(
            testDescription: "left-over data with a stuffed byte, then fill bytes",
            bytes: JPEGBytes.gray { $0.bytes += [1, 0xFF, 0, 3, 0xFF] },
            anomalies: [.junkBetweenSegments(offset: 2, byteCount: 4), .fillBytes(offset: 6, byteCount: 1)]
        ),
        AnomalyCase(
            testDescription: "fill bytes",
            bytes: JPEGBytes.gray { $0.bytes += [0xFF, 0xFF] },
            anomalies: [.fillBytes(offset: 2, byteCount: 2)]
        ),
        AnomalyCase(
            testDescription: "a second SOI",
            bytes: JPEGBytes.gray { $0.bytes += [0xFF, 0xD8] },
            anomalies: [.repeatedStartOfImage(offset: 2)]
        ),
        AnomalyCase(
            testDescription: "no EOI",
            bytes: JPEGBytes.gray().dropLast(2),
            anomalies: [.missingEndOfImage]
        ),
        AnomalyCase(
            testDescription: "half of EOI",
            bytes: JPEGBytes.gray().dropLast(1),
            anomalies: [.missingEndOfImage]
        ),
        AnomalyCase(
            testDescription: "the file ends in a segment behind the scan",
            bytes: JPEGBytes.gray().dropLast(2) + [0xFF, 0xC4, 0, 99, 0, 1],
            anomalies: [.missingEndOfImage]
        ),
        AnomalyCase(
            testDescription: "the file ends in a length behind the scan",
            bytes: JPEGBytes.gray().dropLast(2) + [0xFF, 0xC4, 0],
            anomalies: [.missingEndOfImage]
        ),
        AnomalyCase(
            testDescription: "JFIF 2.1",
            bytes: JPEGBytes.gray { $0.jfif(version: (2, 1)) },
            anomalies: [.unknownJFIFVersion(major: 2, minor: 1)]
        ),
        AnomalyCase(
            testDescription: "JFIF with bytes behind a thumbnail that is not there",
            bytes: JPEGBytes.gray { $0.jfif(rest: [1, 2, 3]) },
            anomalies: [.oddSegmentLength(offset: 2, declared: 19, expected: 16)]
        ),
        AnomalyCase(
            testDescription: "JFIF without the thumbnail that it declares",
            bytes: JPEGBytes.gray { $0.jfif(thumbnail: (255, 255)) },
            anomalies: [.oddSegmentLength(offset: 2, declared: 16, expected: 195_091)]
        ),
        AnomalyCase(
            testDescription: "Adobe with more bytes than it has fields",
            bytes: JPEGBytes.gray { $0.segment(0xEE, text: "Adobe", [0, 100, 0, 0, 0, 0, 1, 0]) },
            anomalies: [.oddSegmentLength(offset: 2, declared: 15, expected: 14)]
        ),
        AnomalyCase(
            testDescription: "a comment of length 0",
            bytes: JPEGBytes.gray { $0.bytes += [0xFF, 0xFE, 0, 0] },
            anomalies: [.oddSegmentLength(offset: 2, declared: 0, expected: 2)]
        ),
        AnomalyCase(
            testDescription: "DNL",
            bytes: JPEGBytes.gray { $0.segment(0xDC, [1, 0]) },
            anomalies: [.numberOfLines(offset: 2, declared: 256)]
        ),
        AnomalyCase(
            testDescription: "an empty DNL",
            bytes: JPEGBytes.gray { $0.segment(0xDC, []) },
            anomalies: [.numberOfLines(offset: 2, declared: 0)]
        ),
        AnomalyCase(
            testDescription: "a reserved marker",
            bytes: JPEGBytes.gray { $0.segment(0xF0, [1]) },
            anomalies: [.reservedMarker(offset: 2, marker: 0xF0)]
        ),
        AnomalyCase(
            testDescription: "a restart marker and TEM outside a scan",
            bytes: JPEGBytes.gray { $0.bytes += [0xFF, 0xD3, 0xFF, 0x01] },
            anomalies: [.strayMarker(offset: 2, marker: 0xD3), .strayMarker(offset: 4, marker: 0x01)]
        ),
        AnomalyCase(
            testDescription: "restart markers without an interval",
            bytes: JPEGBytes.gray(data: [1, 0xFF, 0xD0, 2, 0xFF, 0xD1]),
            anomalies: [.unexpectedMarkerInScan(offset: 139, marker: 0xD0)]
        ),
        AnomalyCase(
            testDescription: "a reserved code in the last scan, where the picture ends",
            bytes: JPEGBytes.gray(data: [1, 0xFF, 0x30, 2, 0xFF, 0x31]),
            anomalies: [.missingEndOfImage]
        ),
        AnomalyCase(
            testDescription: "progressive parameters in a sequential scan",
            bytes: sequentialScan(spectral: (0, 0)),
            anomalies: [.invalidScanParameters(scan: 0)]
        ),
    ]

    private static func sequentialScan(spectral: (UInt8, UInt8)) -> [UInt8] {
        var file = JPEGBytes()
        file.quantizationTable()
        file.frame(0xC9)
        file.scan(spectral: spectral)
        file.endOfImage()
        return file.bytes
    }
}

@Suite struct AnomalyTests {
    @Test("Deviations that decoders live with are told and not refused", arguments: AnomalyCase.all)
    func anomalies(of example: AnomalyCase) throws {
        #expect(try structure(example.bytes).anomalies == example.anomalies)
    }

    @Test("Behind a length of 0 reading goes on at the next byte")
    func lengthZero() throws {
        let structure = try structure(JPEGBytes.gray { $0.bytes += [0xFF, 0xE5, 0, 1] })
        #expect(structure.segments[1].byteRange == 2..<6)
        #expect(structure.segments[2].offset == 6)
    }
}
