internal import JPEGSyntax
internal import PhotoMetadata

extension PhotoInspection {
    /// - Parameters:
    ///   - photo: the photo.
    ///   - plan: what normalizing it would do, or why it would be refused.
    ///   - options: what normalizing would be asked to do.
    init(
        _ photo: ProbedPhoto,
        _ plan: Result<NormalizationReport, PhotoError>,
        options: NormalizationOptions
    ) {
        let properties = photo.properties
        let structure = properties.structure
        self.init(
            byteCount: structure.byteCount,
            picture: Picture(properties, plan),
            metadata: Metadata(properties, camera: .read(structure, in: photo.bytes.span)),
            trailingData: structure.trailingData.map(TrailingBytes.init),
            verdict: Verdict(photo, plan, options: options)
        )
    }
}

extension PhotoInspection.Picture {
    fileprivate init(_ properties: ImageProperties, _ plan: Result<NormalizationReport, PhotoError>) {
        let frame = properties.frame
        let quality = properties.structure.estimatedQuality
        self.init(
            storedWidth: frame.width,
            storedHeight: frame.height,
            width: properties.uprightWidth,
            height: properties.uprightHeight,
            turning: PhotoInspection.Turning(properties.turning, in: try? plan.get().method),
            codingProcess: frame.codingProcess,
            precision: frame.precision,
            components: frame.components.map {
                PhotoInspection.Component(
                    identifier: Int($0.identifier),
                    horizontalSampling: $0.horizontalSampling,
                    verticalSampling: $0.verticalSampling)
            },
            color: properties.metadata.colorInterpretation,
            subsampling: frame.chromaSubsampling,
            restartInterval: properties.structure.restartInterval,
            scanCount: properties.structure.scans.count,
            quality: quality?.quality,
            isQualityExact: quality?.isExact ?? false
        )
    }
}

extension PhotoInspection.Turning {
    fileprivate init(_ turning: Turning, in method: NormalizationReport.Method?) {
        let isRedrawn = method == .reencoded || method == .resized
        self =
            switch turning {
            case .none: .none
            case .lossless: isRedrawn ? .pixels : .lossless
            case .pixels: .pixels
            }
    }
}

extension PhotoInspection.Metadata {
    fileprivate init(_ properties: ImageProperties, camera: CameraDetails) {
        let metadata = properties.metadata
        self.init(
            orientation: metadata.orientationTag,
            profileName: metadata.iccProfile?.name,
            profileByteCount: metadata.iccProfile?.bytes.count,
            camera: camera,
            contents: metadata.contents.sorted(),
            hasSerialNumber: metadata.exif?.hasSerialNumber ?? false,
            byteCount: properties.structure.applicationByteCount
        )
    }
}

extension PhotoInspection.TrailingBytes {
    fileprivate init(_ data: TrailingData) {
        let kind: Kind =
            switch data.kind {
            case .jpeg: .jpeg
            case .movie: .movie
            case .samsung: .samsung
            case .zip: .zip
            case .padding: .padding
            case .unknown: .unknown
            }
        self.init(byteCount: data.byteRange.count, kind: kind)
    }
}

extension PhotoInspection.Verdict {
    fileprivate init(
        _ photo: ProbedPhoto,
        _ plan: Result<NormalizationReport, PhotoError>,
        options: NormalizationOptions
    ) {
        let headerPlan = try? HeaderPlan(photo, options: options)
        let reasons =
            (headerPlan?.turning.movesBlocks == true ? ["the picture is not stored upright"] : [])
            + (headerPlan?.metadata.nonconformances ?? [])
        switch plan {
        case .success(let report): self.init(refusal: nil, plan: report, reasons: reasons)
        case .failure(let error): self.init(refusal: error, plan: nil, reasons: reasons)
        }
    }
}
