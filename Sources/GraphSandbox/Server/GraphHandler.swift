#if Sandbox
    internal import Hummingbird
    internal import NIOCore

    /// One request to Graph, from its head to its answer, with everything that may go wrong on purpose.
    struct GraphHandler: Sendable {
        let engine: SandboxEngine
        let head: ReceivedHead
        let breaker: ConnectionBreaker

        func respond(to request: Request, path: String, query: [String: String]) async throws -> Response {
            let addresses = engine.addresses(host: head.host)
            let call = GraphCall(
                method: head.method,
                path: path,
                query: query,
                authorization: head["authorization"],
                contentType: head["content-type"],
                ifMatch: head["if-match"]
            )
            let work = engine.begin(
                call,
                addresses: addresses,
                clientRequestID: head["client-request-id"],
                declaredByteCount: head.declaredBodyByteCount
            )
            do {
                switch work.fault {
                case .reset:
                    let body = try await ReceivedBody.readPart(request.body, byteCount: head.declaredBodyByteCount / 2)
                    finish(work, body, nil)
                    await breaker.reset()
                    throw ConnectionBreaker.Broken()
                case .stall: return try await stall(work, request)
                default:
                    let body = try await ReceivedBody.read(
                        request.body,
                        limit: engine.configuration.maximumRequestByteCount - head.byteCount,
                        declaredByteCount: head.declaredBodyByteCount
                    )
                    return try await respond(work, call, addresses, body)
                }
            } catch let error as ConnectionBreaker.Broken {
                throw error
            } catch {
                // The client went away before its request was here.
                finish(work, ReceivedBody(), nil)
                throw error
            }
        }

        private func respond(
            _ work: RequestInWork,
            _ request: GraphCall,
            _ addresses: Addresses,
            _ body: ReceivedBody
        ) async throws -> Response {
            let replacement = work.fault.flatMap {
                FaultAnswers(identity: work.identity, retryDelay: engine.configuration.faultRetryDelay).answer($0)
            }
            var answer: SandboxAnswer
            if let replacement {
                answer = replacement
            } else if body.isOverLimit {
                answer = GraphFailure.requestTooLong.answer(work.identity)
            } else if request.path.lowercased() == "/$batch" {
                answer = BatchRequest(engine: engine, work: work, addresses: addresses, request: request).answer(
                    body.bytes)
            } else {
                answer = engine.answer(work, body: body.bytes, mischief: mischief(work.fault))
            }
            answer.setHeader("request-id", work.identity.requestID)
            answer.setHeader("client-request-id", work.identity.clientRequestID)
            answer.setHeader(
                "x-ms-ags-diagnostic",
                #"{"ServerInfo":{"DataCenter":"Sandbox","Slice":"E","Ring":"5","ScaleUnit":"000","RoleInstance":"SANDBOX"}}"#
            )
            if work.fault == .resetAfter {
                finish(work, body, nil)
                await breaker.reset()
                throw ConnectionBreaker.Broken()
            }
            finish(work, body, answer)
            if work.fault == .truncated {
                return SandboxResponder.response(answer, body: breaker.truncatedBody(answer.body))
            }
            return SandboxResponder.response(answer)
        }

        private func mischief(_ fault: FaultKind?) -> PhotoService.Mischief {
            PhotoService.Mischief(
                keepsNothing: fault == .noEffect,
                staleReadCount: fault == .stale ? engine.configuration.staleReadCount : 0
            )
        }

        /// Reads the request and says nothing, until the time is over or the client has had enough.
        private func stall(_ work: RequestInWork, _ request: Request) async throws -> Response {
            var received = ReceivedBody()
            let limit = engine.configuration.maximumRequestByteCount
            let time = engine.configuration.stallTime
            received =
                (try? await request.body.consumeWithCancellationOnInboundClose { body in
                    let received = try await ReceivedBody.read(body, limit: limit, declaredByteCount: 0)
                    try? await Task.sleep(for: time)
                    return received
                }) ?? received
            finish(work, received, nil)
            await breaker.close()
            throw ConnectionBreaker.Broken()
        }

        private func bodyText(_ body: ReceivedBody) -> String? {
            let isJSON = head["content-type"]?.lowercased().hasPrefix("application/json") ?? false
            guard isJSON, !body.bytes.isEmpty, body.bytes.count <= 10_000 else { return nil }
            return String(decoding: body.bytes, as: UTF8.self)
        }

        private func finish(_ work: RequestInWork, _ body: ReceivedBody, _ answer: SandboxAnswer?) {
            engine.end(
                work,
                record: RequestRecord(
                    number: work.number,
                    time: work.identity.time,
                    seconds: (engine.elapsed - work.began) / .seconds(1),
                    method: head.method,
                    target: head.target,
                    headers: head.redactedHeaders,
                    bodyByteCount: body.bytes.count,
                    bodySHA256: body.bytes.isEmpty ? nil : ContentHash.sha256(body.bytes),
                    bodyText: bodyText(body),
                    requestByteCount: head.byteCount + body.bytes.count,
                    status: answer?.status,
                    errorCode: answer.flatMap { $0.status >= 400 ? JSONValue(parsing: $0.body) : nil }?["error"]?[
                        "code"]?
                        .stringValue,
                    fault: work.fault,
                    inFlightCount: work.inFlightCount,
                    requestID: work.identity.requestID,
                    clientRequestID: work.identity.clientRequestID
                )
            )
        }
    }
#endif
