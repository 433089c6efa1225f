extension ICCProfile {
    /// The profile with nothing but what colors need; itself, byte for byte, where that is all of it.
    ///
    /// Profiles of screens and scanners tell serial numbers and names of devices and people in tags of their own, and
    /// bytes that no tag refers to can be anything.
    package var essence: ICCProfile {
        let span = bytes.span
        let entries = ICCTagTable.entries(of: span)
        let needed = entries.readable.filter { Self.isNeeded($0, in: span) }
        let kept = needed.map { ($0, ICCTagData(span.extracting($0.range))) }.filter { $0.1 != .unknown }
        guard
            kept.count < entries.count || kept.contains(where: { $0.1 != .whole }) || hasUnusedBytes(needed)
                || hasForeignIdentifier
        else { return self }
        let tags = kept.map { entry, data in
            let bytes = if case .cut(let rest) = data { rest } else { span.copy(of: entry.range) }
            return (String(decoding: entry.signature, as: UTF8.self), bytes)
        }
        let rebuilt = ICCProfileBuilder(header: Array(bytes[..<128]), tags: tags)
        return (try? ICCProfile(rebuilt.bytes)) ?? self
    }

    /// Bytes behind the declared end, between the tags, or in what the header reserves, that say something.
    private func hasUnusedBytes(_ tags: [ICCTagTable.Entry]) -> Bool {
        let declared = Int(ByteOrder.bigEndian.uint32(in: bytes.span, at: 0) ?? 0)
        if bytes.count > declared || bytes[100..<128].contains(where: { $0 != 0 }) { return true }
        var end = 132 + 12 * tags.count
        for range in tags.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if end < range.lowerBound, bytes[end..<range.lowerBound].contains(where: { $0 != 0 }) { return true }
            end = max(end, range.upperBound)
        }
        return end < bytes.count && bytes[end...].contains { $0 != 0 }
    }

    /// Where the profile's identifier stands there is something else (ICC.1:2022, 7.2.18).
    private var hasForeignIdentifier: Bool {
        let identifier = bytes[84..<100]
        guard identifier.contains(where: { $0 != 0 }) else { return false }
        var digested = bytes
        for range in [44..<48, 64..<68, 84..<100] {
            digested.replaceSubrange(range, with: Array(repeating: 0, count: range.count))
        }
        return !MD5.digest(of: digested).elementsEqual(identifier)
    }

    private static func isNeeded(_ entry: ICCTagTable.Entry, in profile: Span<UInt8>) -> Bool {
        let signature = String(decoding: entry.signature, as: UTF8.self)
        guard deviceTags.contains(signature) else { return neededTags.contains(signature) }
        let tag = profile.copy(of: entry.range)
        return standardTexts.contains { says(tag, $0) }
    }

    /// A tag holds this text and nothing else: in ASCII, perhaps once more for old Macintoshes, or in one language.
    private static func says(_ tag: [UInt8], _ text: String) -> Bool {
        let ascii = Array(text.utf8)
        let order = ByteOrder.bigEndian
        let described = Array("desc".utf8) + [0, 0, 0, 0] + order.bytes(of: UInt32(clamping: ascii.count + 1)) + ascii
        if tag.starts(with: described) {
            let rest = tag.dropFirst(described.count).filter { $0 != 0 }
            return rest.isEmpty || rest == [UInt8(truncatingIfNeeded: ascii.count + 1)] + ascii
        }
        // The language and the place of the one record stand in between.
        return tag.starts(with: Array("mluc".utf8) + [0, 0, 0, 0, 0, 0, 0, 1]) && tag.count >= 28
            && tag[28...].filter { $0 != 0 } == ascii && tag.count <= 32 + 2 * ascii.count
    }

    /// What is computed with, what the computation is for, and the name and copyright that a profile has to have.
    private static let neededTags: Set<String> = [
        "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2", "B2D3",
        "gamt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad", "chrm", "cicp", "lumi",
        "meas", "view", "tech", "rig0", "rig2", "desc", "cprt",
    ]
    /// What tells of a device, and of where it stands: needed only where it is the standard's name.
    private static let deviceTags: Set<String> = ["dmnd", "dmdd", "vued"]
    private static let standardTexts = [
        "IEC http://www.iec.ch", "IEC 61966-2.1 Default RGB colour space - sRGB",
        "Reference Viewing Condition in IEC61966-2.1", "GIMP", "sRGB",
    ]
}
