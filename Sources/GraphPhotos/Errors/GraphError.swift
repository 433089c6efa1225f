public import PhotoNormalization

/// Why something could not be done with the service, or with what is needed to reach it.
public struct GraphError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable, kebab-case; docs/upload.md lists all of them, and `ErrorKind` has a constant for each:
    /// `ErrorKind.throttled.code`.
    public let code: PhotoError.Code
    /// Who or what has to change before it can succeed.
    public let category: PhotoError.Category
    /// What is wrong, for this target.
    public var message: String
    /// One sentence: what to do about it.
    public var remedy: String
    /// The service's answer; nil when there was none.
    public var httpStatus: Int?
    /// Microsoft Graph's own code, such as "ErrorItemNotFound".
    public var serviceCode: String?
    /// The service's id of the last request.
    public var requestID: String?
    /// Our id of the last request.
    public var clientRequestID: String?
    /// How often the request was sent, the one with the photo for an upload; 0 when nothing was sent.
    public var attemptCount = 0
    /// What the service asks to be left alone for; nil when it does not ask.
    public var retryAfter: Duration?
    /// Whether the request may have been carried out all the same.
    package var delivery = RequestDelivery.notSent
    /// It is the sign-in that failed: nothing can be done for any target.
    package var isOfSignIn = false

    /// - Parameters:
    ///   - kind: an entry of `GraphErrorCatalog`.
    ///   - message: what is wrong, one sentence or two.
    ///   - remedy: what to do about it; that of the kind when nil.
    public init(_ kind: ErrorKind, _ message: String, remedy: String? = nil) {
        code = kind.code
        category = kind.category
        self.message = message
        self.remedy = remedy ?? kind.remedy
    }

    /// Message, remedy and code.
    public var description: String { "\(message) \(remedy) (\(code))" }

    /// The same as an error of the library, without what only a service has.
    public var photoError: PhotoError {
        PhotoError(code: code, category: category, message: message, remedy: remedy)
    }

    package func with(_ change: (inout GraphError) -> Void) -> GraphError {
        var error = self
        change(&error)
        return error
    }
}

extension GraphError {
    /// A photo that could not be normalized, or not to what a request has room for.
    ///
    /// - Parameter error: the library's.
    public init(_ error: PhotoError) {
        let kind = ErrorKind(
            code: error.code, category: error.category, cause: error.message, remedy: error.remedy)
        self.init(kind, error.message)
    }

    package static let cancelled = GraphError(.cancelled, "The work was stopped.")

    package var isCancellation: Bool { code == Self.cancelled.code }
}
