/// A walk over the directories of a TIFF structure, as EXIF uses it: IFD0, its Exif, GPS and Interoperability
/// directories, and IFD1 with the thumbnail.
///
/// Reads every directory at most once and at most `Limits` of them, so the time is linear in the bytes. Never traps:
/// what does not fit is left out and told in `problems`.
package struct TIFFWalk: Sendable, Hashable {
    package let byteOrder: ByteOrder
    /// In the order in which they were reached; the first is IFD0.
    package private(set) var directories: [TIFFDirectory] = []
    /// What is wrong without keeping IFD0 from being read; at most `Limits.maximumProblemCount`.
    package private(set) var problems: [TIFFError] = []

    private let limits: Limits
    private var entryCount = 0
    private var visitedOffsets: Set<Int> = []

    package struct Limits: Sendable, Hashable {
        /// Default 16; a camera's block has five.
        package var maximumDirectoryCount = 16
        /// Entries of all directories, default 4,096; cameras write 20 to 100.
        package var maximumEntryCount = 4_096
        /// Problems that are kept, default 16.
        package var maximumProblemCount = 16

        package init() {}
    }

    /// Walks a TIFF structure.
    ///
    /// - Parameters:
    ///   - bytes: the structure from its byte order mark on, thus without "Exif\0\0".
    ///   - limits: how much is read.
    /// - Throws: `TIFFError` when IFD0 cannot be reached. Damage further on does not throw.
    package init(_ bytes: Span<UInt8>, limits: Limits = Limits()) throws(TIFFError) {
        guard let byteOrder = ByteOrder(mark: bytes), let start = byteOrder.uint32(in: bytes, at: 4) else {
            throw .notTIFF(byteCount: bytes.count)
        }
        self.byteOrder = byteOrder
        self.limits = limits

        // Breadth first: the first directories, which matter most, are read before a limit is reached.
        var pending = [Pointer(kind: .image, target: Int(start), offset: 4)]
        var next = 0
        while next < pending.count {
            let pointer = pending[next]
            next += 1
            guard directories.count < limits.maximumDirectoryCount else {
                note(.tooManyDirectories(maximum: limits.maximumDirectoryCount))
                break
            }
            do {
                let directory = try readDirectory(pointer, in: bytes)
                directories.append(directory)
                pending += pointers(of: directory, in: bytes)
            } catch {
                if pointer.kind == .image { throw error }
                note(error)
            }
        }
        if let offset = integer(.thumbnailOffset, in: bytes), let byteCount = integer(.thumbnailByteCount, in: bytes),
            offset > bytes.count || byteCount > bytes.count - offset
        {
            note(.thumbnailOutside(offset: offset, declaredByteCount: byteCount))
        }
    }

    /// The first directory of a kind.
    package subscript(kind: TIFFDirectory.Kind) -> TIFFDirectory? {
        directories.first { $0.kind == kind }
    }

    /// The first entry with a tag in the first directory of its kind.
    package subscript(tag: TIFFTag) -> TIFFEntry? {
        self[tag.directory]?[tag.number]
    }
}

extension TIFFWalk {
    private struct Pointer {
        var kind: TIFFDirectory.Kind
        var target: Int
        /// Where the pointer stands.
        var offset: Int
    }

    private mutating func note(_ problem: TIFFError) {
        if problems.count < limits.maximumProblemCount { problems.append(problem) }
    }

