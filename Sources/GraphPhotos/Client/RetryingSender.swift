#if Upload
    internal import Logging

    /// Sends one request to Microsoft Graph, with a token, as often as it makes sense.
    struct RetryingSender: Sendable {
        let endpoint: GraphEndpoint
        let tokens: any AccessTokenProvider
        let transport: any HTTPTransport
        let options: GraphClientOptions
        let clock: ClientClock

        struct Answer: Sendable {
            var receipt: ServiceReceipt
            var answer: HTTPExchangeAnswer
        }

        /// Why a request was not sent as it is.
        enum Obstacle: Error {
            case failed(GraphError)
            /// The body may have this many bytes with this token; 0 or more.
            case tooLarge(maximumBodyByteCount: Int)
        }

        /// What changes from try to try.
        private struct Progress {
            let start: Duration
            var attemptCount = 0
            var rejected: AccessToken?
            var needsNewConnection = false
        }

        /// - Parameters:
        ///   - request: what is sent.
        ///   - target: for what errors say.
        ///   - policy: whether and when it is tried again.
        /// - Returns: an answer of success.
        /// - Throws: what kept it from being one.
        func send(
            _ request: GraphRequest,
            target: PhotoTarget,
            policy: RetryPolicy
        ) async throws(Obstacle) -> Answer {
            var progress = Progress(start: clock.elapsed())
            while true {
                let token = try await token(replacing: progress.rejected, progress)
                let id = clock.identifier()
                let headers = request.headers(endpoint: endpoint, token: token, id: id, agent: options.userAgent)
                let excess =
                    request.byteCount(endpoint: endpoint, headers: headers) - GraphRequest.maximumByteCount
                if excess > 0 { throw .tooLarge(maximumBodyByteCount: max(0, request.body.count - excess)) }

                let result = await attempt(request, headers: headers, policy: policy, &progress)
                log(request, id, progress.attemptCount, result)
                let outcome: RetryPolicy.Outcome
                let error: GraphError
                switch result {
                case .success(let answer) where (200..<300).contains(answer.status):
                    return Answer(receipt: receipt(answer, id, progress.attemptCount), answer: answer)
                case .success(let answer):
                    // A token that cannot be replaced need not be shown again.
                    if answer.status == 401, progress.rejected == nil,
                        try await self.token(replacing: token, progress).value != token.value
                    {
                        progress.rejected = token
                        continue
                    }
                    error = GraphError(answer, request: request, target: target, token: token)
                    outcome = self.outcome(answer)
                case .failure(let failure):
                    if failure.kind == .cancelled { throw .failed(.cancelled(progress.attemptCount)) }
                    error = GraphError(failure, host: endpoint.graph.hostAndPort, target: "For \(target)")
                    outcome = .failure(failure.kind)
                }
                try await wait(after: outcome, error, id: id, policy, &progress)
            }
        }

        /// What it fails with tells the tries before it: the photo may have been sent in one of them.
        private func token(
            replacing rejected: AccessToken?,
            _ progress: Progress
        ) async throws(Obstacle) -> AccessToken {
            do throws(GraphError) {
                return try await tokens.accessToken(replacing: rejected)
            } catch {
                throw .failed(error.with { $0.attemptCount = progress.attemptCount })
            }
        }

        /// What request line and headers leave. The length itself has seven digits at most.
        func maximumPhotoByteCount(for target: PhotoTarget, method: UploadMethod, token: AccessToken) -> Int {
            let request = GraphRequest(
                method: method == .put ? .put : .patch, path: target.contentPath, contentType: "image/jpeg")
            let headers = request.headers(
                endpoint: endpoint, token: token, id: clock.identifier(), agent: options.userAgent)
            let lengthDigits = 6
            return GraphRequest.maximumByteCount - lengthDigits
                - request.byteCount(endpoint: endpoint, headers: headers)
        }

        private func attempt(
            _ request: GraphRequest,
            headers: HTTPFields,
            policy: RetryPolicy,
            _ progress: inout Progress
        ) async -> Result<HTTPExchangeAnswer, TransportError> {
            guard await options.gate.enter() else { return .failure(TransportError(.cancelled, "cancelled")) }
            defer { options.gate.leave() }
            progress.attemptCount += 1
            let outgoing = HTTPExchangeRequest(
                method: request.method.rawValue,
                url: "\(endpoint.graph.origin)\(endpoint.basePath)\(request.path)",
                headers: headers,
                body: request.body,
                timeout: policy.exchangeTimeout,
                needsNewConnection: progress.needsNewConnection,
                maximumAnswerByteCount: request.path.hasSuffix("$value") && request.method == .get ? 32 << 20 : 1 << 20
            )
            do throws(TransportError) {
                return .success(try await transport.send(outgoing))
            } catch {
                return .failure(error)
            }
        }

        /// Waits for the next try, or throws the error when there will be none.
        private func wait(
            after outcome: RetryPolicy.Outcome,
            _ error: GraphError,
            id: String,
            _ policy: RetryPolicy,
            _ progress: inout Progress
        ) async throws(Obstacle) {
            let attempt = RetryPolicy.Attempt(
                number: progress.attemptCount, elapsed: clock.elapsed() - progress.start)
            switch policy.decision(after: attempt, outcome, random: clock.random()) {
            case .giveUp:
                throw .failed(
                    error.with {
                        $0.attemptCount = attempt.number
                        $0.clientRequestID = id
                    })
            case .retry(let delay, let needsNewConnection):
                do {
                    try await clock.sleep(delay)
                } catch {
                    throw .failed(.cancelled(attempt.number))
                }
                progress.needsNewConnection = needsNewConnection
            }
        }

        private func outcome(_ answer: HTTPExchangeAnswer) -> RetryPolicy.Outcome {
            let retryAfter = answer.header("retry-after").flatMap {
                RetryAfter.duration($0, date: answer.header("date"), now: clock.secondsSince1970())
            }
            let isFinal =
                answer.status == 500
                && ErrorClassification.isImageRefusal(GraphErrorBody(body: answer.body).message ?? "")
            return .answer(status: answer.status, retryAfter: retryAfter, isFinal: isFinal)
        }

        private func receipt(_ answer: HTTPExchangeAnswer, _ id: String, _ attemptCount: Int) -> ServiceReceipt {
            ServiceReceipt(
                httpStatus: answer.status, requestID: answer.header("request-id"), clientRequestID: id,
                date: answer.header("date"), attemptCount: attemptCount)
        }

        private func log(
            _ request: GraphRequest,
            _ id: String,
            _ number: Int,
            _ result: Result<HTTPExchangeAnswer, TransportError>
        ) {
            guard let logger = options.logger else { return }
            var metadata: Logger.Metadata = [
                "client-request-id": "\(id)", "attempt": "\(number)", "bytes": "\(request.body.count)",
            ]
            switch result {
            case .success(let answer):
                metadata["status"] = "\(answer.status)"
                metadata["request-id"] = answer.header("request-id").map { "\(ForeignText.oneLine($0))" }
                metadata["date"] = answer.header("date").map { "\(ForeignText.oneLine($0))" }
            case .failure(let error): metadata["failure"] = "\(error.kind.rawValue)"
            }
            logger.debug("\(request.method.rawValue) \(request.path)", metadata: metadata)
        }
    }
#endif
