internal import PhotoNormalization
internal import Synchronization

/// Sends one request to Microsoft Graph, with a token, as often as it makes sense.
struct RetryingSender: Sendable {
    let endpoint: GraphEndpoint
    let tokens: any AccessTokenProvider
    let transport: any HTTPTransport
    let options: GraphClientOptions
    let clock: ClientClock
    private let gate = TokenGate()

    init(
        endpoint: GraphEndpoint,
        tokens: any AccessTokenProvider,
        transport: any HTTPTransport,
        options: GraphClientOptions,
        clock: ClientClock
    ) {
        self.endpoint = endpoint
        self.tokens = tokens
        self.transport = transport
        self.options = options
        self.clock = clock
    }

    struct Answer: Sendable {
        var receipt: ServiceReceipt
        var answer: HTTPExchangeAnswer
        /// All that is kept of the answer goes through it.
        var foreign: ForeignText
    }

    /// What changes from try to try.
    private struct Progress {
        /// When what the limit of time is for began.
        var start: Duration
        var attemptCount = 0
        /// Tries of which something left this machine.
        var sentCount = 0
        var delivery = RequestDelivery.notSent
        /// When the first try failed.
        var firstFailure: Duration?
        /// In place of a token that was rejected; there is no second.
        var replacement: AccessToken?
        var mailbox: PatientWait
        var needsNewConnection = false

        mutating func note(_ answer: HTTPExchangeAnswer) {
            sentCount += 1
            switch answer.status {
            // A gateway did not get the answer, or not in time.
            case 408, 502, 504: delivery = .unknown
            default: if delivery != .unknown { delivery = .refused(status: answer.status) }
            }
        }

        mutating func note(_ error: TransportError) {
            switch error.kind {
            case .cannotConnect, .encryptionFailed, .proxyFailed, .invalidRequest: return
            case .connectionLost, .timedOut, .answerTooLarge, .cancelled:
                guard !error.isUnsent else { return }
                sentCount += 1
                delivery = .unknown
            }
        }

        func describe(_ error: GraphError) -> GraphError {
            error.with {
                $0.attemptCount = sentCount
                $0.delivery = delivery
            }
        }
    }

    /// - Parameters:
    ///   - request: what is sent.
    ///   - target: for what errors say.
    ///   - policy: whether and when it is tried again.
    ///   - start: when what the policy's limit of time is for began, by the clock; nil for now.
    /// - Returns: an answer of success.
    /// - Throws: what kept it from being one.
    func send(
        _ request: GraphRequest,
        target: PhotoTarget,
        policy: RetryPolicy,
        since start: Duration? = nil
    ) async throws(GraphError) -> Answer {
        var progress = Progress(
            start: start ?? clock.elapsed(), mailbox: PatientWait(limit: policy.maximumMailboxWait))
        while true {
            let token = try await self.token(progress)
            let id = clock.identifier()
            let headers = request.headers(endpoint: endpoint, token: token, id: id, agent: options.userAgent)
            let excess = request.byteCount(endpoint: endpoint, headers: headers) - GraphRequest.maximumByteCount
            if excess > 0 { throw GraphError(noRoomFor: request.body.count, excess: excess) }

            guard let result = await attempt(request, headers: headers, policy: policy, &progress) else {
                // Nothing was sent this time.
                throw progress.describe(.cancelled)
            }
            let foreign = gate.hiding(token)
            log(request, id, progress.attemptCount, result, foreign)
            let outcome: RetryPolicy.Outcome
            let error: GraphError
            switch result {
            case .success(let answer)
            where answer.isSuccess(of: request)
                || progress.delivery == .unknown && answer.showsThatItWasDone(request, foreign):
                let receipt = ServiceReceipt(
                    httpStatus: answer.status, requestID: foreign.line(answer.header("request-id")),
                    clientRequestID: id, date: foreign.line(answer.header("date")), attemptCount: progress.sentCount)
                return Answer(receipt: receipt, answer: answer, foreign: foreign)
            case .success(let answer):
                // A token that cannot be replaced need not be shown again.
                if answer.status == 401, progress.replacement == nil {
                    let other = try await self.token(progress, replacing: token, ClaimsChallenge(answer))
                    if other.value != token.value {
                        progress.replacement = other
                        continue
                    }
                }
                outcome = self.outcome(answer)
                let said = GraphError(
                    answer, of: endpoint.graph.hostAndPort, request: request, target: target,
                    isSecondToken: progress.replacement != nil, foreign
                ).explained(by: token, answer, now: clock.secondsSince1970())
                if said.mayBeNew, try await waitForMailbox(outcome, said, &progress) { continue }
                error = said.mayBeNew ? said.after(progress.mailbox) : said
            case .failure(let failure):
                if failure.kind == .cancelled { throw progress.describe(.cancelled) }
                error = GraphError(failure, host: endpoint.graph.hostAndPort, target: "For \(target)")
                outcome = .failure(failure.kind)
            }
            try await wait(after: outcome, error, request, id: id, policy, &progress)
        }
    }

    /// What it fails with tells the tries before it: the photo may have been sent in one of them.
    private func token(
        _ progress: Progress,
        replacing rejected: AccessToken? = nil,
        _ challenge: ClaimsChallenge? = nil
    ) async throws(GraphError) -> AccessToken {
        if rejected == nil, let replacement = progress.replacement { return replacement }
        do throws(GraphError) {
            guard let rejected, let challenge else { return try await tokens.accessToken(replacing: rejected) }
            return try await tokens.accessToken(replacing: rejected, meeting: challenge)
        } catch {
            throw progress.describe(error)
        }
    }

