// A switch over every enum, without a default.
internal import PhotoNormalization

func word(for status: NormalizationReport.Status) -> String {
    switch status {
    case .normalized: "normalized"
    case .unchanged: "unchanged"
    }
}

func word(for method: NormalizationReport.Method) -> String {
    switch method {
    case .passthrough: "passthrough"
    case .metadata: "metadata"
    case .lossless: "lossless"
    case .requantized: "requantized"
    case .reencoded: "reencoded"
    case .resized: "resized"
    }
}

func word(for gravity: WarningKind.Gravity) -> String {
    switch gravity {
    case .harmless: "harmless"
    case .damage: "damage"
    case .notice: "notice"
    }
}

func word(for category: PhotoError.Category) -> String {
    switch category {
    case .input: "input"
    case .limit: "limit"
    case .policy: "policy"
    case .authorization: "authorization"
    case .service: "service"
    case .system: "system"
    case .unavailable: "unavailable"
    case .cancelled: "cancelled"
    }
}

func word(for kind: TrailingKind) -> String {
    switch kind {
    case .jpeg: "jpeg"
    case .movie: "movie"
    case .samsung: "samsung"
    case .zip: "zip"
    case .padding: "padding"
    case .unknown: "unknown"
    }
}

func word(for turning: PhotoInspection.Turning) -> String {
    switch turning {
    case .none: "none"
    case .lossless: "lossless"
    case .pixels: "pixels"
    }
}

func word(for color: ColorInterpretation) -> String {
    switch color {
    case .gray: "gray"
    case .yCbCr: "ycbcr"
    case .rgb: "rgb"
    case .cmyk: "cmyk"
    case .ycck: "ycck"
    case .unknown: "unknown"
    }
}

func word(for subsampling: ChromaSubsampling) -> String {
    switch subsampling {
    case .gray: "gray"
    case .yuv444: "4:4:4"
    case .yuv422: "4:2:2"
    case .yuv420: "4:2:0"
    case .yuv440: "4:4:0"
    case .yuv411: "4:1:1"
    case .yuv410: "4:1:0"
    case .other: "other"
    }
}

func word(for process: CodingProcess) -> String {
    switch process {
    case .baseline, .extendedSequential, .progressive, .lossless: "Huffman"
    case .differentialSequential, .differentialProgressive, .differentialLossless: "hierarchical"
    case .arithmeticSequential, .arithmeticProgressive, .arithmeticLossless: "arithmetic"
    case .arithmeticDifferentialSequential, .arithmeticDifferentialProgressive, .arithmeticDifferentialLossless:
        "arithmetic, hierarchical"
    }
}

func words(for options: NormalizationOptions) -> [String] {
    let budget =
        switch options.maximumByteCount {
        case .bytes(let count): "\(count)"
        case .percentOfInput(let percent): "\(percent) %"
        }
    let crop =
        switch options.crop {
        case .none: "none"
        case .square: "square"
        }
    let color =
        switch options.color {
        case .keep: "keep"
        case .srgb: "srgb"
        }
    let metadata =
        switch options.metadata {
        case .minimal: "minimal"
        case .credit: "credit"
        case .none: "none"
        case .keep: "keep"
        }
    let effort =
        switch options.effort {
        case .fast: "fast"
        case .balanced: "balanced"
        case .best: "best"
        }
    let policy =
        switch options.warningPolicy {
        case .standard: "standard"
        case .strict: "strict"
        case .repair: "repair"
        }
    return [budget, crop, color, metadata, effort, policy]
}
