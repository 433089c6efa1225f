extension StructureReader {
    /// Reads the length field of a segment and goes behind it.
    ///
    /// - Returns: the payload, or nil where the file ends inside a segment behind the first scan: libjpeg takes that
    ///   for the end of the image, since pictures cut off there can still be shown.
    mutating func readExtent(
        of marker: MarkerCode,
        at markerOffset: Int,
        in bytes: Span<UInt8>
    ) throws(JPEGSyntaxError) -> Range<Int>? {
        let available = bytes.count - offset
        let declared = available >= 2 ? bytes.bigEndian16(at: offset) : 2
        guard declared <= available else {
            guard scans.isEmpty else {
                offset = bytes.count
                return nil
            }
            throw .segmentOverrun(
                marker: marker.rawValue,
                offset: markerOffset,
                declaredByteCount: declared,
                availableByteCount: available
            )
        }
        let start = offset + 2
        guard declared >= 2 else {
            // libjpeg passes over these segments without looking at the content, and so over a length that is none.
            guard marker.applicationNumber != nil || marker == .comment || marker == .defineNumberOfLines else {
                throw .invalidSegmentLength(marker: marker.rawValue, offset: markerOffset, declaredByteCount: declared)
            }
            anomalies.append(.oddSegmentLength(offset: markerOffset, declared: declared, expected: 2))
            offset = start
            return start..<start
        }
        offset += declared
        return start..<offset
    }

    /// Reads one segment; `offset` is behind it, and behind the entropy-coded data of a scan afterwards.
    mutating func readSegment(
        _ marker: MarkerCode,
        at markerOffset: Int,
        payload: Range<Int>,
        in bytes: Span<UInt8>
    ) throws(JPEGSyntaxError) {
        if let number = marker.applicationNumber {
            return try readApplicationSegment(number, at: markerOffset, payload: payload, in: bytes)
        }
        let segment = MarkerSegment(marker: marker, offset: markerOffset, payload: payload, kind: .codec)
        if let process = CodingProcess(rawValue: marker.rawValue) {
            try setFrame(FrameHeader(process: process, segment: segment, in: bytes), at: markerOffset)
        } else {
            switch marker {
            case .startOfScan:
                append(marker, at: markerOffset, payload: payload, kind: .codec)
                return try readScan(segment, in: bytes)
            case .defineQuantizationTables:
                try tables.readQuantizationTables(segment, in: bytes)
            case .defineHuffmanTables:
                try tables.readHuffmanTables(segment, in: bytes)
            case .defineArithmeticConditioning:
                try tables.checkArithmeticConditioning(segment, in: bytes)
            case .defineRestartInterval:
                try segment.requirePayload(byteCount: 2)
                guard payload.count == 2 else {
                    throw segment.invalidTable("segment length", payload.count + 2)
                }
                restartInterval = bytes.bigEndian16(at: payload.lowerBound)
            case .defineNumberOfLines:
                let count = payload.count >= 2 ? bytes.bigEndian16(at: payload.lowerBound) : 0
                anomalies.append(.numberOfLines(offset: markerOffset, declared: count))
                // B.2.5: behind the first scan; behind a later one it says the same.
                if !scans.isEmpty, lineCount == nil { lineCount = count }
            case .comment:
                try addApplicationBytes(payload.count)
                return append(marker, at: markerOffset, payload: payload, kind: .comment)
            default:
                // SOF55 begins the frame of JPEG-LS (ITU-T T.87), which has everything else in common.
                if marker.rawValue == 0xF7, frame == nil { throw .notJPEG(.jpegLS) }
                anomalies.append(.reservedMarker(offset: markerOffset, marker: marker.rawValue))
                return append(marker, at: markerOffset, payload: payload, kind: .reserved)
            }
        }
        append(marker, at: markerOffset, payload: payload, kind: .codec)
    }

    private mutating func readApplicationSegment(
        _ number: Int,
        at markerOffset: Int,
        payload: Range<Int>,
        in bytes: Span<UInt8>
    ) throws(JPEGSyntaxError) {
        try addApplicationBytes(payload.count)
        let kind = MarkerSegment.Kind(applicationNumber: number, payload: payload, in: bytes)
        var expectedByteCount = payload.count
        switch kind {
        case .jfif:
            if let header = JFIFHeader(payload: payload, in: bytes) {
                setJFIF(header)
                expectedByteCount = header.expectedPayloadByteCount
                if header.majorVersion != 1 {
                    anomalies.append(.unknownJFIFVersion(major: header.majorVersion, minor: header.minorVersion))
                }
            }
        case .adobe(let transform):
            setAdobe(transform: transform)
            expectedByteCount = 12
        case .xmp, .extendedXMP:
            if !hasMotionPhotoXMP, MotionPhoto.isClaimed(byXMPIn: bytes, payload) { noteMotionPhotoXMP() }
        default:
            break
        }
        if payload.count != expectedByteCount {
            anomalies.append(
                .oddSegmentLength(offset: markerOffset, declared: payload.count + 2, expected: expectedByteCount + 2)
            )
        }
        append(.application(UInt8(truncatingIfNeeded: number)), at: markerOffset, payload: payload, kind: kind)
    }
}

extension MarkerSegment {
    func invalidTable(_ field: String, _ value: Int) -> JPEGSyntaxError {
        .invalidTable(marker: marker.rawValue, offset: offset, field: field, value: value)
    }
}
