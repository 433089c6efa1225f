/// Corrects what an EXIF block says about its picture, in place: nothing else in the block moves or changes, so that
/// offsets in a MakerNote stay true.
struct EXIFPatcher {
    /// The whole payload of the APP1 segment.
    private(set) var payload: [UInt8]
    /// As read from `payload`, again after each change.
    private var block: EXIFBlock
    /// What must not change, as ranges of the TIFF structure.
    private var untouchable: [Range<Int>]

    /// - Parameters:
    ///   - payload: of the APP1 segment.
    ///   - block: as read from it.
    init(_ payload: [UInt8], block: EXIFBlock) {
        self.payload = payload
        self.block = block
        untouchable = Self.untouchableRanges(of: block.walk)
    }

    /// Makes orientation and dimensions true, and adds them where they are missing.
    ///
    /// - Parameter picture: the one that the block will stand in.
    /// - Throws: `MetadataError.unpatchableEXIF` when the block's structure does not allow it.
    mutating func correct(for picture: StoredPicture) throws(MetadataError) {
        let isOrientationTrue: Bool =
            switch block.orientation {
            case .absent: picture.orientation == .upright
            case .valid(let value): value == picture.orientation
            case .invalid: false
            }
        if !isOrientationTrue { try set([(.orientation, Int(picture.orientation.rawValue))], in: .image) }
        let dimensions = [(TIFFTag.pixelXDimension, picture.width), (.pixelYDimension, picture.height)]
        let untrue = dimensions.filter { integer($0.0) != $0.1 }
        if !untrue.isEmpty { try set(untrue, in: .exif) }
        guard dimensions.allSatisfy({ integer($0.0) == $0.1 }) else {
            throw .unpatchableEXIF(reason: "its directories overlap")
        }
    }

    /// Makes the sizes true that some programs write elsewhere, where they are; adds nothing.
    ///
    /// - Parameter picture: the one that the block will stand in.
    /// - Throws: `MetadataError.unpatchableEXIF` when the block's structure does not allow it.
    mutating func correctFurtherSizes(for picture: StoredPicture) throws(MetadataError) {
        for (tag, value) in EXIFBlock.furtherSizes(of: picture) where block.walk[tag] != nil && integer(tag) != value {
            try set([(tag, value)], in: tag.directory)
        }
    }

    /// Takes tags out of their directories, whose other entries move up; their values are overwritten with zeros where
    /// nothing else lies.
    ///
    /// - Parameter tags: those that are to go.
    /// - Throws: `MetadataError.unpatchableEXIF` when the block's structure does not allow it.
    mutating func remove(_ tags: Set<TIFFTag>) throws(MetadataError) {
        for directory in block.walk.directories {
            let isGone: (TIFFEntry) -> Bool = { tags.contains(TIFFTag(directory.kind, $0.tag)) }
            guard directory.entries.contains(where: isGone) else { continue }
            let others = block.walk.occupiedRanges(except: directory, isGone)
            guard isWhole(directory), let next = nextPointer(of: directory),
                !others.contains(where: { $0.overlaps(directory.table) })
            else {
                // Nothing can move, so that they become padding where they stand.
                for entry in directory.entries where isGone(entry) {
                    let padding = self.entry(.padding, .undefined, count: 4, field: [0, 0, 0, 0])
                    try write(padding, at: entry.offset, sparing: others)
                }
                try readAgain()
                return try remove(tags)
            }
            let kept = directory.entries.filter { !isGone($0) }
            let shorter = table(kept.map { bytes(at: $0.offset..<($0.offset + 12)) }, next: next)
            let padding = [UInt8](repeating: 0, count: directory.table.count - shorter.count)
            replace(directory.table, with: shorter + padding)
            for entry in directory.entries where isGone(entry) && !entry.isInline {
                guard let value = entry.value, !others.contains(where: { $0.overlaps(value) }) else { continue }
                replace(value, with: [UInt8](repeating: 0, count: value.count))
            }
            try readAgain()
            untouchable = Self.untouchableRanges(of: block.walk)
            return try remove(tags)
        }
    }

    /// Exchanges X and Y of the resolution.
    mutating func turnResolution() {
        guard let x = block.walk[.xResolution], let y = block.walk[.yResolution], x.type == .rational,
            y.type == .rational, x.count == 1, y.count == 1, let first = x.value, let second = y.value,
            !first.overlaps(second)
        else { return }
        let (across, down) = (bytes(at: first), bytes(at: second))
        replace(first, with: down)
        replace(second, with: across)
    }

    private func bytes(at range: Range<Int>) -> [UInt8] { payload.span.extracting(tiffStart...).copy(of: range) }

