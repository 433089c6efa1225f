extension FrameHeader {
    /// Components that libjpeg has room for.
    static let maximumComponentCount = 10

    /// Reads the payload of a SOFn segment.
    ///
    /// What the standard allows and this project does not decode (12 bits, lossless, height 0) is read without an
    /// error.
    init(
        process: CodingProcess,
        segment: MarkerSegment,
        in bytes: Span<UInt8>
    ) throws(JPEGSyntaxError) {
        let start = segment.payload.lowerBound
        try segment.requirePayload(byteCount: 6)
        let precision = Int(bytes[start])
        let componentCount = Int(bytes[start + 5])
        try segment.requirePayload(byteCount: 6 + 3 * componentCount)
        guard segment.payload.count == 6 + 3 * componentCount else {
            throw .invalidFrameHeader(field: "segment length", value: segment.payload.count + 2)
        }
        guard (2...16).contains(precision) else { throw .invalidFrameHeader(field: "precision", value: precision) }
        let width = bytes.bigEndian16(at: start + 3)
        guard width > 0 else { throw .invalidFrameHeader(field: "width", value: 0) }
        guard (1...Self.maximumComponentCount).contains(componentCount) else {
            throw .invalidFrameHeader(field: "component count", value: componentCount)
        }

        var components: [FrameComponent] = []
        for index in 0..<componentCount {
            let position = start + 6 + 3 * index
            let component = FrameComponent(
                identifier: bytes[position],
                horizontalSampling: Int(bytes[position + 1] >> 4),
                verticalSampling: Int(bytes[position + 1] & 15),
                quantizationTableSelector: bytes[position + 2]
            )
            for factor in [component.horizontalSampling, component.verticalSampling] where !(1...4).contains(factor) {
                throw .invalidFrameHeader(field: "sampling factor", value: factor)
            }
            components.append(component)
        }
        self.init(
            codingProcess: process,
            precision: precision,
            height: bytes.bigEndian16(at: start + 1),
            width: width,
            components: components
        )
    }
}

extension MarkerSegment {
    /// Throws unless the payload has at least so many bytes.
    func requirePayload(byteCount: Int) throws(JPEGSyntaxError) {
        guard payload.count >= byteCount else {
            throw .shortSegment(
                marker: marker.rawValue,
                offset: offset,
                declaredByteCount: payload.count + 2,
                neededByteCount: byteCount + 2
            )
        }
    }
}
