/// One part of a PEM file (RFC 7468).
struct PEMBlock: Sendable {
    /// "CERTIFICATE".
    let label: String
    /// With the lines that begin and end it.
    let text: String

    /// What the base 64 inside stands for; nil when it is none.
    var bytes: [UInt8]? {
        let lines = text.split(whereSeparator: \.isNewline).dropFirst().dropLast()
        return Essentials.bytes(base64: lines.joined().filter { !$0.isWhitespace })
    }

    var isEncrypted: Bool { label.contains("ENCRYPTED") || text.contains("Proc-Type: 4,ENCRYPTED") }

    /// All parts, whatever stands between them: exporting programs write attributes there.
    static func all(in text: String) -> [PEMBlock] {
        var blocks: [PEMBlock] = []
        var label: String?
        var lines: [Substring] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingSuffix(while: \.isWhitespace)
            if line.hasPrefix("-----BEGIN "), line.hasSuffix("-----") {
                label = String(line.dropFirst("-----BEGIN ".count).dropLast(5))
                lines = []
            }
            guard let open = label else { continue }
            lines.append(line)
            if line == "-----END \(open)-----" {
                blocks.append(PEMBlock(label: open, text: lines.joined(separator: "\n") + "\n"))
                label = nil
            }
        }
        return blocks
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, isDropped(last) { text.removeLast() }
        return text
    }
}
