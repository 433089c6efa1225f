internal import CJPEGShim

/// libjpeg refused to write what was asked for.
package struct FixtureError: Error, CustomStringConvertible {
    package let description: String
}

/// The one place of this target that hands pointers to C.
extension PixelImage {
    /// Encodes the picture as it is: its channels have to be those of the coding's colors.
    ///
    /// - Parameters:
    ///   - coding: how.
    ///   - expectedByteCount: room to begin with; more is tried when the file does not fit. nil: enough for most.
    /// - Returns: A file without metadata.
    /// - Throws: `FixtureError` when libjpeg refuses the settings.
    package func encoded(_ coding: PictureCoding, expectedByteCount: Int? = nil) throws(FixtureError) -> [UInt8] {
        var capacity = expectedByteCount ?? samples.count + samples.count / 2 + 65_536
        while true {
            var (byteCount, status) = (0, hs_status())
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                guard let destination = buffer.baseAddress else { return }
                (byteCount, status) = unsafe encode(coding, into: destination, capacity: buffer.count)
                count = byteCount
            }
            switch status.code {
            case HS_OK: return bytes
            case HS_DESTINATION_FULL: capacity *= 2
            default: throw FixtureError(description: "libjpeg says: " + text(of: status))
            }
        }
    }

    private func encode(
        _ coding: PictureCoding,
        into destination: UnsafeMutablePointer<UInt8>,
        capacity: Int
    ) -> (byteCount: Int, status: hs_status) {
        var tables = [hs_quantization_table](repeating: hs_quantization_table(), count: HS_TABLE_SLOTS)
        for (slot, steps) in coding.quantizationTables {
            precondition(tables.indices.contains(slot) && steps.count == 64)
            tables[slot].is_present = true
            unsafe withUnsafeMutableBytes(of: &tables[slot].steps) { target in
                unsafe steps.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
            }
        }
        let scans = shimScans(of: coding)
        var settings = unsafe shimSettings(of: coding)
        unsafe settings.scan_count = UInt32(scans.count)

        var (byteCount, status) = (0, hs_status())
        unsafe samples.withUnsafeBufferPointer { samples in
            unsafe tables.withUnsafeBufferPointer { tables in
                unsafe scans.withUnsafeBufferPointer { scans in
                    guard let base = samples.baseAddress else { return }
                    unsafe settings.quantization_tables = tables.baseAddress
                    unsafe settings.scans = scans.baseAddress
                    var pixels = unsafe hs_pixels(
                        samples: base,
                        width: UInt32(width),
                        height: UInt32(height),
                        channel_count: UInt8(channelCount)
                    )
                    unsafe hs_encode_pixels(&pixels, &settings, nil, 0, destination, capacity, &byteCount, &status)
                }
            }
        }
        return (byteCount, status)
    }

    private func shimSettings(of coding: PictureCoding) -> hs_encode_settings {
        var settings = unsafe hs_encode_settings()
        let factors = coding.sampling.factors
        unsafe settings.quality = Int32(coding.quality)
        unsafe settings.allows_long_steps = coding.allowsLongSteps
        unsafe settings.sets_quantization_slots = coding.quantizationSlots != nil
        unsafe settings.quantization_slots = four(coding.quantizationSlots ?? [], otherwise: 0)
        unsafe settings.sets_identifiers = coding.componentIdentifiers != nil
        unsafe settings.identifiers = four(coding.componentIdentifiers ?? [], otherwise: 0)
        unsafe settings.horizontal_sampling = four(factors.map(\.horizontal), otherwise: 1)
        unsafe settings.vertical_sampling = four(factors.map(\.vertical), otherwise: 1)
        unsafe settings.restart_interval = UInt32(coding.restartInterval)
        unsafe settings.is_progressive = coding.scans == .progressive
        unsafe settings.separates_components = coding.scans == .separate
        unsafe settings.is_arithmetic = coding.isArithmetic
        unsafe settings.optimizes_huffman_tables = coding.optimizesHuffmanTables
        unsafe settings.writes_jfif = coding.writesJFIF
        unsafe settings.writes_adobe = coding.writesAdobe
        unsafe settings.density_unit = coding.dotsPerInch == nil ? 0 : 1
        unsafe settings.horizontal_density = coding.dotsPerInch ?? 1
        unsafe settings.vertical_density = coding.dotsPerInch ?? 1
        unsafe settings.color_space =
            switch coding.colors {
            case .gray: HS_COLOR_GRAY
            case .ycbcr: HS_COLOR_YCBCR
            case .rgb: HS_COLOR_RGB
            case .cmyk: HS_COLOR_CMYK
            case .ycck: HS_COLOR_YCCK
            }
        return unsafe settings
    }

    private func shimScans(of coding: PictureCoding) -> [hs_encode_scan] {
        guard case .script(let scans) = coding.scans else { return [] }
        return scans.map { scan in
            hs_encode_scan(
                component_count: UInt8(scan.components.count),
                components: four(scan.components, otherwise: 0),
                spectral_start: scan.spectral.lowerBound,
                spectral_end: scan.spectral.upperBound,
                approximation_high: scan.approximationHigh,
                approximation_low: scan.approximationLow
            )
        }
    }

    private func four(_ values: [UInt8], otherwise: UInt8) -> (UInt8, UInt8, UInt8, UInt8) {
        func value(_ index: Int) -> UInt8 { index < values.count ? values[index] : otherwise }
        return (value(0), value(1), value(2), value(3))
    }

    private func text(of status: hs_status) -> String {
        unsafe withUnsafeBytes(of: status.message) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
