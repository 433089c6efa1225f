import PhotoNormalization

/// The whole way of a photo under the policy `standard`, at a budget that the input itself chooses.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzNormalize(copy(start, count), .standard)
    return 0
}
