/// Everything that can be chosen about a sandbox.
public struct SandboxConfiguration: Sendable {
    /// The address to listen on. Default 127.0.0.1: nobody else can reach it.
    public var host = "127.0.0.1"
    /// 0, the default: any free port.
    public var port = 0
    /// Certificate chain and key, as PEM files; nil, the default: plain HTTP/1.1. With them HTTP/2 is offered too.
    public var tls: TLSFiles?
    /// Under which addresses clients see the sandbox besides the one it listens on: a proxy's.
    public var publicURLs: [String] = []

    /// 1 and more. Default 20.
    public var userCount = 20
    /// Of identifiers and of faults. Default 1.
    public var seed: UInt64 = 1
    /// The app that may ask for tokens.
    public var client = SandboxClient()
    /// Seconds that tokens are good for. Default 3,599.
    public var tokenLifetime = 3_599
    /// How sign-ins with a code go.
    public var deviceCode = DeviceCodePolicy()

    /// Bytes of a whole request: request line, headers and body. Default 4,000,000.
    public var maximumRequestByteCount = 4_000_000
    /// Bytes of a photo for somebody without a mailbox. Default 100,000.
    public var maximumByteCountWithoutMailbox = 100_000
    /// Default: what Graph documents.
    public var throttle = ThrottlePolicy.live
    /// Default: none.
    public var faults = FaultPlan()
    /// How long a stalled request stays without an answer. Default 30 s.
    public var stallTime = Duration.seconds(30)
    /// Seconds in the `Retry-After` of a made-up 429 or 503. Default 0.328.
    public var faultRetryDelay = 0.328
    /// Reads that are answered with what was before, after the fault `stale`. Default 2.
    public var staleReadCount = 2

    /// What `GET …/photo` answers where there is none.
    public var missingPhoto = MissingPhotoAnswer.placeholder
    /// What becomes of a photo's bytes. Default: they stay.
    public var photos = PhotoKeeping.asSent
    /// What ETags photos have. Default: those of their bytes.
    public var etags = ETagKind.content
    /// What `PATCH …/photo` answers.
    public var dimensions = DimensionsAnswer.accept
    /// What `PATCH …/photo/$value` does.
    public var contentPatch = ContentPatchAnswer.store
    /// The status of a successful upload: 200 as documented (the default), or 204 as seen.
    public var uploadStatus = 200

    /// Where photos are kept; nil, the default: in memory only.
    public var dataDirectory: String?
    /// Where the log is written, as JSON Lines; nil, the default: nowhere, the admin route has it.
    public var logFile: String?
    /// Requests that the admin route's log holds, the latest. Default 100,000.
    public var maximumLogCount = 100_000

    /// The defaults: see each property.
    public init() {}
}

/// PEM files for TLS.
public struct TLSFiles: Sendable, Hashable {
    /// The chain, the server's certificate first.
    public var certificateFile: String
    /// The private key, not encrypted.
    public var keyFile: String

    /// - Parameters:
    ///   - certificateFile: the chain, the server's certificate first.
    ///   - keyFile: the private key, not encrypted.
    public init(certificateFile: String, keyFile: String) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }
}

/// What `GET …/photo` answers where there is no photo. The live service does both.
public enum MissingPhotoAnswer: String, Sendable, Hashable, CaseIterable {
    /// 200 with `id` "1x1", `image/gif` and an empty etag.
    case placeholder = "gif"
    /// 404 `ImageNotFound`.
    case notFound = "404"
}

/// What `PATCH …/photo` with `{height, width, id}` answers.
public enum DimensionsAnswer: String, Sendable, Hashable, CaseIterable {
    /// 200 with the photo's metadata, which then has these dimensions.
    case accept
    case badRequest = "400"
    case forbidden = "403"
    case methodNotAllowed = "405"
    case notImplemented = "501"
}

/// What `PATCH …/photo/$value` does.
public enum ContentPatchAnswer: String, Sendable, Hashable, CaseIterable {
    /// The same as PUT.
    case store
    /// 204, and nothing changes: this was seen on the live service.
    case ignore
}
