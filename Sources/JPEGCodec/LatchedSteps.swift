internal import CJPEGShim

/// The steps of a component in natural order, as latched when its first scan began; nil: no scan has begun that has it.
func latchedSteps(of component: Int, in reader: OpaquePointer) -> [UInt16]? {
    let steps = unsafe [UInt16](unsafeUninitializedCapacity: 64) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        count = unsafe hs_coefficient_reader_quantization_table(reader, Int32(component), start) ? 64 : 0
    }
    return steps.isEmpty ? nil : steps
}

/// See `CoefficientImage`.
func endOfDecodedData(in reader: OpaquePointer) -> Int? {
    let offset = unsafe hs_coefficient_reader_end_of_data(reader)
    return offset > 0 ? offset : nil
}
