internal import CJPEGShim
package import JPEGSyntax

/// Fills in block rows when libjpeg is about to encode them; must not throw or block.
package protocol BlockRowProvider: AnyObject {
    /// - Parameters:
    ///   - component: index into the frame's components.
    ///   - rows: picture rows.
    ///   - blocks: where the rows' blocks go, natural order, `paddedWidthInBlocks` a row.
    func provide(component: Int, rows: Range<Int>, blocks: UnsafeMutablePointer<Int16>)
}

/// A segment to be written behind SOI.
package struct CodedSegment: Sendable, Hashable {
    /// The marker's second byte.
    package let marker: UInt8
    /// At most 65,533 bytes.
    package let payload: [UInt8]

    package init(marker: UInt8, payload: [UInt8]) {
        self.marker = marker
        self.payload = payload
    }
}

/// A Huffman table as DHT carries it (ITU-T T.81, B.2.4.2).
package struct CodedHuffmanTable: Sendable, Hashable {
    /// Codes of each length; index 0 is unused, 17 values.
    package let codeCounts: [UInt8]
    /// In order of increasing code length, at most 256.
    package let symbols: [UInt8]

    package init(codeCounts: [UInt8], symbols: [UInt8]) {
        precondition(codeCounts.count == 17 && symbols.count <= 256, "not a Huffman table")
        self.codeCounts = codeCounts
        self.symbols = symbols
    }
}

/// Everything that decides how coefficients are written, but for the coefficients.
package struct CodingParameters: Sendable, Hashable {
    package struct Component: Sendable, Hashable {
        package let identifier: UInt8
        package let horizontalSampling: Int
        package let verticalSampling: Int
        /// Index into `quantizationTables`.
        package let quantizationSlot: Int
        /// Index into `dcTables` and `acTables`.
        package let huffmanSlot: Int

        package init(
            identifier: UInt8,
            horizontalSampling: Int,
            verticalSampling: Int,
            quantizationSlot: Int,
            huffmanSlot: Int
        ) {
            self.identifier = identifier
            self.horizontalSampling = horizontalSampling
            self.verticalSampling = verticalSampling
            self.quantizationSlot = quantizationSlot
            self.huffmanSlot = huffmanSlot
        }
    }

    package let width: Int
    package let height: Int
    package let components: [Component]
    /// Up to four.
    package let quantizationTables: [StepTable]
    /// Up to four; must have a code for every symbol that occurs.
    package let dcTables: [CodedHuffmanTable]
    package let acTables: [CodedHuffmanTable]
    /// One scan of all components; false: a scan for each.
    package let isInterleaved: Bool
    /// libjpeg's standard progressive script and its own Huffman tables.
    package let isProgressive: Bool

    package init(
        width: Int,
        height: Int,
        components: [Component],
        quantizationTables: [StepTable],
        dcTables: [CodedHuffmanTable],
        acTables: [CodedHuffmanTable],
        isInterleaved: Bool,
        isProgressive: Bool
    ) {
        self.width = width
        self.height = height
        self.components = components
        self.quantizationTables = quantizationTables
        self.dcTables = dcTables
        self.acTables = acTables
        self.isInterleaved = isInterleaved
        self.isProgressive = isProgressive
    }
}

extension CodingParameters {
    /// Writes a whole file: SOI, the segments in order, tables, frame, scans, EOI.
    ///
    /// - Parameters:
    ///   - segments: what stands behind SOI, in order.
    ///   - capacity: the most bytes it may have.
    ///   - provider: where the coefficients come from.
    ///   - workLimit: asked for each row of MCUs; nil: none.
    /// - Returns: the file.
    /// - Throws: `destinationFull` when the file is larger than `capacity`; what the limit throws.
    package func write(
        segments: [CodedSegment],
        capacity: Int,
        provider: some BlockRowProvider,
        workLimit: WorkLimit? = nil
    ) throws(CodecError) -> [UInt8] {
        var frame = shimFrame
        var status = hs_status()
        let limit = unsafe workLimit?.shim
        let output = unsafe [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            var source = ProviderReference(provider: provider)
            unsafe withSegments(segments) { shimSegments in
                unsafe withUnsafeMutablePointer(to: &source) { context in
                    unsafe withOptionalPointer(to: limit) { limit in
                        unsafe hs_write_coefficients(
                            &frame, shimSegments.baseAddress, shimSegments.count, provideRows, context, limit, start,
                            capacity, &count, &status)
                    }
                }
            }
        }
        if let error = CodecError(status) { throw error == .deadline ? workLimit?.overtime ?? error : error }
        return output
    }

