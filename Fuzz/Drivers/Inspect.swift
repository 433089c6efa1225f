import PhotoNormalization

/// The inspector, whose verdict has to be the one that the normalizer comes to.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = copy(start, count)
    var options = NormalizationOptions(minimumEdge: 1)
    options.limits = smallLimits
    do throws(PhotoError) {
        let inspection = try PhotoInspector(options: options).inspect(bytes)
        check((inspection.verdict.plan == nil) == (inspection.verdict.refusal != nil), "neither accepted nor refused")
        do throws(PhotoError) {
            let photo = try PhotoNormalizer(options: options).normalize(bytes)
            check(inspection.verdict.plan?.method == photo.report.method, "another method than was said")
        } catch {
            check(inspection.verdict.refusal?.code == error.code, "another refusal: \(error)")
        }
    } catch {
        check(!error.message.isEmpty && !error.remedy.isEmpty, "a refusal without words")
    }
    return 0
}
