public import PhotoNormalization

/// Somebody has to wait: a request is going to be tried again, later.
public struct RetryNotice: Sendable, Hashable {
    /// The status of the answer; nil when there was none.
    public var httpStatus: Int?
    /// The code of the error that it would be without another try.
    public var code: PhotoError.Code
    /// Until the next try.
    public var delay: Duration
    /// From the first try that failed to the end of this wait.
    public var total: Duration
    /// Tries so far.
    public var attemptCount: Int
}
