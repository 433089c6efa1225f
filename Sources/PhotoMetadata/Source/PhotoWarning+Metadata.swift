extension PhotoWarning {
    static func exifBroken(_ error: TIFFError) -> PhotoWarning {
        PhotoWarning(code: .exifBroken, message: "The EXIF block is damaged: \(error.description).")
    }

    static func orientationInvalid(_ value: Int?) -> PhotoWarning {
        let found = value.map { "\($0)" } ?? "not a single number"
        return PhotoWarning(
            code: .orientationInvalid,
            message: "The EXIF orientation is \(found), outside 1 to 8; the picture is taken to be upright."
        )
    }

    static func orientationFromXMP(_ orientation: Orientation) -> PhotoWarning {
        PhotoWarning(
            code: .orientationFromXMP,
            message: "EXIF says nothing of its orientation, XMP says \(orientation.rawValue); that was used."
        )
    }

    static let profileAdded = PhotoWarning(
        code: .profileAdded,
        message: "Only EXIF says that it is in Adobe RGB; a small color profile that says so was added."
    )

    static let gainMapRemoved = PhotoWarning(
        code: .gainMapRemoved,
        message: "Its gain map goes: on HDR screens it will look as it does on others."
    )

    static func creditTaken(_ name: String, from place: String) -> String { "\(name) from \(place)" }

    static func creditsTaken(_ credits: [String]) -> PhotoWarning {
        PhotoWarning(
            code: .creditTaken,
            message: "EXIF had none, so it took \(credits.joined(separator: ", "))."
        )
    }

    static func icc(_ error: ICCError) -> PhotoWarning {
        switch error {
        case .incomplete(let present, let declared):
            PhotoWarning(
                code: .iccIncomplete,
                message: "The ICC profile declares \(declared) chunks, which \(present) segments do not make."
            )
        case .invalidHeader(let byteCount):
            PhotoWarning(
                code: .iccInvalid,
                message: "The ICC profile of \(byteCount) bytes has no sound header."
            )
        }
    }

    static func iccMismatch(_ colorSpace: String, _ interpretation: ColorInterpretation) -> PhotoWarning {
        let name = colorSpace.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return PhotoWarning(
            code: .iccMismatch,
            message: "The ICC profile is for \(name), the picture is \(interpretation.rawValue)."
        )
    }
}
