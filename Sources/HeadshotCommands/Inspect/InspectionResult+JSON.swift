import PhotoNormalization

extension InspectionResult {
    private typealias Key = PhotoInspection.CodingKeys

    /// One line without its end; docs/inspect.md says what the keys mean. Every key is there, null when unknown.
    var json: String {
        let picture = inspection?.picture
        let metadata = inspection?.metadata
        let camera = metadata?.camera
        let plan = inspection?.verdict.plan
        return JSONText.object { json in
            json.member("input", input.lossyText)
            json.member(Key.format, inspection == nil ? refusal?.foundFormat : "JPEG")
            json.member(Key.inputByteCount, byteCount)
            json.member(Key.width, picture?.width)
            json.member(Key.height, picture?.height)
            json.member(Key.inputWidth, picture?.storedWidth)
            json.member(Key.inputHeight, picture?.storedHeight)
            json.member(Key.codingProcess, picture?.codingProcess.name)
            json.member(Key.precision, picture?.precision)
            json.member(
                Key.components,
                objects: (picture?.components ?? []).map { component in { component.write(to: &$0) } })
            json.member(Key.color, picture?.color.rawValue)
            json.member(Key.subsampling, picture?.subsampling.rawValue)
            json.member(Key.restartInterval, picture?.restartInterval)
            json.member(Key.scanCount, picture?.scanCount)
            json.member(Key.quality, picture?.quality)
            json.member(Key.qualityIsExact, picture?.quality == nil ? nil : picture?.isQualityExact)
            json.member(Key.orientation, metadata?.orientation)
            json.member(Key.turning, picture?.turning.rawValue)
            json.member(Key.iccName, metadata?.profileName)
            json.member(Key.iccByteCount, metadata?.profileByteCount)
            json.member(Key.make, camera?.make)
            json.member(Key.model, camera?.model)
            json.member(Key.lens, camera?.lens)
            json.member(Key.software, camera?.software)
            json.member(Key.taken, camera?.taken)
            json.member(Key.artist, camera?.artist)
            json.member(Key.copyright, camera?.copyright)
            json.member(Key.exposureTime, camera?.exposureTime, scale: 1e6)
            json.member(Key.aperture, camera?.aperture, scale: 100)
            json.member(Key.sensitivity, camera?.sensitivity)
            json.member(Key.focalLength, camera?.focalLength, scale: 100)
            json.member(Key.metadataByteCount, metadata?.byteCount)
            json.member(Key.contents, (metadata?.contents ?? []).map(\.rawValue))
            for (key, item) in Key.items { json.member(key, metadata.map { $0.contents.contains(item) }) }
            json.member(Key.serialNumber, metadata?.hasSerialNumber)
            json.member(Key.trailingByteCount, inspection.map { $0.trailingData?.byteCount ?? 0 })
            json.member(Key.trailingKind, inspection?.trailingData?.kind.rawValue)
            json.member(Key.verdict, verdict)
            json.member(Key.reasons, inspection?.verdict.reasons ?? [])
            json.member(Key.plan, object: plan.map { plan in { plan.writePlan(to: &$0) } })
            json.member(
                Key.warnings, objects: (inspection?.warnings ?? []).map { warning in { warning.write(to: &$0) } })
            json.member(Key.error, object: refusal.map { error in { error.write(to: &$0) } })
            json.member("seconds", seconds, scale: 1e6)
        }
    }
}

extension PhotoInspection.Component {
    fileprivate func write(to json: inout JSONText) {
        json.member(CodingKeys.identifier, identifier)
        json.member(CodingKeys.horizontalSampling, horizontalSampling)
        json.member(CodingKeys.verticalSampling, verticalSampling)
    }
}

extension NormalizationReport {
    fileprivate func writePlan(to json: inout JSONText) {
        json.member(CodedPlan.CodingKeys.method, method.rawValue)
        json.member(CodedPlan.CodingKeys.predictedByteCount, predictedByteCount)
        json.member(CodedPlan.CodingKeys.maximumByteCount, maximumByteCount)
        json.member(CodedPlan.CodingKeys.width, width)
        json.member(CodedPlan.CodingKeys.height, height)
        json.member(CodedPlan.CodingKeys.psnr, psnr, scale: 100)
        json.member(CodedPlan.CodingKeys.removed, removed.map(\.rawValue))
    }
}
