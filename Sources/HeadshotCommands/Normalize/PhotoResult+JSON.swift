import PhotoMetadata
import PhotoNormalization

extension PhotoResult {
    /// One line without its end.
    var json: String { JSONText.object { write(to: &$0) } }

    /// Every key is there, null when unknown.
    func write(to json: inout JSONText) {
        json.member("input", input.lossyText)
        json.member("output", isDryRun ? nil : output?.lossyText)
        json.member("status", status)
        json.member("method", report?.method.rawValue)
        json.member("inputByteCount", report?.inputByteCount ?? inputByteCount)
        json.member("outputByteCount", isDryRun ? nil : report?.outputByteCount)
        json.member("predictedByteCount", report?.predictedByteCount)
        json.member("maximumByteCount", report?.maximumByteCount ?? maximumByteCount)
        json.member("width", report?.width)
        json.member("height", report?.height)
        json.member("inputWidth", report?.inputWidth)
        json.member("inputHeight", report?.inputHeight)
        json.member("orientation", report?.orientation)
        json.member("encodeCount", report?.encodeCount)
        json.member("psnr", report?.psnr, scale: 100)
        json.member("removed", report?.removed.map(\.rawValue) ?? [])
        json.member("warnings", objects: (report?.warnings ?? []).map { warning in { warning.write(to: &$0) } })
        json.member("error", object: error.map { error in { error.write(to: &$0) } })
        json.member("seconds", seconds, scale: 1e6)
        json.member("dryRun", isDryRun)
    }
}
