/// A request's head, as it came over the wire.
struct ReceivedHead: Sendable {
    let method: String
    /// As in the request line.
    let target: String
    let host: String?
    /// With `Host`, in order.
    let headers: [RequestRecord.Header]

    /// Bytes of request line and headers, written the way HTTP/1.1 clients write them.
    var byteCount: Int {
        let requestLine = "\(method) \(target) HTTP/1.1\r\n".utf8.count
        return headers.reduce(requestLine + 2) { $0 + $1.name.utf8.count + 2 + $1.value.utf8.count + 2 }
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
