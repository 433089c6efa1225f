import PhotoNormalization

extension PhotoResult {
    private typealias Key = NormalizationReport.CodingKeys

    /// One line without its end.
    var json: String { JSONText.object { write(to: &$0) } }

    /// Every key is there, null when unknown.
    func write(to json: inout JSONText) {
        json.member("input", input.lossyText)
        json.member("output", isDryRun ? nil : output?.lossyText)
        json.member(Key.status, status)
        json.member(Key.method, report?.method.rawValue)
        json.member(Key.inputByteCount, report?.inputByteCount ?? inputByteCount)
        json.member(Key.outputByteCount, isDryRun ? nil : report?.outputByteCount)
        json.member(Key.predictedByteCount, report?.predictedByteCount)
        json.member(Key.maximumByteCount, report?.maximumByteCount ?? maximumByteCount)
        json.member(Key.width, report?.width)
        json.member(Key.height, report?.height)
        json.member(Key.inputWidth, report?.inputWidth)
        json.member(Key.inputHeight, report?.inputHeight)
        json.member(Key.orientation, report?.orientation)
        json.member(Key.encodeCount, report?.encodeCount)
        json.member(Key.psnr, report?.psnr, scale: 100)
        json.member(Key.removed, report?.removed.map(\.rawValue) ?? [])
        json.member(Key.warnings, objects: (report?.warnings ?? []).map { warning in { warning.write(to: &$0) } })
        json.member("error", object: error.map { error in { error.write(to: &$0) } })
        json.member("seconds", seconds, scale: 1e6)
        json.member("dryRun", isDryRun)
    }
}