    private var shimFrame: hs_write_frame {
        var frame = hs_write_frame()
        frame.width = UInt32(width)
        frame.height = UInt32(height)
        frame.component_count = UInt8(components.count)
        frame.is_interleaved = isInterleaved
        frame.is_progressive = isProgressive
        unsafe withUnsafeMutableBytes(of: &frame.components) { bytes in
            let slots = unsafe bytes.bindMemory(to: hs_write_component.self)
            for (index, component) in components.enumerated() {
                unsafe slots[index] = hs_write_component(
                    identifier: component.identifier,
                    horizontal_sampling: UInt8(component.horizontalSampling),
                    vertical_sampling: UInt8(component.verticalSampling),
                    quantization_slot: UInt8(component.quantizationSlot),
                    dc_slot: UInt8(component.huffmanSlot),
                    ac_slot: UInt8(component.huffmanSlot)
                )
            }
        }
        unsafe withUnsafeMutableBytes(of: &frame.quantization_tables) { bytes in
            let slots = unsafe bytes.bindMemory(to: hs_quantization_table.self)
            for (index, steps) in quantizationTables.enumerated() {
                unsafe slots[index].is_present = true
                unsafe withUnsafeMutableBytes(of: &slots[index].steps) { target in
                    unsafe steps.values.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
                }
            }
        }
        CodingParameters.fill(&frame.dc_tables, with: dcTables)
        CodingParameters.fill(&frame.ac_tables, with: acTables)
        return frame
    }

    private static func fill<Slots>(_ tuple: inout Slots, with tables: [CodedHuffmanTable]) {
        unsafe withUnsafeMutableBytes(of: &tuple) { bytes in
            let slots = unsafe bytes.bindMemory(to: hs_huffman_table.self)
            for (index, table) in tables.enumerated() {
                unsafe slots[index].is_present = true
                unsafe withUnsafeMutableBytes(of: &slots[index].code_counts) { target in
                    unsafe table.codeCounts.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
                }
                unsafe withUnsafeMutableBytes(of: &slots[index].symbols) { target in
                    unsafe table.symbols.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
                }
            }
        }
    }
}

/// Lays the payloads out one behind the other, so that one pointer keeps them all in place.
private func withSegments(_ segments: [CodedSegment], _ body: (UnsafeBufferPointer<hs_segment>) -> Void) {
    let payloads = segments.flatMap(\.payload)
    unsafe payloads.withUnsafeBufferPointer { bytes in
        var offset = 0
        var shimSegments: [hs_segment] = unsafe []
        for segment in segments {
            unsafe shimSegments.append(
                unsafe hs_segment(
                    marker: segment.marker,
                    payload: bytes.baseAddress.map { unsafe $0 + offset },
                    byte_count: UInt32(segment.payload.count)
                ))
            offset += segment.payload.count
        }
        unsafe shimSegments.withUnsafeBufferPointer(body)
    }
}

private func withOptionalPointer(to limit: hs_work_limit?, _ body: (UnsafePointer<hs_work_limit>?) -> Void) {
    guard let limit = unsafe limit else { return body(nil) }
    unsafe withUnsafePointer(to: limit) { unsafe body($0) }
}

/// A class reference that C can carry as a pointer.
private struct ProviderReference {
    let provider: any BlockRowProvider
}

private func provideRows(
    context: UnsafeMutableRawPointer?,
    component: Int32,
    firstRow: UInt32,
    rowCount: UInt32,
    blocks: UnsafeMutablePointer<Int16>
) {
    guard let context = unsafe context else { return }
    let reference = unsafe context.assumingMemoryBound(to: ProviderReference.self)
    unsafe reference.pointee.provider.provide(
        component: Int(component),
        rows: Int(firstRow)..<Int(firstRow + rowCount),
        blocks: blocks
    )
}
