internal import JPEGCodec
internal import JPEGSyntax

extension PhotoWarning {
    /// A warning of libjpeg's, in a sentence.
    init(_ kind: DecodingWarnings.Kind, in found: DecodingWarnings, mcuRowCount: Int) {
        let invented: String
        if kind.isCorruption, let row = found.firstCorruptRow {
            // Rounded up: no part is said to be sound that is not.
            let share = ((mcuRowCount - row) * 100 + mcuRowCount - 1) / mcuRowCount
            invented = " \(share) % of the picture, from MCU row \(row) of \(mcuRowCount) on, is partly invented."
        } else {
            invented = ""
        }
        switch kind {
        case .adobeTransform:
            self.init(code: .adobeTransformUnknown, message: "The Adobe segment names an unknown color transform.")
        case .jfifMajor:
            self.init(code: .jfifVersionUnknown, message: "The JFIF segment has an unknown major version.")
        case .notSequential:
            self.init(
                code: .scanParametersInvalid,
                message: "A scan header has progressive parameters in a sequential file.")
        case .extraneousData:
            self.init(
                code: .extraneousData,
                message: "\(found.extraneousByteCount) bytes between markers belong to nothing.")
        case .arithmeticCode:
            self.init(code: .damagedData, message: "An arithmetic code is not valid.\(invented)")
        case .huffmanCode:
            self.init(code: .damagedData, message: "A Huffman code is not valid.\(invented)")
        case .bogusProgression:
            self.init(code: .damagedProgression, message: "The scans refine what was not coded before.\(invented)")
        case .hitMarker:
            self.init(code: .truncatedData, message: "The picture's data end before the picture does.\(invented)")
        case .endOfFile:
            let missing = found.firstCorruptRow == nil ? "the marker that ends it" : "the picture does"
            self.init(code: .truncatedFile, message: "The file ends before \(missing).\(invented)")
        case .mustResynchronize:
            self.init(code: .damagedRestart, message: "A restart marker is missing or wrong.\(invented)")
        case .tooMuchData:
            self.init(code: .tooMuchData, message: "There are more scan data than the picture has.\(invented)")
        case .other:
            self.init(code: .decoderWarning, message: "The decoder warned of something.\(invented)")
        }
    }
}

extension PhotoWarning {
    /// The picture is complete, and EOI does not stand behind it.
    static func missingEnd(_ tail: PictureTail?, _ structure: JPEGStructure) -> PhotoWarning {
        let end = tail.map { $0.byteCount > 0 ? $0.start : structure.impliedEnd ?? $0.start } ?? structure.byteCount
        let count = structure.byteCount - end
        return PhotoWarning(
            code: .endMissing,
            message: count == 0
                ? "The marker that ends the picture is missing."
                : "The marker that ends the picture is missing; \(count) bytes stand behind its data.")
    }

    /// Bytes before EOI that belong to nothing.
    static func strayBytes(count: Int) -> PhotoWarning {
        PhotoWarning(
            code: .extraneousData,
            message: "\(count) bytes between the picture's data and the marker that ends it belong to nothing.")
    }

    /// What `--repair` made up besides what libjpeg did.
    static func all(of tables: ValidatedTables, concealedCount: Int) -> [PhotoWarning] {
        var warnings: [PhotoWarning] = []
        if tables.missingComponentCount > 0 {
            warnings.append(
                PhotoWarning(
                    code: .missingScans,
                    message: "\(tables.missingComponentCount) of its color components have no data; they are flat."))
        }
        if tables.zeroStepCount > 0 {
            warnings.append(
                PhotoWarning(
                    code: .quantizationStepZero,
                    message: "\(tables.zeroStepCount) quantization steps are 0; their frequencies are lost."))
        }
        if concealedCount > 0 {
            warnings.append(
                PhotoWarning(
                    code: .coefficientsLimited,
                    message: "\(concealedCount) coefficients that no 8-bit picture has were limited."))
        }
        return warnings
    }

    /// What the marker reader put up with; nil for what the standard allows, and for what libjpeg warns of itself.
    init?(_ anomaly: SyntaxAnomaly) {
        switch anomaly {
        case .fillBytes, .numberOfLines, .missingEndOfImage, .invalidScanParameters, .unknownJFIFVersion:
            return nil
        case .junkBetweenSegments(let offset, let byteCount):
            self.init(
                code: .extraneousData, message: "\(byteCount) bytes between markers belong to nothing, at \(offset).")
        case .leadingBytes(let byteCount):
            self.init(code: .extraneousData, message: "\(byteCount) bytes stand before the picture.")
        case .repeatedStartOfImage(let offset):
            self.init(code: .strayMarker, message: "A second start of image stands at byte \(offset).")
        case .strayMarker(let offset, let marker), .unexpectedMarkerInScan(let offset, let marker):
            self.init(
                code: .strayMarker,
                message:
                    "The marker 0xFF\(String(marker, radix: 16, uppercase: true)) at byte \(offset) is out of place.")
        case .fillBeforeStuffing(let offset):
            self.init(
                code: .fillByteInData,
                message: "A fill byte stands in the coded data at byte \(offset): some decoders draw it wrong.")
        case .missingHuffmanTables:
            self.init(
                code: .huffmanTablesMissing,
                message: "It is coded by the standard's Huffman tables, and has none: not every decoder fills them in.")
        case .reservedMarker(let offset, let marker):
            self.init(
                code: .reservedMarker,
                message: "The marker 0xFF\(String(marker, radix: 16, uppercase: true)) at byte \(offset) is reserved.")
        case .oddSegmentLength(let offset, let declared, let expected):
            self.init(
                code: .segmentLengthOdd,
                message: "The segment at byte \(offset) declares \(declared) bytes, its content takes \(expected).")
        }
    }
}