    private mutating func readDirectory(
        _ pointer: Pointer,
        in bytes: Span<UInt8>
    ) throws(TIFFError) -> TIFFDirectory {
        let kind = pointer.kind
        guard pointer.target >= 8, let declared = byteOrder.uint16(in: bytes, at: pointer.target) else {
            throw .directoryOutside(kind, offset: pointer.target, byteCount: bytes.count)
        }
        guard visitedOffsets.insert(pointer.target).inserted else {
            throw .directoryLoop(kind, offset: pointer.target)
        }
        let start = pointer.target + 2
        let available = min(Int(declared), (bytes.count - start) / 12)
        if available < Int(declared) {
            note(.directoryOverrun(kind, declaredEntryCount: Int(declared), availableEntryCount: available))
        }

        var entries: [TIFFEntry] = []
        entries.reserveCapacity(available)
        for index in 0..<available {
            guard entryCount < limits.maximumEntryCount else {
                note(.tooManyEntries(maximum: limits.maximumEntryCount))
                break
            }
            guard let entry = readEntry(at: start + 12 * index, of: kind, in: bytes) else { break }
            entries.append(entry)
            entryCount += 1
        }
        let end = start + 12 * Int(declared)
        return TIFFDirectory(
            kind: kind,
            offset: pointer.target,
            pointerOffset: pointer.offset,
            entries: entries,
            nextPointerOffset: end <= bytes.count - 4 ? end : nil
        )
    }

    private mutating func readEntry(
        at offset: Int,
        of kind: TIFFDirectory.Kind,
        in bytes: Span<UInt8>
    ) -> TIFFEntry? {
        guard let tag = byteOrder.uint16(in: bytes, at: offset),
            let typeCode = byteOrder.uint16(in: bytes, at: offset + 2),
            let count = byteOrder.uint32(in: bytes, at: offset + 4),
            let field = byteOrder.uint32(in: bytes, at: offset + 8)
        else { return nil }
        var value: Range<Int>?
        if let type = TIFFType(rawValue: typeCode) {
            // At most 2³² × 8: no overflow in 64 bits.
            let byteCount = Int(count) * type.byteCount
            let start = byteCount <= 4 ? offset + 8 : Int(field)
            if start <= bytes.count, byteCount <= bytes.count - start {
                value = start..<(start + byteCount)
            } else {
                note(.valueOutside(TIFFTag(kind, tag), declaredByteCount: byteCount))
            }
        } else {
            note(.unknownType(TIFFTag(kind, tag), typeCode: typeCode))
        }
        return TIFFEntry(tag: tag, typeCode: typeCode, count: Int(count), offset: offset, value: value)
    }

    /// The directories that a directory points to.
    private mutating func pointers(of directory: TIFFDirectory, in bytes: Span<UInt8>) -> [Pointer] {
        var result: [Pointer] = []
        let children: [(TIFFTag, TIFFDirectory.Kind)] =
            switch directory.kind {
            case .image: [(.exifPointer, .exif), (.gpsPointer, .gps)]
            case .exif: [(.interoperabilityPointer, .interoperability)]
            case .gps, .interoperability, .thumbnail, .further: []
            }
        for (tag, kind) in children {
            guard let entry = directory[tag.number] else { continue }
            if let target = byteOrder.pointer(of: entry, in: bytes) {
                result.append(Pointer(kind: kind, target: target, offset: entry.offset + 8))
            } else {
                note(.invalidPointer(tag))
            }
        }
        // Only the main chain goes on; what stands behind the other directories is often not a pointer at all.
        let nextKind: TIFFDirectory.Kind? =
            switch directory.kind {
            case .image: .thumbnail
            case .thumbnail, .further: .further
            case .exif, .gps, .interoperability: nil
            }
        if let nextKind, let offset = directory.nextPointerOffset,
            let target = byteOrder.uint32(in: bytes, at: offset), target != 0
        {
            result.append(Pointer(kind: nextKind, target: Int(target), offset: offset))
        }
        return result
    }
}

extension ByteOrder {
    /// From the first four bytes of a TIFF structure; nil when they are not a TIFF header.
    init?(mark bytes: Span<UInt8>) {
        if bytes.matches([0x49, 0x49, 0x2A, 0x00]) {
            self = .littleEndian
        } else if bytes.matches([0x4D, 0x4D, 0x00, 0x2A]) {
            self = .bigEndian
        } else {
            return nil
        }
    }

    /// The target of an entry that points to a directory.
    func pointer(of entry: TIFFEntry, in bytes: Span<UInt8>) -> Int? {
        guard entry.count == 1, entry.type == .long || entry.type == .directory else { return nil }
        return uint32(in: bytes, at: entry.offset + 8).map { Int($0) }
    }
}