    /// The room for a photo: what request line and header fields leave, 0 or more. The length itself has seven digits
    /// at most.
    func room(for target: PhotoTarget, method: UploadMethod) async throws(GraphError) -> Int {
        let request = GraphRequest.emptyUpload(to: target, method: method)
        let headers = request.headers(
            endpoint: endpoint, token: try await tokens.accessToken(replacing: nil), id: clock.identifier(),
            agent: options.userAgent)
        let furtherLengthDigits = 6
        let fixedByteCount = request.byteCount(endpoint: endpoint, headers: headers) + furtherLengthDigits
        return max(0, GraphRequest.maximumByteCount - fixedByteCount)
    }

    /// nil when the task was cancelled before there was a place for it.
    private func attempt(
        _ request: GraphRequest,
        headers: HTTPFields,
        policy: RetryPolicy,
        _ progress: inout Progress
    ) async -> Result<HTTPExchangeAnswer, TransportError>? {
        guard await options.gate.places.enter() else { return nil }
        defer { options.gate.places.leave() }
        progress.attemptCount += 1
        let outgoing = HTTPExchangeRequest(
            method: request.method.rawValue,
            url: "\(endpoint.graph.origin)\(endpoint.basePath)\(request.path)",
            headers: headers,
            body: request.body,
            timeout: max(.zero, policy.maximumTotal - (clock.elapsed() - progress.start)),
            stallTimeout: policy.stallTimeout,
            needsNewConnection: progress.needsNewConnection,
            maximumAnswerByteCount: request.path.hasSuffix("$value") && request.method == .get ? 32 << 20 : 1 << 20
        )
        do throws(TransportError) {
            let answer = try await transport.send(outgoing)
            progress.note(answer)
            return .success(answer)
        } catch {
            progress.note(error)
            return .failure(error)
        }
    }

    /// False when there is no time left for it.
    private func waitForMailbox(
        _ outcome: RetryPolicy.Outcome,
        _ error: GraphError,
        _ progress: inout Progress
    ) async throws(GraphError) -> Bool {
        var asked: Duration?
        if case .answer(_, let retryAfter, _) = outcome { asked = retryAfter }
        guard let delay = progress.mailbox.next(now: clock.elapsed(), asked: asked) else { return false }
        options.onWait?(
            RetryNotice(
                httpStatus: error.httpStatus, code: error.code, delay: delay, total: progress.mailbox.waited + delay,
                attemptCount: progress.attemptCount))
        do {
            try await clock.sleep(delay)
        } catch {
            throw progress.describe(.cancelled)
        }
        // It has a limit of its own.
        progress.start += delay
        return true
    }

    /// Waits for the next try, or throws the error when there will be none.
    private func wait(
        after outcome: RetryPolicy.Outcome,
        _ error: GraphError,
        _ request: GraphRequest,
        id: String,
        _ policy: RetryPolicy,
        _ progress: inout Progress
    ) async throws(GraphError) {
        let now = clock.elapsed()
        let attempt = RetryPolicy.Attempt(number: progress.attemptCount, elapsed: now - progress.start)
        switch policy.decision(after: attempt, outcome, random: clock.random()) {
        case .giveUp:
            throw progress.describe(error).with {
                $0.clientRequestID = id
                if case .answer(_, let asked, _) = outcome { $0.retryAfter = asked }
                if progress.delivery == .unknown, request.method != .get {
                    $0.message += " It may have been done all the same."
                }
            }
        case .retry(let delay, let needsNewConnection):
            let firstFailure = progress.firstFailure ?? now
            progress.firstFailure = firstFailure
            options.onWait?(
                RetryNotice(
                    httpStatus: error.httpStatus, code: error.code, delay: delay, total: now - firstFailure + delay,
                    attemptCount: attempt.number))
            do {
                try await clock.sleep(delay)
            } catch {
                throw progress.describe(.cancelled)
            }
            progress.needsNewConnection = needsNewConnection
        }
    }

    private func outcome(_ answer: HTTPExchangeAnswer) -> RetryPolicy.Outcome {
        let retryAfter = RetryAfter.duration(answer, now: clock.secondsSince1970())
        let isFinal =
            answer.status == 500
            && ErrorClassification.isImageRefusal(
                GraphErrorBody(body: answer.body, ForeignText(hiding: [])).message ?? "")
        return .answer(status: answer.status, retryAfter: retryAfter, isFinal: isFinal)
    }

    private func log(
        _ request: GraphRequest,
        _ id: String,
        _ number: Int,
        _ result: Result<HTTPExchangeAnswer, TransportError>,
        _ foreign: ForeignText
    ) {
        guard let log = options.log else { return }
        var details = ["client-request-id": id, "attempt": "\(number)", "bytes": "\(request.body.count)"]
        switch result {
        case .success(let answer):
            details["status"] = "\(answer.status)"
            details["request-id"] = foreign.line(answer.header("request-id"))
            details["date"] = foreign.line(answer.header("date"))
        case .failure(let error): details["failure"] = error.kind.rawValue
        }
        log.write("\(request.method.rawValue) \(request.path)", details)
    }
}

extension GraphError {
    fileprivate init(noRoomFor byteCount: Int, excess: Int) {
        let left = max(0, byteCount - excess)
        self.init(
            .requestTooLarge,
            left == 0 ? "The token leaves no room for a request." : "The token leaves \(left) bytes of \(byteCount).")
    }
}

/// The gate for texts of whoever got a token: made once for each token.
private final class TokenGate: Sendable {
    private let last = Mutex<(token: AccessToken, foreign: ForeignText)?>(nil)

    func hiding(_ token: AccessToken) -> ForeignText {
        last.withLock { last in
            if let last, last.token == token { return last.foreign }
            let foreign = ForeignText(hiding: [Secret(token.value)])
            last = (token, foreign)
            return foreign
        }
    }
}
