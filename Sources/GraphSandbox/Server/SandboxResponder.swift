#if Sandbox
    internal import HTTPTypes
    internal import Hummingbird
    internal import NIOCore

    /// Takes what comes over the sockets to the parts that answer.
    struct SandboxResponder: HTTPResponder {
        let engine: SandboxEngine

        func respond(to request: Request, context: SandboxContext) async throws -> Response {
            let head = ReceivedHead(request.head)
            let (path, query) = GraphCall.split(target: head.target)
            let breaker = ConnectionBreaker(channel: context.channel)
            if path == "/v1.0" || path.hasPrefix("/v1.0/") {
                let exchange = GraphHandler(engine: engine, head: head, breaker: breaker)
                return try await exchange.respond(
                    to: request, path: String(path.dropFirst("/v1.0".count)), query: query)
            }
            if path == "/_sandbox" || path.hasPrefix("/_sandbox/") {
                let body = try await ReceivedBody.read(
                    request.body, limit: 1_000_000, declaredByteCount: head.declaredBodyByteCount)
                let admin = AdminRoutes(engine: engine, addresses: engine.addresses(host: head.host))
                return Self.response(
                    admin.answer(method: head.method, path: path, query: query, body: body.bytes))
            }
            let authority = AuthorityHandler(engine: engine, head: head, breaker: breaker)
            return try await authority.respond(to: request, path: path, query: query)
        }

        static func response(_ answer: SandboxAnswer) -> Response {
            response(answer, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
        }

        static func response(_ answer: SandboxAnswer, body: ResponseBody) -> Response {
            var headers = HTTPFields()
            for header in answer.headers {
                guard let name = HTTPField.Name(header.name) else { continue }
                headers.append(HTTPField(name: name, value: header.value))
            }
            if answer.status == 204 {
                var response = Response(status: .noContent, headers: headers)
                // RFC 9110, 8.6: no length with this status.
                response.headers[.contentLength] = nil
                return response
            }
            return Response(status: .init(code: answer.status), headers: headers, body: body)
        }
    }

    extension ReceivedHead {
        fileprivate init(_ head: HTTPRequest) {
            let host = head.authority.map { [RequestRecord.Header(name: "Host", value: $0)] } ?? []
            self.init(
                method: head.method.rawValue, target: head.path ?? "/", host: head.authority,
                headers: host + head.headerFields.map { RequestRecord.Header(name: $0.name.rawName, value: $0.value) })
        }
    }
#endif