    /// All entries that it declares were read.
    private func isWhole(_ directory: TIFFDirectory) -> Bool {
        byteOrder.uint16(in: payload.span.extracting(tiffStart...), at: directory.offset).map { Int($0) }
            == directory.entries.count
    }

    private func nextPointer(of directory: TIFFDirectory) -> UInt32? {
        directory.nextPointerOffset.flatMap { byteOrder.uint32(in: payload.span.extracting(tiffStart...), at: $0) }
    }

    private mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
        payload.replaceSubrange((tiffStart + range.lowerBound)..<(tiffStart + range.upperBound), with: bytes)
    }

    /// Makes a picture that has become sRGB be called so, where the block says something else; adds nothing.
    ///
    /// - Throws: `MetadataError.unpatchableEXIF` when the block's structure does not allow it.
    mutating func declareSRGB() throws(MetadataError) {
        if block.walk[.colorSpace] != nil, block.colorSpace != 1 { try set([(.colorSpace, 1)], in: .exif) }
        // Whatever the color space says: some programs ask the index first.
        guard block.isOptionFile,
            let value = block.walk[.interoperabilityIndex]?.value, value.count == Self.basicFile.count
        else { return }
        try write(Self.basicFile, at: value.lowerBound)
        try readAgain()
    }

    /// "R98", DCF's name for the files that are in sRGB.
    private static let basicFile: [UInt8] = [0x52, 0x39, 0x38, 0]

    /// Takes out the thumbnail directory, and overwrites the thumbnail with zeros where nothing else lies.
    ///
    /// - Throws: `MetadataError.unpatchableEXIF` when the block's structure does not allow it.
    mutating func dropThumbnail() throws(MetadataError) {
        guard let directory = block.walk[.thumbnail] else { return }
        if let offset = integer(.thumbnailOffset), let byteCount = integer(.thumbnailByteCount), offset >= 0 {
            let end = min(payload.count - tiffStart, offset + max(0, byteCount))
            let thumbnail = min(offset, end)..<end
            if !untouchable.contains(where: { $0.overlaps(thumbnail) }) {
                try write(Array(repeating: 0, count: thumbnail.count), at: thumbnail.lowerBound)
            }
        }
        try write(byteOrder.bytes(of: UInt32(0)), at: directory.pointerOffset)
        try readAgain()
    }
}

extension EXIFPatcher {
    private var tiffStart: Int { block.headerByteCount }
    private var byteOrder: ByteOrder { block.walk.byteOrder }

    private func integer(_ tag: TIFFTag) -> Int? {
        block.walk.integer(tag, in: payload.span.extracting(tiffStart...))
    }

    private static let changingTags: Set<TIFFTag> = [
        .orientation, .imageWidth, .imageHeight, .pixelXDimension, .pixelYDimension, .exifPointer, .colorSpace,
        .interoperabilityIndex, .relatedImageWidth, .relatedImageHeight,
    ]

    /// The entries and values of all tags but those that are set; the thumbnail's directory is not looked after.
    private static func untouchableRanges(of walk: TIFFWalk) -> [Range<Int>] {
        var result = [0..<4]
        for directory in walk.directories where directory.kind != .thumbnail && directory.kind != .further {
            result.append(directory.offset..<(directory.offset + 2))
            for entry in directory.entries where !changingTags.contains(TIFFTag(directory.kind, entry.tag)) {
                result.append(entry.offset..<(entry.offset + 12))
                if let value = entry.value, !entry.isInline { result.append(value) }
            }
        }
        return result
    }

    private mutating func readAgain() throws(MetadataError) {
        do {
            block = try EXIFBlock(reading: payload.span)
        } catch {
            throw .unpatchableEXIF(reason: error.description)
        }
    }

    /// Sets tags of one directory, in place where they stand, else in a copy of the directory.
    private mutating func set(_ values: [(TIFFTag, Int)], in kind: TIFFDirectory.Kind) throws(MetadataError) {
        var missing: [[UInt8]] = []
        for (tag, value) in values {
            let entries = block.walk[kind]?.entries.filter { $0.tag == tag.number } ?? []
            // Readers disagree on which of repeated tags counts.
            for entry in entries {
                try write(numberEntry(tag, value, isLong: entry.type == .long && tag != .orientation), at: entry.offset)
            }
            if entries.isEmpty { missing.append(numberEntry(tag, value, isLong: tag != .orientation)) }
        }
        if !missing.isEmpty {
            if block.walk[kind] == nil {
                try appendEXIFDirectory(missing)
            } else {
                try extend(kind, by: missing)
            }
        }
        try readAgain()
    }

