#if Sandbox
    internal import Hummingbird
    internal import NIOCore

    /// One request for a token, or to one of the pages and endpoints around it.
    struct AuthorityHandler: Sendable {
        let engine: SandboxEngine
        let head: ReceivedHead
        let breaker: ConnectionBreaker

        func respond(to request: Request, path: String, query: [String: String]) async throws -> Response {
            let identity = RequestIdentity(clientRequestID: head["client-request-id"], time: SandboxTime.now)
            let began = engine.elapsed
            let body = try await ReceivedBody.read(
                request.body, limit: 100_000, declaredByteCount: head.declaredBodyByteCount)
            let (number, fault) = engine.withState { state in
                state.requestCount += 1
                return (state.requestCount, state.faults.next(for: .token))
            }
            let answers = FaultAnswers(identity: identity, retryDelay: engine.configuration.faultRetryDelay)
            var answer: SandboxAnswer? =
                fault.flatMap(answers.answer)
                ?? AuthorityRoutes(engine: engine, addresses: engine.addresses(host: head.host), identity: identity)
                .answer(head: head, path: path, query: query, body: body.bytes)
            if fault == .stall {
                try? await Task.sleep(for: engine.configuration.stallTime)
            }
            if [.reset, .resetAfter, .stall].contains(fault) { answer = nil }
            let record = RequestRecord(
                number: number,
                time: identity.time,
                seconds: (engine.elapsed - began) / .seconds(1),
                method: head.method,
                target: head.target,
                headers: head.redactedHeaders,
                bodyByteCount: body.bytes.count,
                bodySHA256: nil,
                bodyText: nil,
                requestByteCount: head.byteCount + body.bytes.count,
                status: answer?.status,
                errorCode: answer.flatMap { $0.status >= 400 ? JSONValue(parsing: $0.body) : nil }?["error"]?
                    .stringValue,
                fault: fault,
                inFlightCount: 0,
                requestID: identity.requestID,
                clientRequestID: identity.clientRequestID
            )
            engine.withState { $0.log.append(record) }
            guard let answer else {
                await breaker.reset()
                throw ConnectionBreaker.Broken()
            }
            if fault == .truncated {
                return SandboxResponder.response(answer, body: breaker.truncatedBody(answer.body))
            }
            return SandboxResponder.response(answer)
        }
    }
#endif
