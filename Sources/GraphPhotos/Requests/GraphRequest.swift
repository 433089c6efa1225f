/// One request to Microsoft Graph, but for what differs from try to try: the token and the request's id.
public struct GraphRequest: Sendable, Hashable {
    /// What is to be done with the path.
    public enum Method: String, Sendable, Hashable {
        case get = "GET"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// What is to be done with the path.
    public var method: Method
    /// Below the version: "/me/photo/$value", percent-encoded.
    public var path: String
    /// nil without a body.
    public var contentType: String?
    /// Empty without a body.
    public var body: [UInt8]

    package init(method: Method, path: String, contentType: String? = nil, body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.contentType = contentType
        self.body = body
    }
}

/// How a photo is sent: both are documented, PUT is the one in Microsoft's own descriptions.
public enum UploadMethod: String, Sendable, Hashable, CaseIterable {
    case put
    case patch
}
