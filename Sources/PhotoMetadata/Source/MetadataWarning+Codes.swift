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

    static func orientationFromXMP(_ orientation: Orientation) -> MetadataWarning {
        MetadataWarning(
            code: "orientation-from-xmp",
            message: "EXIF says nothing of its orientation, XMP says \(orientation.rawValue); that was used."
        )
    }

    static let profileAdded = MetadataWarning(
        code: "profile-added",
        message: "Only EXIF says that it is in Adobe RGB; a small color profile that says so was added."
    )

    static let gainMapRemoved = MetadataWarning(
        code: "gain-map-removed",
        message: "Its gain map goes: on HDR screens it will look as it does on others."
    )

    static func creditTaken(_ name: String, from place: String) -> String { "\(name) from \(place)" }

    static func creditsTaken(_ credits: [String]) -> MetadataWarning {
        MetadataWarning(
            code: "credit-taken",
            message: "EXIF had none, so it took \(credits.joined(separator: ", "))."
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
