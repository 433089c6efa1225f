import JPEGSyntax
import PhotoMetadata
import PhotoNormalization

extension InspectionResult {
    /// One line without its end; docs/inspect.md says what the keys mean. Every key is there, null when unknown.
    var json: String {
        let picture = inspection?.picture
        let metadata = inspection?.metadata
        let camera = metadata?.camera
        let plan = inspection?.verdict.plan
        return JSONText.object { json in
            json.member("input", input.lossyText)
            json.member("format", inspection == nil ? refusal?.foundFormat : "JPEG")
            json.member("inputByteCount", byteCount)
            json.member("width", picture?.width)
            json.member("height", picture?.height)
            json.member("inputWidth", picture?.storedWidth)
            json.member("inputHeight", picture?.storedHeight)
            json.member("codingProcess", picture?.codingProcess.word)
            json.member("precision", picture?.precision)
            json.member(
                "components",
                objects: (picture?.components ?? []).map { component in { component.write(to: &$0) } })
            json.member("color", picture?.color.rawValue)
            json.member("subsampling", picture?.subsampling.rawValue)
            json.member("restartInterval", picture?.restartInterval)
            json.member("scanCount", picture?.scanCount)
            json.member("quality", picture?.quality)
            json.member("qualityIsExact", picture?.quality == nil ? nil : picture?.isQualityExact)
            json.member("orientation", metadata?.orientation)
            json.member("turning", picture?.turning.rawValue)
            json.member("iccName", metadata?.profileName)
            json.member("iccByteCount", metadata?.profileByteCount)
            json.member("make", camera?.make)
            json.member("model", camera?.model)
            json.member("lens", camera?.lens)
            json.member("software", camera?.software)
            json.member("taken", camera?.taken)
            json.member("artist", camera?.artist)
            json.member("copyright", camera?.copyright)
            json.member("exposureTime", camera?.exposureTime, scale: 1e6)
            json.member("aperture", camera?.aperture, scale: 100)
            json.member("sensitivity", camera?.sensitivity)
            json.member("focalLength", camera?.focalLength, scale: 100)
            json.member("metadataByteCount", metadata?.byteCount)
            json.member("contents", (metadata?.contents ?? []).map(\.rawValue))
            for (key, item) in Self.items { json.member(key, metadata.map { $0.contents.contains(item) }) }
            json.member("serialNumber", metadata?.hasSerialNumber)
            json.member("trailingByteCount", inspection.map { $0.trailingData?.byteCount ?? 0 })
            json.member("trailingKind", inspection?.trailingData?.kind.rawValue)
            json.member("verdict", verdict)
            json.member("reasons", inspection?.verdict.reasons ?? [])
            json.member("plan", object: plan.map { plan in { plan.writePlan(to: &$0) } })
            json.member("warnings", objects: (inspection?.warnings ?? []).map { warning in { warning.write(to: &$0) } })
            json.member("error", object: refusal.map { error in { error.write(to: &$0) } })
            json.member("seconds", seconds, scale: 1e6)
        }
    }

    private static let items: [(key: String, item: RemovedItem)] = [
        ("gps", .gps), ("thumbnail", .thumbnail), ("makerNote", .makerNote), ("xmp", .xmp), ("iptc", .iptc),
        ("comment", .comment), ("multiPicture", .multiPicture), ("motionPhoto", .motionPhoto), ("c2pa", .c2pa),
        ("gainMap", .gainMap),
    ]
}

extension PhotoInspection.Component {
    fileprivate func write(to json: inout JSONText) {
        json.member("identifier", identifier)
        json.member("horizontalSampling", horizontalSampling)
        json.member("verticalSampling", verticalSampling)
    }
}

extension NormalizationReport {
    fileprivate func writePlan(to json: inout JSONText) {
        json.member("method", method.rawValue)
        json.member("predictedByteCount", predictedByteCount)
        json.member("maximumByteCount", maximumByteCount)
        json.member("width", width)
        json.member("height", height)
        json.member("psnr", psnr, scale: 100)
        json.member("removed", removed.map(\.rawValue))
    }
}

extension CodingProcess {
    /// The name in JSON.
    var word: String {
        switch self {
        case .baseline: "baseline"
        case .extendedSequential: "extended-sequential"
        case .progressive: "progressive"
        case .lossless: "lossless"
        case .differentialSequential: "differential-sequential"
        case .differentialProgressive: "differential-progressive"
        case .differentialLossless: "differential-lossless"
        case .arithmeticSequential: "arithmetic-sequential"
        case .arithmeticProgressive: "arithmetic-progressive"
        case .arithmeticLossless: "arithmetic-lossless"
        case .arithmeticDifferentialSequential: "arithmetic-differential-sequential"
        case .arithmeticDifferentialProgressive: "arithmetic-differential-progressive"
        case .arithmeticDifferentialLossless: "arithmetic-differential-lossless"
        }
    }
}
