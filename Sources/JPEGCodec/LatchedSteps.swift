internal import CJPEGShim
internal import JPEGSyntax

/// The steps of a component in natural order, as latched when its first scan began; nil: no scan has begun that has it.
func latchedSteps(of component: Int, in reader: OpaquePointer) -> StepTable? {
    let steps = unsafe [UInt16](unsafeUninitializedCapacity: 64) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        count = unsafe hs_coefficient_reader_quantization_table(reader, Int32(component), start) ? 64 : 0
    }
    return steps.isEmpty ? nil : StepTable(steps)
}
