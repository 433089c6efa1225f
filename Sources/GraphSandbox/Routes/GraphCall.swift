/// What of a request the photo service looks at.
package struct GraphCall: Sendable, Hashable {
    package var method: String
    /// What follows `/v1.0`, still encoded, without the query.
    package var path: String
    package var query: [String: String]
    package var authorization: String?
    package var contentType: String?
    package var ifMatch: String?

    package init(
        method: String,
        path: String,
        query: [String: String] = [:],
        authorization: String? = nil,
        contentType: String? = nil,
        ifMatch: String? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.authorization = authorization
        self.contentType = contentType
        self.ifMatch = ifMatch
    }

    /// Reads a target as it stands in a request line or in a batch: path and query.
    ///
    /// - Returns: path and decoded query.
    package static func split(target: some StringProtocol) -> (path: String, query: [String: String]) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count == 2 ? PercentEncoding.form(parts[1]) : [:])
    }

    /// The media type without parameters, in lower case.
    package var mediaType: String? {
        contentType?.split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() }
    }
}
