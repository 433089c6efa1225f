internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoMetadata

extension NormalizationReport {
    /// What would be done.
    init(_ planned: borrowing PlannedPhoto) {
        self.init(
            planned.plan, planned.photo, outputByteCount: nil, encodeCount: planned.plan.expectedEncodeCount)
    }

    /// - Parameters:
    ///   - plan: what was decided.
    ///   - photo: the photo it was decided for.
    ///   - outputByteCount: nil for a dry run.
    ///   - encodeCount: entropy encodes of the whole picture.
    ///   - notices: what writing it has shown.
    init(
        _ plan: NormalizationPlan,
        _ photo: borrowing ValidatedPhoto,
        outputByteCount: Int?,
        encodeCount: Int,
        notices: [PhotoWarning] = []
    ) {
        let properties = photo.properties
        let isUnchanged: Bool
        if case .passthrough = plan.rung { isUnchanged = true } else { isUnchanged = false }
        let psnr: Double?
        if case .requantized(let file) = plan.rung { psnr = file.psnr } else { psnr = nil }
        self.init(
            status: isUnchanged ? .unchanged : .normalized,
            method: plan.method,
            inputByteCount: properties.byteCount,
            outputByteCount: outputByteCount,
            predictedByteCount: plan.predictedByteCount,
            maximumByteCount: plan.maximumByteCount,
            width: photo.change?.width ?? properties.uprightWidth,
            height: photo.change?.height ?? properties.uprightHeight,
            inputWidth: properties.frame.width,
            inputHeight: properties.frame.height,
            orientation: properties.metadata.orientationTag,
            encodeCount: encodeCount,
            psnr: psnr,
            removed: isUnchanged ? [] : plan.metadata.removed,
            warnings: photo.warnings + (photo.change?.warnings ?? []) + notices
                + (isUnchanged ? [] : plan.metadata.notices.map { PhotoWarning(code: $0.code, message: $0.message) })
        )
    }
}
