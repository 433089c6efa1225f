#if Upload
    extension GraphRequest {
        /// Microsoft Graph's limit for a whole request is 4 MB, read as bytes of 10^6: it has to have fewer.
        package static let maximumByteCount = 3_999_999

        /// The header fields, in the order in which they are sent; all there are.
        package func headers(endpoint: GraphEndpoint, token: AccessToken, id: String, agent: String) -> HTTPFields {
            headers(endpoint: endpoint, token: token.value, id: id, agent: agent)
        }

        /// The header fields without token and id, for people.
        package func previewHeaders(endpoint: GraphEndpoint, agent: String) -> HTTPFields {
            headers(endpoint: endpoint, token: "<redacted>", id: "<a new one for each try>", agent: agent)
        }

        private func headers(endpoint: GraphEndpoint, token: String, id: String, agent: String) -> HTTPFields {
            var fields: HTTPFields = [
                ("Host", endpoint.graph.hostAndPort),
                ("Authorization", "Bearer \(token)"),
                ("User-Agent", agent),
                ("client-request-id", id),
                ("return-client-request-id", "true"),
                (
                    "Accept",
                    method == .get && path.hasSuffix("$value") ? "image/*, application/json" : "application/json"
                ),
                // Otherwise async-http-client adds a field of its own, which nobody has counted.
                ("Accept-Encoding", "identity"),
            ]
            if let contentType { fields.append(("Content-Type", contentType)) }
            if method != .get, method != .delete { fields.append(("Content-Length", "\(body.count)")) }
            return fields
        }

        /// The first line without its end.
        package func requestLine(endpoint: GraphEndpoint) -> String {
            "\(method.rawValue) \(endpoint.basePath)\(path) HTTP/1.1"
        }

        /// Bytes of the whole request as HTTP/1.1 sends it: request line, header fields, body.
        package func byteCount(endpoint: GraphEndpoint, headers: HTTPFields) -> Int {
            let lineEnd = 2
            let fields = headers.reduce(0) { $0 + $1.name.utf8.count + ": ".utf8.count + $1.value.utf8.count + lineEnd }
            return requestLine(endpoint: endpoint).utf8.count + lineEnd + fields + lineEnd + body.count
        }
    }
#endif
