extension MetadataWarning {
    static func exifBroken(_ error: TIFFError) -> MetadataWarning {
        MetadataWarning(code: "exif-broken", message: "The EXIF block is damaged: \(error).")
    }

    static func orientationInvalid(_ value: Int?) -> MetadataWarning {
        let found = value.map { "\($0)" } ?? "not a single number"
        return MetadataWarning(
            code: "orientation-invalid",
            message: "The EXIF orientation is \(found), outside 1 to 8; the picture is taken to be upright."
        )
    }

    static func icc(_ error: ICCError) -> MetadataWarning {
        switch error {
        case .incomplete(let present, let declared):
            MetadataWarning(
                code: "icc-incomplete",
                message: "The ICC profile declares \(declared) chunks, which \(present) segments do not make."
            )
        case .invalidHeader(let byteCount):
            MetadataWarning(
                code: "icc-invalid",
                message: "The ICC profile of \(byteCount) bytes has no sound header."
            )
        }
    }

    static func iccMismatch(_ colorSpace: String, _ interpretation: ColorInterpretation) -> MetadataWarning {
        let name = colorSpace.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return MetadataWarning(
            code: "icc-mismatch",
            message: "The ICC profile is for \(name), the picture is \(interpretation.rawValue)."
        )
    }
}
