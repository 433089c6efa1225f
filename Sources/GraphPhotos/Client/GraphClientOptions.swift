internal import PhotoNormalization

/// How a client behaves.
public struct GraphClientOptions: Sendable {
    /// Whether, when and how something is tried again.
    public var retries = RetryPolicy()
    /// Requests under way at a time; default four for the whole process.
    public var gate = InFlightGate.process
    /// Read the token's claims before the first upload to a kind of target, and send nothing when it cannot be enough;
    /// default true.
    public var checksToken = true
    /// How long a photo that was accepted is looked for, all questions together; default 10 s.
    public var visibilityTimeout = Duration.seconds(10)
    /// Told of each wait before a request is tried again, when it begins; default nothing.
    public var onWait: (@Sendable (RetryNotice) -> Void)?
    /// What the User-Agent field says; default "headshot".
    public var userAgent = "headshot"
    /// What services refused in earlier runs; default none.
    package var refusals: (any RefusalStore)?
    /// Gets a line per try, with ids and without secrets; default none.
    package var log: (any ExchangeLog)?

    /// The defaults.
    public init() {}
}

/// Lets a limited number of requests be under way; the others wait, first come, first served.
public struct InFlightGate: Sendable {
    let places: AdmissionGate

    /// Microsoft Graph allows an app four requests at a time, so this one is for the whole process.
    public static let process = InFlightGate()

    /// - Parameter limit: requests under way at a time, 1 or more; default 4.
    public init(limit: Int = 4) {
        places = AdmissionGate(capacity: limit)
    }
}

/// How one photo is uploaded.
public struct UploadOptions: Sendable, Hashable {
    /// What happens to width and height after an upload.
    public enum Dimensions: String, Sendable, Hashable, CaseIterable {
        /// Set them for users and groups; a refusal is a warning, once for each kind of target.
        case auto
        /// Set them; a refusal is an error.
        case required
        case skip
    }

    /// How it is checked that the photo arrived.
    public enum Verification: String, Sendable, Hashable, CaseIterable {
        /// Read the metadata back.
        case metadata
        case none
    }

    /// Default PUT.
    public var method = UploadMethod.put
    /// Default `.auto`.
    public var dimensions = Dimensions.auto
    /// Default `.metadata`.
    public var verification = Verification.metadata

    /// How long a group or a mailbox that is still being made is waited for; nil: 60 s for groups and teams, and not at
    /// all for others.
    public var mailboxTimeout: Duration?

    func mailboxTimeout(for target: PhotoTarget) -> Duration {
        mailboxTimeout ?? (target.kind == .group || target.kind == .team ? .seconds(60) : .zero)
    }

    /// Width and height are sent after an upload to this target, unless the service was seen to refuse them.
    public func setsDimensions(of target: PhotoTarget) -> Bool {
        switch dimensions {
        case .auto: target.hasDimensionsByDefault
        case .required: true
        case .skip: false
        }
    }

    /// The defaults.
    public init() {}
}
