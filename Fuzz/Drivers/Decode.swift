import JPEGCodec

/// Decodes with the decoder for flawless files and with libjpeg alone: both have to say and to make the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = copy(start, count)
    guard !bytes.isEmpty else { return 0 }
    var limits = DecodingLimits(
        maximumScanCount: 100,
        maximumScanWork: 64,
        maximumMemoryByteCount: 4 << 20,
        maximumSeconds: 60
    )
    let own = decode(bytes, limits)
    limits.decodesByLibrary = true
    let byLibrary = decode(bytes, limits)
    check(own == byLibrary, "the decoders differ")
    return 0
}

private struct Outcome: Equatable {
    var error: CodecError?
    var coefficients: [[Int16]] = []
    var warnings: DecodingWarnings?
}

private func decode(_ bytes: [UInt8], _ limits: DecodingLimits) -> Outcome {
    do {
        let image = try CoefficientImage(decoding: bytes, limits: limits, shouldStop: nil) { _ in nil }
        let coefficients = image.frame.components.enumerated().map { index, component in
            (0..<component.heightInBlocks).flatMap { row in
                let blocks = unsafe image.storage.unsafeBlockRow(component: index, row: row)
                return unsafe [Int16](UnsafeBufferPointer(start: blocks, count: component.widthInBlocks * 64))
            }
        }
        return Outcome(coefficients: coefficients, warnings: image.warnings)
    } catch {
        return Outcome(error: error)
    }
}
