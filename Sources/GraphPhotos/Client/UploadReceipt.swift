public import PhotoNormalization

/// The last answer to a request, and what it took to get it.
public struct ServiceReceipt: Sendable, Hashable {
    /// 200 or 204, mostly; 404, 409 or 412 where an earlier try, whose answer was lost, had done it.
    public var httpStatus: Int
    /// The service's id of the request; nil when it tells none.
    public var requestID: String?
    /// Our id of the request.
    public var clientRequestID: String
    /// The service's Date field.
    public var date: String?
    /// How often the request was sent, 1 or more.
    public var attemptCount: Int
}

/// What became of an upload.
public struct UploadReceipt: Sendable, Hashable {
    /// The service's acceptance of the photo.
    public var service: ServiceReceipt
    /// Of the one normalization of the photo that was sent.
    public var report: NormalizationReport
    /// The tag of the photo that the service shows.
    public var etag: String?
    /// The service shows the photo; nil when it was not asked, or it cannot be told.
    public var isVisible: Bool?
    /// What was not as it should be, though the photo was accepted.
    public var warnings: [PhotoWarning]
}
