@testable import JPEGSyntax

func structure(_ bytes: [UInt8], limits: SyntaxLimits = SyntaxLimits()) throws -> JPEGStructure {
    try JPEGStructure(reading: bytes.span, limits: limits)
}

/// The error of reading; nil when there is none.
func refusal(_ bytes: [UInt8], limits: SyntaxLimits = SyntaxLimits()) -> JPEGSyntaxError? {
    do {
        _ = try JPEGStructure(reading: bytes.span, limits: limits)
        return nil
    } catch {
        return error
    }
}

func fileSignature(_ bytes: [UInt8]) -> FileSignature {
    FileSignature(of: bytes.span)
}
