extension StructureReader {
    /// Reads a scan header and walks over the entropy-coded data behind it.
    mutating func readScan(_ segment: MarkerSegment, in bytes: Span<UInt8>) throws(JPEGSyntaxError) {
        guard let frame else { throw .invalidScanHeader(field: "frame header", value: 0) }
        guard scans.count < limits.maximumScanCount else {
            throw .tooManyScans(actual: scans.count + 1, maximum: limits.maximumScanCount)
        }
        let fields = try ScanHeader(segment: segment, in: bytes)
        try check(fields, for: frame)

        var extent = EntropyCodedExtent(in: bytes, from: offset)
        append(fields.with(extent))
        // No decoder reads on behind a reserved marker: where nothing else has to follow, it is a part of what stands
        // behind the picture.
        if isComplete, let marker = extent.firstReservedMarker {
            extent = EntropyCodedExtent(in: bytes, from: offset, before: marker.offset)
            endPicture(with: fields.with(extent))
        }
        if restartInterval == 0, let marker = extent.firstRestartMarker {
            anomalies.append(.unexpectedMarkerInScan(offset: marker.offset, marker: marker.marker))
        }
        if let marker = extent.firstReservedMarker {
            anomalies.append(.unexpectedMarkerInScan(offset: marker.offset, marker: marker.marker))
        }
        if let place = extent.firstFillBeforeStuffing { anomalies.append(.fillBeforeStuffing(offset: place)) }
        offset = extent.range.upperBound
    }

    /// Refuses what libjpeg refuses, and latches the quantization tables.
    private mutating func check(_ scan: ScanHeader, for frame: FrameHeader) throws(JPEGSyntaxError) {
        let process = frame.codingProcess
        var componentIndices: [Int] = []
        for (position, component) in scan.components.enumerated() {
            let index = frame.componentIndex(of: component.identifier, atScanPosition: position)
            guard let index, !componentIndices.contains(index) else {
                throw .invalidScanHeader(field: "component identifier", value: Int(component.identifier))
            }
            componentIndices.append(index)
        }
        // These are refused as a whole later on; their scans have rules of their own.
        guard !process.isLossless, !process.isHierarchical else { return }

        if componentIndices.count > 1 {
            let blockCount = componentIndices.reduce(0) { sum, index in
                sum + frame.components[index].horizontalSampling * frame.components[index].verticalSampling
            }
            guard blockCount <= ScanHeader.maximumBlocksPerMCU else {
                throw .invalidScanHeader(field: "blocks per MCU", value: blockCount)
            }
        }
        if process.isProgressive {
            try scan.checkProgression()
        } else {
            if let first = scans.first, first.components.count == frame.components.count {
                throw .surplusScan(number: scans.count + 1)
            }
            if !scan.coversWholeBlocks { anomalies.append(.invalidScanParameters(scan: scans.count)) }
        }
        for (component, index) in zip(scan.components, componentIndices) {
            latchQuantizationTable(ofComponent: index, slot: frame.components[index].quantizationTableSelector)
            guard latchedQuantizationTables[index] != nil else {
                let slot = frame.components[index].quantizationTableSelector
                throw .invalidScanHeader(field: "quantization table", value: Int(slot))
            }
            if !process.isArithmetic { try useHuffmanTables(of: component, in: scan, process) }
        }
    }

    private mutating func useHuffmanTables(
        of component: ScanComponent,
        in scan: ScanHeader,
        _ process: CodingProcess
    ) throws(JPEGSyntaxError) {
        // A refinement of DC values is coded without a table.
        let needsDC = !process.isProgressive || scan.spectralStart == 0 && scan.successiveApproximationHigh == 0
        let needsAC = !process.isProgressive || scan.spectralStart > 0
        if needsDC { try use(.dc, component.dcTableSelector, "DC Huffman table", process) }
        if needsAC { try use(.ac, component.acTableSelector, "AC Huffman table", process) }
    }

    private mutating func use(
        _ tableClass: HuffmanTableSlot.Class,
        _ slot: UInt8,
        _ name: String,
        _ process: CodingProcess
    ) throws(JPEGSyntaxError) {
        if tables.huffmanTable(tableClass, inSlot: slot) != nil {
            tables.useHuffmanTable(tableClass, inSlot: slot)
            return
        }
        // libjpeg-turbo fills in the standard's tables for sequential processes.
        guard !process.isProgressive, slot <= 1 else { throw .invalidScanHeader(field: name, value: Int(slot)) }
        if !anomalies.contains(.missingHuffmanTables) { anomalies.append(.missingHuffmanTables) }
    }
}
