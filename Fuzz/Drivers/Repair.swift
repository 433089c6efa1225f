import PhotoNormalization

/// The whole way of a photo under the policy `repair`, at a budget that the input itself chooses.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzNormalize(copy(start, count), .repair)
    return 0
}