    /// Writes a longer copy of a directory to the end of the block, and points to it.
    private mutating func extend(_ kind: TIFFDirectory.Kind, by added: [[UInt8]]) throws(MetadataError) {
        guard let directory = block.walk[kind], let table = extendedTable(directory, by: added) else {
            throw .unpatchableEXIF(reason: "its \(kind.rawValue) directory is truncated")
        }
        let offset = try append(table)
        try write(byteOrder.bytes(of: UInt32(offset)), at: directory.pointerOffset)
    }

    /// Entries in order of their tags, which the source's may be without; nil when the directory was not read to its
    /// end.
    private func extendedTable(_ directory: TIFFDirectory, by added: [[UInt8]]) -> [UInt8]? {
        let tiff = payload.span.extracting(tiffStart...)
        guard byteOrder.uint16(in: tiff, at: directory.offset).map({ Int($0) }) == directory.entries.count else {
            return nil
        }
        var entries = directory.entries.map { tiff.copy(of: $0.offset..<($0.offset + 12)) }
        for entry in added {
            let tag = byteOrder.uint16(in: entry.span, at: 0) ?? 0
            let place = entries.firstIndex { byteOrder.uint16(in: $0.span, at: 0) ?? 0 > tag } ?? entries.count
            entries.insert(entry, at: place)
        }
        let next = directory.nextPointerOffset.flatMap { byteOrder.uint32(in: tiff, at: $0) } ?? 0
        return table(entries, next: next)
    }

    private mutating func appendEXIFDirectory(_ added: [[UInt8]]) throws(MetadataError) {
        guard block.walk[.exifPointer] == nil else {
            throw .unpatchableEXIF(reason: "its exif directory cannot be read")
        }
        let version = entry(.exifVersion, .undefined, count: 4, field: MinimalEXIF.version)
        let offset = try append(table([version] + added, next: 0))
        let pointer = entry(.exifPointer, .long, count: 1, field: byteOrder.bytes(of: UInt32(offset)))
        try extend(.image, by: [pointer])
    }

    /// - Parameter table: of a directory.
    /// - Returns: where it stands in the TIFF structure.
    /// - Throws: `MetadataError.unpatchableEXIF` when the segment would be too long.
    private mutating func append(_ table: [UInt8]) throws(MetadataError) -> Int {
        // A value that reaches over the end would reach into the appended directory.
        let overrun = block.walk.problems.first {
            switch $0 {
            case .valueOutside, .directoryOverrun: true
            default: false
            }
        }
        if let overrun { throw .unpatchableEXIF(reason: overrun.description) }
        // Directories begin at even offsets (TIFF 6.0, section 2).
        if (payload.count - tiffStart) % 2 == 1 { payload.append(0) }
        guard payload.count + table.count <= MetadataSegment.maximumPayloadByteCount else {
            throw .unpatchableEXIF(reason: "\(table.count) more bytes do not fit into its segment")
        }
        defer { payload += table }
        return payload.count - tiffStart
    }

    private mutating func write(_ bytes: [UInt8], at offset: Int) throws(MetadataError) {
        try write(bytes, at: offset, sparing: untouchable)
    }

    private mutating func write(
        _ bytes: [UInt8], at offset: Int, sparing untouchable: [Range<Int>]
    ) throws(MetadataError) {
        let range = offset..<(offset + bytes.count)
        guard !untouchable.contains(where: { $0.overlaps(range) }) else {
            throw .unpatchableEXIF(reason: "its parts overlap at \(offset)")
        }
        payload.replaceSubrange((tiffStart + range.lowerBound)..<(tiffStart + range.upperBound), with: bytes)
    }
}

extension EXIFPatcher {
    private func table(_ entries: [[UInt8]], next: UInt32) -> [UInt8] {
        byteOrder.bytes(of: UInt16(entries.count)) + entries.joined() + byteOrder.bytes(of: next)
    }

    /// An entry whose value is `field`, of four bytes.
    private func entry(_ tag: TIFFTag, _ type: TIFFType, count: UInt32, field: [UInt8]) -> [UInt8] {
        byteOrder.bytes(of: tag.number) + byteOrder.bytes(of: type.rawValue) + byteOrder.bytes(of: count) + field
    }

    /// One number: LONG where it has to be.
    private func numberEntry(_ tag: TIFFTag, _ value: Int, isLong: Bool) -> [UInt8] {
        if !isLong, let short = UInt16(exactly: value) {
            return entry(tag, .short, count: 1, field: byteOrder.bytes(of: short) + [0, 0])
        }
        return entry(tag, .long, count: 1, field: byteOrder.bytes(of: UInt32(clamping: value)))
    }
}
