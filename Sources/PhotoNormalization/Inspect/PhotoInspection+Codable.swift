/// With the keys and values that the command's `inspect --json` has, but for `input` and `seconds`: one object, with
/// null where nothing is known. Of the plan it has what is told there; the rest of it is made again from what stands
/// beside it.
extension PhotoInspection: Codable {
    /// The keys, in the order of `inspect --json`.
    package enum CodingKeys: String, CodingKey {
        case format, inputByteCount
        case width, height, inputWidth, inputHeight
        case codingProcess, precision, components, color, subsampling, restartInterval, scanCount
        case quality, qualityIsExact
        case orientation, turning
        case iccName, iccByteCount
        case make, model, lens, software, taken, artist, copyright
        case exposureTime, aperture, sensitivity, focalLength
        case metadataByteCount, contents
        case gps, thumbnail, makerNote, xmp, iptc, comment, multiPicture, motionPhoto, c2pa, gainMap, serialNumber
        case trailingByteCount, trailingKind
        case verdict, reasons, plan, warnings, error

        /// Keys that say of one item each whether it is inside.
        package static let items: [(key: CodingKeys, item: RemovedItem)] = [
            (.gps, .gps), (.thumbnail, .thumbnail), (.makerNote, .makerNote), (.xmp, .xmp), (.iptc, .iptc),
            (.comment, .comment), (.multiPicture, .multiPicture), (.motionPhoto, .motionPhoto), (.c2pa, .c2pa),
            (.gainMap, .gainMap),
        ]
    }

    /// - Parameter encoder: what to write to.
    /// - Throws: what it throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("JPEG", forKey: .format)
        try container.encode(byteCount, forKey: .inputByteCount)
        try picture.encode(to: &container)
        try metadata.encode(to: &container)
        try container.encode(trailingData?.byteCount ?? 0, forKey: .trailingByteCount)
        try container.encode(trailingData?.kind, forKey: .trailingKind)
        try container.encode(verdict.word, forKey: .verdict)
        try container.encode(verdict.reasons, forKey: .reasons)
        try container.encode(verdict.plan.map(CodedPlan.init), forKey: .plan)
        try container.encode(warnings, forKey: .warnings)
        try container.encode(verdict.refusal, forKey: .error)
    }

    /// - Parameter decoder: what to read from.
    /// - Throws: what it throws.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let byteCount = try container.decode(Int.self, forKey: .inputByteCount)
        let picture = try Picture(from: container)
        let metadata = try Metadata(from: container)
        let trailingKind = try container.decodeIfPresent(TrailingKind.self, forKey: .trailingKind)
        let trailingByteCount = try container.decode(Int.self, forKey: .trailingByteCount)
        let plan = try container.decodeIfPresent(CodedPlan.self, forKey: .plan)
        let warnings = try container.decode([PhotoWarning].self, forKey: .warnings)
        self.init(
            byteCount: byteCount,
            picture: picture,
            metadata: metadata,
            trailingData: trailingKind.map { TrailingBytes(byteCount: trailingByteCount, kind: $0) },
            verdict: Verdict(
                refusal: try container.decodeIfPresent(PhotoError.self, forKey: .error),
                plan: plan?.report(byteCount, picture, metadata, warnings),
                reasons: try container.decode([String].self, forKey: .reasons)
            )
        )
    }
}

/// What an inspection tells of a plan.
package struct CodedPlan: Codable {
    /// The keys, in the order of `inspect --json`.
    package enum CodingKeys: String, CodingKey {
        case method, predictedByteCount, maximumByteCount, width, height, psnr, removed
    }

    let method: NormalizationReport.Method
    let predictedByteCount: Int
    let maximumByteCount: Int
    let width: Int
    let height: Int
    let psnr: Double?
    let removed: [RemovedItem]

    init(_ report: NormalizationReport) {
        method = report.method
        predictedByteCount = report.predictedByteCount
        maximumByteCount = report.maximumByteCount
        width = report.width
        height = report.height
        psnr = report.psnr?.rounded(toSteps: 100)
        removed = report.removed
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(method, forKey: .method)
        try container.encode(predictedByteCount, forKey: .predictedByteCount)
        try container.encode(maximumByteCount, forKey: .maximumByteCount)
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
        try container.encode(psnr, forKey: .psnr)
        try container.encode(removed, forKey: .removed)
    }

    fileprivate func report(
        _ inputByteCount: Int,
        _ picture: PhotoInspection.Picture,
        _ metadata: PhotoInspection.Metadata,
        _ warnings: [PhotoWarning]
    ) -> NormalizationReport {
        NormalizationReport(
            status: method == .passthrough ? .unchanged : .normalized,
            method: method,
            inputByteCount: inputByteCount,
            outputByteCount: nil,
            predictedByteCount: predictedByteCount,
            maximumByteCount: maximumByteCount,
            width: width,
            height: height,
            inputWidth: picture.storedWidth,
            inputHeight: picture.storedHeight,
            orientation: metadata.orientation,
            encodeCount: method == .passthrough || method == .metadata ? 0 : 1,
            psnr: psnr,
            removed: removed,
            warnings: warnings
        )
    }
}

