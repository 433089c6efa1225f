internal import CLibEXIF

/// A fresh EXIF block under construction, in libexif's memory.
///
/// libexif only writes here: it never parses anything, and of a photo's bytes it sees only the text of credits.
@safe
struct EXIFBuilder: ~Copyable {
    private let memory: OpaquePointer
    private let data: UnsafeMutablePointer<ExifData>

    private static let byteOrder = EXIF_BYTE_ORDER_MOTOROLA

    init() throws(MetadataError) {
        guard let memory = unsafe exif_mem_new_default() else { throw .outOfMemory }
        unsafe try self.init(allocatingWith: memory)
    }

    /// - Parameter memory: libexif's allocator, whose reference goes over to the builder.
    /// - Throws: `MetadataError.outOfMemory`.
    init(allocatingWith memory: OpaquePointer) throws(MetadataError) {
        guard let data = unsafe exif_data_new_mem(memory) else {
            unsafe exif_mem_unref(memory)
            throw .outOfMemory
        }
        unsafe self.memory = memory
        unsafe self.data = data
        // A new block is set to follow the specification, which is to fill up with tags of libexif's choice. No log is
        // attached, so libexif says nothing.
        unsafe exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION)
        unsafe exif_data_set_byte_order(data, Self.byteOrder)
    }

    deinit {
        unsafe exif_data_unref(data)
        unsafe exif_mem_unref(memory)
    }

    mutating func setShort(_ value: UInt16, for tag: TIFFTag) throws(MetadataError) {
        try set(ByteOrder.bigEndian.bytes(of: value), format: EXIF_FORMAT_SHORT, componentCount: 1, for: tag)
    }

    mutating func setLong(_ value: UInt32, for tag: TIFFTag) throws(MetadataError) {
        try set(ByteOrder.bigEndian.bytes(of: value), format: EXIF_FORMAT_LONG, componentCount: 1, for: tag)
    }

    mutating func setRational(_ value: Rational, for tag: TIFFTag) throws(MetadataError) {
        let bytes = ByteOrder.bigEndian.bytes(of: value.numerator) + ByteOrder.bigEndian.bytes(of: value.denominator)
        try set(bytes, format: EXIF_FORMAT_RATIONAL, componentCount: 1, for: tag)
    }

    mutating func setUndefined(_ bytes: [UInt8], for tag: TIFFTag) throws(MetadataError) {
        try set(bytes, format: EXIF_FORMAT_UNDEFINED, componentCount: bytes.count, for: tag)
    }

    /// - Parameters:
    ///   - text: without the NUL at its end.
    ///   - tag: which.
    /// - Throws: `MetadataError.outOfMemory`.
    mutating func setText(_ text: [UInt8], for tag: TIFFTag) throws(MetadataError) {
        try set(text + [0], format: EXIF_FORMAT_ASCII, componentCount: text.count + 1, for: tag)
    }

    private mutating func set(
        _ bytes: [UInt8],
        format: ExifFormat,
        componentCount: Int,
        for tag: TIFFTag
    ) throws(MetadataError) {
        let directory =
            switch tag.directory {
            case .image: unsafe data.pointee.ifd.0
            case .exif: unsafe data.pointee.ifd.2
            default: preconditionFailure("a minimal block has no \(tag.directory.rawValue) directory")
            }
        guard let directory = unsafe directory, let entry = unsafe exif_entry_new_mem(memory) else {
            throw .outOfMemory
        }
        // The directory takes a reference of its own.
        defer { unsafe exif_entry_unref(entry) }
        guard let allocation = unsafe exif_mem_alloc(memory, ExifLong(bytes.count)) else { throw .outOfMemory }
        let value = unsafe allocation.assumingMemoryBound(to: UInt8.self)
        for index in bytes.indices { unsafe value[index] = bytes[index] }
        // From here on the entry owns the allocation.
        unsafe entry.pointee.data = value
        unsafe entry.pointee.size = UInt32(bytes.count)
        unsafe entry.pointee.components = UInt(componentCount)
        unsafe entry.pointee.format = format
        unsafe entry.pointee.tag = ExifTag(UInt32(tag.number))
        unsafe exif_content_add_entry(directory, entry)
        // Adding has no result; without memory it leaves the entry alone.
        guard unsafe entry.pointee.parent == directory else { throw .outOfMemory }
    }

    /// The block as an APP1 payload: "Exif\0\0" and the TIFF structure.
    consuming func payload() throws(MetadataError) -> [UInt8] {
        var start: UnsafeMutablePointer<UInt8>?
        var byteCount: UInt32 = 0
        unsafe exif_data_save_data(data, &start, &byteCount)
        guard let start = unsafe start else { throw .outOfMemory }
        defer { unsafe exif_mem_free(memory, start) }
        guard byteCount > 0, byteCount <= MetadataSegment.maximumPayloadByteCount else {
            throw .invalidBlockSize(byteCount: Int(byteCount))
        }
        return unsafe Array(UnsafeBufferPointer(start: start, count: Int(byteCount)))
    }
}
