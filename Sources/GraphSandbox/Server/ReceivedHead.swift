#if Sandbox
    internal import HTTPTypes
    internal import Hummingbird

    /// A request's head, as it came over the wire.
    struct ReceivedHead: Sendable {
        let method: String
        /// As in the request line.
        let target: String
        let host: String?
        let headers: [RequestRecord.Header]
        /// Bytes of request line and headers, written the way HTTP/1.1 clients write them.
        let byteCount: Int

        init(_ head: HTTPRequest) {
            method = head.method.rawValue
            target = head.path ?? "/"
            host = head.authority
            let host = head.authority.map { [RequestRecord.Header(name: "Host", value: $0)] } ?? []
            headers = host + head.headerFields.map { RequestRecord.Header(name: $0.name.rawName, value: $0.value) }
            let requestLine = "\(method) \(target) HTTP/1.1\r\n".utf8.count
            byteCount = headers.reduce(requestLine + 2) { $0 + $1.name.utf8.count + 2 + $1.value.utf8.count + 2 }
        }

        /// The first value of a header.
        subscript(name: String) -> String? {
            headers.first { $0.name.lowercased() == name }?.value
        }

        /// Bytes that the body is said to have; 0 when nothing is said.
        var declaredBodyByteCount: Int { self["content-length"].flatMap { Int($0) } ?? 0 }

        /// As it may be written down.
        var redactedHeaders: [RequestRecord.Header] {
            headers.map { RequestRecord.redacted(name: $0.name, value: $0.value) }
        }
    }
#endif
