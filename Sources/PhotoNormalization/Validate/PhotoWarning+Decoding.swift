internal import JPEGCodec

extension PhotoWarning {
    /// A warning of libjpeg's, in a sentence.
    init(_ kind: DecodingWarnings.Kind, in found: DecodingWarnings, mcuRowCount: Int) {
        let invented: String
        if kind.isCorruption, let row = found.firstCorruptRow {
            invented = " From MCU row \(row) of \(mcuRowCount) on the picture may be invented."
        } else {
            invented = ""
        }
        switch kind {
        case .adobeTransform:
            self.init(code: "adobe-transform-unknown", message: "The Adobe segment names an unknown color transform.")
        case .jfifMajor:
            self.init(code: "jfif-version-unknown", message: "The JFIF segment has an unknown major version.")
        case .notSequential:
            self.init(
                code: "scan-parameters-invalid",
                message: "A scan header has progressive parameters in a sequential file.")
        case .extraneousData:
            self.init(
                code: "extraneous-data",
                message: "\(found.extraneousByteCount) bytes between markers belong to nothing.")
        case .arithmeticCode:
            self.init(code: "damaged-data", message: "An arithmetic code is not valid.\(invented)")
        case .huffmanCode:
            self.init(code: "damaged-data", message: "A Huffman code is not valid.\(invented)")
        case .bogusProgression:
            self.init(code: "damaged-progression", message: "The scans refine what was not coded before.\(invented)")
        case .hitMarker:
            self.init(code: "truncated-data", message: "The picture's data end before the picture does.\(invented)")
        case .endOfFile:
            self.init(code: "truncated-file", message: "The file ends before the picture does.\(invented)")
        case .mustResynchronize:
            self.init(code: "damaged-restart", message: "A restart marker is missing or wrong.\(invented)")
        case .tooMuchData:
            self.init(code: "too-much-data", message: "There are more scan data than the picture has.\(invented)")
        case .other:
            self.init(code: "decoder-warning", message: "The decoder warned of something.\(invented)")
        }
    }
}
