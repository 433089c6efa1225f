import JPEGSyntax
import PhotoMetadata

/// The marker reader, and everything that is computed from what it read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = copy(start, count)
    _ = FileSignature(of: bytes.span)
    guard let structure = try? JPEGStructure(reading: bytes.span) else { return 0 }
    _ = structure.canDescribeAllBlocks
    _ = structure.declaredMinimumEntropyBitCount
    _ = structure.estimatedQuality
    _ = structure.frame.coefficientByteCount
    _ = structure.frame.chromaSubsampling
    // What the reader says is where it says it is.
    for segment in structure.segments { check(segment.byteRange.upperBound <= bytes.count, "segment outside the file") }
    for scan in structure.scans { check(scan.entropyCodedData.upperBound <= bytes.count, "scan outside the file") }
    if let trailing = structure.trailingData {
        check(trailing.byteRange.upperBound == bytes.count, "trailer ends early")
    }
    _ = SourceMetadata(structure: structure, bytes: bytes.span)
    return 0
}
