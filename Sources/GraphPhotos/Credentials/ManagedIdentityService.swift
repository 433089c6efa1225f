extension ManagedIdentityCredential {
    /// Where the token is asked for.
    public enum Service: Sendable, Hashable {
        /// The instance metadata service of virtual machines; nil for its usual address.
        case instanceMetadata(ServiceURL?)
        /// App Service, Functions and Container Apps: IDENTITY_ENDPOINT and IDENTITY_HEADER.
        case endpoint(ServiceURL, header: Secret)
        /// Service Fabric: the same, and IDENTITY_SERVER_THUMBPRINT, 40 hexadecimal digits (SHA-1) or 64 (SHA-256).
        case serviceFabric(ServiceURL, header: Secret, thumbprint: String)
        /// A machine elsewhere, with Azure Arc's agent: IDENTITY_ENDPOINT and IMDS_ENDPOINT.
        case azureArc(ServiceURL)
        /// Azure Cloud Shell: MSI_ENDPOINT.
        case cloudShell(ServiceURL)
        /// Azure Machine Learning: MSI_ENDPOINT and MSI_SECRET.
        case machineLearning(ServiceURL, secret: Secret)
    }
}

extension ManagedIdentityCredential.Service {
    var url: ServiceURL {
        switch self {
        case .instanceMetadata(let url): url ?? .instanceMetadata
        case .endpoint(let url, _), .serviceFabric(let url, _, _), .azureArc(let url), .cloudShell(let url),
            .machineLearning(let url, _):
            url
        }
    }

    var secrets: [Secret] {
        switch self {
        case .endpoint(_, let secret), .serviceFabric(_, let secret, _), .machineLearning(_, let secret): [secret]
        case .instanceMetadata, .azureArc, .cloudShell: []
        }
    }

    /// "The instance metadata service".
    var name: String {
        switch self {
        case .instanceMetadata: "The instance metadata service"
        case .endpoint: "The platform's identity service"
        case .serviceFabric: "Service Fabric's identity service"
        case .azureArc: "Azure Arc's agent"
        case .cloudShell: "Cloud Shell"
        case .machineLearning: "Azure Machine Learning"
        }
    }

    /// Statuses that pass, besides 429 and 5xx: an identity that was just assigned is 404, an update is 410.
    var furtherRetries: Set<Int> {
        if case .instanceMetadata = self { [404, 410] } else { [] }
    }

    /// Takes the digest of a refused token, so that its cache is passed over.
    var knowsRefusals: Bool {
        switch self {
        case .endpoint, .serviceFabric: true
        case .instanceMetadata, .azureArc, .cloudShell, .machineLearning: false
        }
    }

    func request(
        resource: String,
        clientID: String?,
        _ further: [(name: String, value: String)]
    ) -> HTTPExchangeRequest {
        var query: [(name: String, value: String)] = []
        var headers: HTTPFields = [("Host", url.hostAndPort), ("Accept", "application/json")]
        var path = url.path
        var client = clientID.map { (name: "client_id", value: $0) }
        var thumbprint: String?
        switch self {
        case .instanceMetadata:
            headers.append(("Metadata", "true"))
            query.append(("api-version", "2018-02-01"))
            path += "/metadata/identity/oauth2/token"
        case .endpoint(_, let header):
            headers += [("X-IDENTITY-HEADER", header.value), ("Metadata", "true")]
            query.append(("api-version", "2019-08-01"))
        case .serviceFabric(_, let header, let given):
            headers.append(("Secret", header.value))
            query.append(("api-version", "2019-07-01-preview"))
            thumbprint = given
            // The cluster says which identity it is.
            client = nil
        case .azureArc:
            headers.append(("Metadata", "true"))
            query.append(("api-version", "2020-06-01"))
            client = nil
        case .cloudShell:
            return cloudShellRequest(resource: resource, headers)
        case .machineLearning(_, let secret):
            headers.append(("Secret", secret.value))
            query.append(("api-version", "2017-09-01"))
            client = clientID.map { (name: "clientid", value: $0) }
        }
        query.append(("resource", resource))
        if let client { query.append(client) }
        var request = HTTPExchangeRequest(
            method: "GET", url: "\(url.origin)\(rooted(path))?\(PercentEncoding.form(query + further))",
            headers: headers,
            timeout: .seconds(30), bypassesProxy: true)
        request.serverThumbprint = thumbprint
        return request
    }

    /// No path is the root's (RFC 3986, 6.2.3).
    private func rooted(_ path: String) -> String { path.isEmpty ? "/" : path }

    private func cloudShellRequest(resource: String, _ headers: HTTPFields) -> HTTPExchangeRequest {
        let body = Array(PercentEncoding.form([("resource", resource)]).utf8)
        return HTTPExchangeRequest(
            method: "POST", url: "\(url.origin)\(rooted(url.path))",
            headers: headers + [
                ("Metadata", "true"), ("Content-Type", "application/x-www-form-urlencoded"),
                ("Content-Length", "\(body.count)"),
            ],
            body: body, timeout: .seconds(30), bypassesProxy: true)
    }
}

/// What Azure Arc's agent wants to be shown: the contents of a file that only its users can read.
struct ArcKey: Sendable {
    let value: Secret

    private static let maximumByteCount = 4_096

    /// - Parameters:
    ///   - answer: the agent's challenge.
    ///   - directory: where its files are; none is read elsewhere.
    ///   - readFile: a file's contents.
    /// - Throws: `GraphError` for a challenge that the agent does not pose, and for a file that is none of its.
    init(
        _ answer: HTTPExchangeAnswer,
        in directory: String,
        readFile: (String) -> [UInt8]?
    ) throws(GraphError) {
        func refused(_ reason: String) -> GraphError {
            GraphError(.signInFailed, "Azure Arc's agent \(reason).", remedy: "Check Azure Arc's agent (azcmagent).")
                .with { $0.isOfSignIn = true }
        }
        let challenge = AuthenticationChallenge.all(answer.headers("www-authenticate")).first { $0.scheme == "basic" }
        guard let path = challenge?.parameters["realm"], !path.isEmpty else {
            throw refused("did not say which file has its key")
        }
        let shown = ForeignText(hiding: []).line(path)
        let name = path.dropFirst(directory.count + 1)
        guard path.hasPrefix(directory + "/"), !name.contains("/"), name.hasSuffix(".key"), name.first != "." else {
            throw refused("names a file that is none of its keys (\(shown))")
        }
        guard let bytes = readFile(path) else {
            throw refused(
                "has its key in \(shown), which cannot be read: whoever runs this has to be in the group himds")
        }
        guard bytes.count <= Self.maximumByteCount else { throw refused("has a key of more than 4,096 bytes") }
        let text = PastedText.trimmed(String(decoding: bytes, as: UTF8.self))
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw refused("has a key that cannot be one")
        }
        value = Secret(text)
    }
}
