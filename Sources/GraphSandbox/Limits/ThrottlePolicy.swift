/// The limits that Microsoft Graph sets for photos.
public struct ThrottlePolicy: Sendable, Hashable {
    /// What the limits are counted for.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// One app, whatever the mailbox: the newer text.
        case app
        /// One app and one mailbox: the older text.
        case mailbox
    }

    /// Requests at a time; nil: any number. Default 4.
    public var maximumInFlightCount: Int?
    /// Requests in `requestWindow`; nil: any number. Default 10,000.
    public var maximumRequestCount: Int?
    /// Default 10 minutes.
    public var requestWindow: Duration
    /// Bytes of bodies in `uploadWindow`; nil: any number. Default 150,000,000.
    public var maximumUploadByteCount: Int?
    /// Default 5 minutes.
    public var uploadWindow: Duration
    /// What the limits are counted for. Default: the app.
    public var scope: Scope
    /// What `Retry-After` says when too many requests are in work. Default 2.128 s, the value of the documentation's
    /// example.
    public var inFlightDelay: Duration

    /// - Parameters:
    ///   - maximumInFlightCount: requests at a time; nil: any number.
    ///   - maximumRequestCount: requests in `requestWindow`; nil: any number.
    ///   - requestWindow: for `maximumRequestCount`.
    ///   - maximumUploadByteCount: bytes of bodies in `uploadWindow`; nil: any number.
    ///   - uploadWindow: for `maximumUploadByteCount`.
    ///   - scope: what the limits are counted for.
    ///   - inFlightDelay: what `Retry-After` says when too many requests are in work.
    public init(
        maximumInFlightCount: Int? = 4,
        maximumRequestCount: Int? = 10_000,
        requestWindow: Duration = .seconds(600),
        maximumUploadByteCount: Int? = 150_000_000,
        uploadWindow: Duration = .seconds(300),
        scope: Scope = .app,
        inFlightDelay: Duration = .milliseconds(2_128)
    ) {
        self.maximumInFlightCount = maximumInFlightCount
        self.maximumRequestCount = maximumRequestCount
        self.requestWindow = requestWindow
        self.maximumUploadByteCount = maximumUploadByteCount
        self.uploadWindow = uploadWindow
        self.scope = scope
        self.inFlightDelay = inFlightDelay
    }

    /// What Graph documents.
    public static let live = ThrottlePolicy()

    /// No limits.
    public static let off = ThrottlePolicy(
        maximumInFlightCount: nil,
        maximumRequestCount: nil,
        maximumUploadByteCount: nil
    )
}
