public import PhotoNormalization

/// The last answer to a request, and what it took to get it.
public struct ServiceReceipt: Sendable, Hashable {
    /// 200 or 204, mostly.
    public var httpStatus: Int
    /// The service's id of the request; nil when it tells none.
    public var requestID: String?
    /// Our id of the request.
    public var clientRequestID: String
    /// The service's Date field.
    public var date: String?
    /// Tries, 1 or more.
    public var attemptCount: Int
}

/// What became of an upload.
public struct UploadReceipt: Sendable, Hashable {
    /// The service's acceptance of the photo.
    public var service: ServiceReceipt
    /// Of the one normalization of the photo that was sent.
    public var report: NormalizationReport
    /// The photo's tag, once the service shows it.
    public var etag: String?
    /// The service shows the photo; nil when it was not asked.
    public var isVisible: Bool?
    /// What was not as it should be, though the photo was accepted.
    public var warnings: [PhotoWarning]
}
