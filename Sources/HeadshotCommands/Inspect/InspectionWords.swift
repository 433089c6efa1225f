import PhotoNormalization

/// The facts of an inspection in words; an empty text where there is nothing to tell.
struct InspectionWords {
    private let inspection: PhotoInspection

    init(_ inspection: PhotoInspection) {
        self.inspection = inspection
    }

    var size: String {
        let picture = inspection.picture
        let megapixels = DisplayText.oneDecimal(Double(picture.width) * Double(picture.height) / 1e6)
        return "\(DisplayText.grouped(picture.width)) × \(DisplayText.grouped(picture.height)) pixels"
            + (megapixels == "0.0" ? "" : " (\(megapixels) megapixels)")
            + ", \(DisplayText.byteCount(inspection.byteCount))"
    }

    /// How the stored picture has to be turned.
    var turning: String {
        guard let orientation = inspection.metadata.orientation, orientation != 1 else { return "" }
        let picture = inspection.picture
        let meaning = Self.turnings[orientation].map { ": \($0)" } ?? ", which means nothing"
        return "\(DisplayText.grouped(picture.storedWidth)) × \(DisplayText.grouped(picture.storedHeight)),"
            + " orientation \(orientation)\(meaning)" + (Self.prospects[picture.turning] ?? "")
    }

    private static let prospects: [PhotoInspection.Turning: String] = [
        .lossless: "; would be turned upright, losslessly",
        .pixels: "; would be turned upright by its pixels",
    ]

    private static let turnings = [
        2: "mirrored", 3: "upside down", 4: "upside down and mirrored", 5: "on its side and mirrored",
        6: "on its left side", 7: "on its side and mirrored", 8: "on its right side",
    ]

    var coding: String {
        let picture = inspection.picture
        let process = picture.codingProcess
        let number = process.rawValue - 0xC0
        let parts = [
            String(process.name.map { $0 == "-" ? " " : $0 }) + " (SOF\(number))",
            "\(picture.precision) bits",
            picture.scanCount == 1 ? "1 scan" : "\(picture.scanCount) scans",
            picture.restartInterval > 0
                ? "a restart marker every \(DisplayText.grouped(picture.restartInterval)) MCUs" : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    /// What the components mean, and which of them have fewer samples: "YCbCr 4:2:0".
    var coloring: String {
        let picture = inspection.picture
        let name = Self.colorNames[picture.color] ?? picture.color.rawValue
        switch picture.subsampling {
        case .gray: return name
        case .other:
            let factors = picture.components.map { "\($0.horizontalSampling)×\($0.verticalSampling)" }
            return Set(factors).count > 1 ? "\(name) sampled " + factors.joined(separator: " ") : name
        default: return "\(name) \(picture.subsampling.rawValue)"
        }
    }

    var colors: String {
        var text = coloring
        if let byteCount = inspection.metadata.profileByteCount {
            let name = inspection.metadata.profileName.map { DisplayText.escaped($0) } ?? "a profile without a name"
            text += ", \(name) (ICC, \(DisplayText.byteCount(byteCount)))"
        } else {
            text += ", no ICC profile"
        }
        return text
    }

    private static let colorNames: [ColorInterpretation: String] = [
        .gray: "gray", .yCbCr: "YCbCr", .rgb: "RGB", .cmyk: "CMYK", .ycck: "YCCK", .unknown: "unknown",
    ]

    var quality: String {
        guard let quality = inspection.picture.quality else { return "" }
        return inspection.picture.isQualityExact
            ? "\(quality) on libjpeg's scale" : "about \(quality) on libjpeg's scale"
    }

    /// Untrusted text.
    var camera: String? {
        let camera = inspection.metadata.camera
        guard let model = camera.model else { return camera.make }
        // Many makers repeat their name in the model's.
        guard let make = camera.make, !model.lowercased().hasPrefix(make.lowercased()) else { return model }
        return "\(make) \(model)"
    }

    /// Untrusted text; the date in the usual form where it is one.
    var taken: String? {
        guard let taken = inspection.metadata.camera.taken else { return nil }
        let parts = taken.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].split(separator: ":").count == 3 else { return taken }
        return String(parts[0].map { $0 == ":" ? "-" : $0 }) + " " + parts[1]
    }

    var exposure: [String] {
        let camera = inspection.metadata.camera
        return [
            camera.exposureTime.map { time in
                time < 0.4 && 1 / time < 1e6
                    ? "1/\(DisplayText.grouped(Int((1 / time).rounded()))) s" : "\(DisplayText.oneDecimal(time)) s"
            },
            camera.aperture.map { "f/\(DisplayText.oneDecimal($0))" },
            camera.sensitivity.map { "ISO \(DisplayText.grouped($0))" },
            camera.focalLength.map { "\(DisplayText.oneDecimal($0)) mm" },
        ].compactMap { $0 }
    }

    var metadataSize: String {
        inspection.metadata.byteCount == 0 ? "" : DisplayText.byteCount(inspection.metadata.byteCount)
    }

    var trailingData: String {
        guard let data = inspection.trailingData else { return "" }
        return "\(DisplayText.grouped(data.byteCount)) bytes: \(Self.trailingNames[data.kind] ?? data.kind.rawValue)"
    }

    private static let trailingNames: [TrailingKind: String] = [
        .jpeg: "another JPEG", .movie: "a film", .samsung: "a Samsung trailer", .zip: "a ZIP archive",
        .padding: "padding", .unknown: "of no known kind",
    ]

    /// "make it 3.98 MB (requantized, 45.2 dB)".
    static func deed(_ plan: NormalizationReport) -> String {
        let size = DisplayText.byteCount(plan.predictedByteCount)
        let psnr = plan.psnr.map { ", \(DisplayText.oneDecimal($0)) dB" } ?? ""
        let loss =
            switch plan.method {
            case .passthrough, .metadata, .lossless: ", no pixel changed"
            default: psnr
            }
        return "make it \(size) (\(plan.method.rawValue)\(loss))"
    }

    /// What people call it.
    static func name(_ item: RemovedItem) -> String {
        names[item] ?? (item.rawValue.hasPrefix("app") ? item.rawValue.uppercased() : item.rawValue)
    }

    private static let names: [RemovedItem: String] = [
        .gps: "GPS position", .exif: "EXIF", .makerNote: "MakerNote", .xmp: "XMP", .iptc: "IPTC", .icc: "ICC profile",
        .multiPicture: "further pictures", .motionPhoto: "motion photo", .c2pa: "C2PA", .trailingData: "trailing data",
        .gainMap: "gain map",
    ]
}
