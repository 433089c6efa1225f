/// Carries out prepared requests on the photos of a tenant.
struct PhotoService {
    var store = PhotoStore()
    var missingPhoto: MissingPhotoAnswer
    var dimensions: DimensionsAnswer
    var contentPatch: ContentPatchAnswer
    let photos: PhotoKeeping
    let etags: ETagKind
    let uploadStatus: Int
    let maximumByteCountWithoutMailbox: Int
    let archive: PhotoArchive?

    /// - Throws: when the folder cannot be read. Files that are no photos are passed over.
    init(configuration: SandboxConfiguration) throws {
        missingPhoto = configuration.missingPhoto
        dimensions = configuration.dimensions
        contentPatch = configuration.contentPatch
        photos = configuration.photos
        etags = configuration.etags
        uploadStatus = configuration.uploadStatus
        maximumByteCountWithoutMailbox = configuration.maximumByteCountWithoutMailbox
        archive = try configuration.dataDirectory.map { try PhotoArchive(path: $0) }
        for (key, bytes) in try archive?.load() ?? [] {
            // They were kept as they are once.
            guard let photo = try? StoredPhoto(checking: bytes, etags: etags) else { continue }
            store.set(key, to: photo)
        }
    }

    /// What is done differently, on purpose.
    struct Mischief {
        /// Everything is checked, and nothing kept.
        var keepsNothing = false
        /// How many of the next reads get what was before.
        var staleReadCount = 0
    }

    /// - Throws: what Graph answers.
    mutating func answer(
        _ prepared: PreparedRequest,
        body: [UInt8],
        mischief: Mischief = Mischief()
    ) throws(GraphFailure) -> SandboxAnswer {
        switch prepared.operation {
        case .read: return try read(prepared)
        case .writeContent: return try writeContent(prepared, body: body, mischief)
        case .writeDimensions: return try writeDimensions(prepared, body: body)
        case .delete: return try delete(prepared, mischief)
        }
    }

    private mutating func writeContent(_ prepared: PreparedRequest, body: [UInt8], _ mischief: Mischief)
        throws(GraphFailure) -> SandboxAnswer
    {
        // The live service looks at this before it looks at the picture, and says the same.
        guard prepared.request.mediaType == "image/jpeg" else { throw .notAnImage }
        if !prepared.subject.hasMailbox, body.count > maximumByteCountWithoutMailbox { throw .noMailbox }
        let photo = try StoredPhoto(checking: body, keeping: photos, etags: etags)
        let isIgnored = prepared.request.method == "PATCH" && contentPatch == .ignore
        if mischief.keepsNothing || isIgnored { return SandboxAnswer(status: 204) }
        store.set(prepared.subject.key, to: photo, staleReadCount: mischief.staleReadCount)
        try save(prepared.subject.key, photo.bytes)
        return SandboxAnswer(status: uploadStatus)
    }

    private mutating func delete(_ prepared: PreparedRequest, _ mischief: Mischief) throws(GraphFailure)
        -> SandboxAnswer
    {
        guard let photo = store.current(prepared.subject.key) else { throw .imageNotFound }
        if let etag = prepared.request.ifMatch, etag != "*", etag != photo.etag { throw .preconditionFailed }
        if mischief.keepsNothing { return SandboxAnswer(status: 204) }
        store.set(prepared.subject.key, to: nil, staleReadCount: mischief.staleReadCount)
        try save(prepared.subject.key, nil)
        return SandboxAnswer(status: 204)
    }

    private func save(_ key: PhotoKey, _ bytes: [UInt8]?) throws(GraphFailure) {
        do {
            try archive?.save(key, bytes)
        } catch {
            throw .storage
        }
    }
}