extension PhotoInspection.Verdict {
    /// `rejected`, `unchanged` or `normalize`.
    package var word: String {
        refusal != nil ? "rejected" : plan?.status == .unchanged ? "unchanged" : "normalize"
    }
}

extension PhotoInspection.Picture {
    fileprivate func encode(to container: inout KeyedEncodingContainer<PhotoInspection.CodingKeys>) throws {
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
        try container.encode(storedWidth, forKey: .inputWidth)
        try container.encode(storedHeight, forKey: .inputHeight)
        try container.encode(codingProcess, forKey: .codingProcess)
        try container.encode(precision, forKey: .precision)
        try container.encode(components, forKey: .components)
        try container.encode(color, forKey: .color)
        try container.encode(subsampling, forKey: .subsampling)
        try container.encode(restartInterval, forKey: .restartInterval)
        try container.encode(scanCount, forKey: .scanCount)
        try container.encode(quality, forKey: .quality)
        try container.encode(quality == nil ? nil : isQualityExact, forKey: .qualityIsExact)
        try container.encode(turning, forKey: .turning)
    }

    fileprivate init(from container: KeyedDecodingContainer<PhotoInspection.CodingKeys>) throws {
        self.init(
            storedWidth: try container.decode(Int.self, forKey: .inputWidth),
            storedHeight: try container.decode(Int.self, forKey: .inputHeight),
            width: try container.decode(Int.self, forKey: .width),
            height: try container.decode(Int.self, forKey: .height),
            turning: try container.decode(PhotoInspection.Turning.self, forKey: .turning),
            codingProcess: try container.decode(CodingProcess.self, forKey: .codingProcess),
            precision: try container.decode(Int.self, forKey: .precision),
            components: try container.decode([PhotoInspection.Component].self, forKey: .components),
            color: try container.decode(ColorInterpretation.self, forKey: .color),
            subsampling: try container.decode(ChromaSubsampling.self, forKey: .subsampling),
            restartInterval: try container.decode(Int.self, forKey: .restartInterval),
            scanCount: try container.decode(Int.self, forKey: .scanCount),
            quality: try container.decodeIfPresent(Int.self, forKey: .quality),
            isQualityExact: try container.decodeIfPresent(Bool.self, forKey: .qualityIsExact) ?? false
        )
    }
}

extension PhotoInspection.Metadata {
    fileprivate func encode(to container: inout KeyedEncodingContainer<PhotoInspection.CodingKeys>) throws {
        try container.encode(orientation, forKey: .orientation)
        try container.encode(profileName, forKey: .iccName)
        try container.encode(profileByteCount, forKey: .iccByteCount)
        try container.encode(camera.make, forKey: .make)
        try container.encode(camera.model, forKey: .model)
        try container.encode(camera.lens, forKey: .lens)
        try container.encode(camera.software, forKey: .software)
        try container.encode(camera.taken, forKey: .taken)
        try container.encode(camera.artist, forKey: .artist)
        try container.encode(camera.copyright, forKey: .copyright)
        try container.encode(camera.exposureTime?.rounded(toSteps: 1e6), forKey: .exposureTime)
        try container.encode(camera.aperture?.rounded(toSteps: 100), forKey: .aperture)
        try container.encode(camera.sensitivity, forKey: .sensitivity)
        try container.encode(camera.focalLength?.rounded(toSteps: 100), forKey: .focalLength)
        try container.encode(byteCount, forKey: .metadataByteCount)
        try container.encode(contents, forKey: .contents)
        for (key, item) in PhotoInspection.CodingKeys.items {
            try container.encode(contents.contains(item), forKey: key)
        }
        try container.encode(hasSerialNumber, forKey: .serialNumber)
    }

    fileprivate init(from container: KeyedDecodingContainer<PhotoInspection.CodingKeys>) throws {
        func text(_ key: PhotoInspection.CodingKeys) throws -> String? {
            try container.decodeIfPresent(String.self, forKey: key)
        }
        func number(_ key: PhotoInspection.CodingKeys) throws -> Double? {
            try container.decodeIfPresent(Double.self, forKey: key)
        }
        self.init(
            orientation: try container.decodeIfPresent(Int.self, forKey: .orientation),
            profileName: try text(.iccName),
            profileByteCount: try container.decodeIfPresent(Int.self, forKey: .iccByteCount),
            camera: CameraDetails(
                make: try text(.make),
                model: try text(.model),
                lens: try text(.lens),
                software: try text(.software),
                taken: try text(.taken),
                artist: try text(.artist),
                copyright: try text(.copyright),
                exposureTime: try number(.exposureTime),
                aperture: try number(.aperture),
                sensitivity: try container.decodeIfPresent(Int.self, forKey: .sensitivity),
                focalLength: try number(.focalLength)
            ),
            contents: try container.decode([RemovedItem].self, forKey: .contents),
            hasSerialNumber: try container.decode(Bool.self, forKey: .serialNumber),
            byteCount: try container.decode(Int.self, forKey: .metadataByteCount)
        )
    }
}
