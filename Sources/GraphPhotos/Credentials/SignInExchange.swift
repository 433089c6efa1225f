/// One exchange with whoever issues tokens, tried a few times.
struct SignInExchange: Sendable {
    let transport: any HTTPTransport
    let clock: ClientClock
    /// Answers that are tried again, besides those that all services have.
    var further: Set<Int> = []

    private static let policy = {
        var policy = RetryPolicy()
        policy.maximumAttemptCount = 5
        policy.maximumTotal = .seconds(90)
        return policy
    }()

    func send(_ request: HTTPExchangeRequest, host: String) async throws(GraphError) -> HTTPExchangeAnswer {
        let start = clock.elapsed()
        var request = request
        var attempt = RetryPolicy.Attempt(number: 1, elapsed: .zero)
        var restart = PatientWait(limit: Self.restartLimit)
        while true {
            let outcome: RetryPolicy.Outcome
            let result: Result<HTTPExchangeAnswer, GraphError>
            let reply: Result<HTTPExchangeAnswer, TransportError>
            do throws(TransportError) {
                reply = .success(try await transport.send(request))
            } catch {
                reply = .failure(error)
            }
            switch reply {
            case .success(let answer):
                let isBusy = answer.isOfBusyAuthority
                if answer.status < 400, !isBusy { return answer }
                let retryAfter = RetryAfter.duration(answer, now: clock.secondsSince1970())
                if answer.status == 410, further.contains(410),
                    let delay = restart.next(now: clock.elapsed(), asked: retryAfter)
                {
                    try await sleep(delay)
                    continue
                }
                let isFurther = further.contains(answer.status) && answer.status != 410
                outcome = .answer(
                    status: isFurther || isBusy ? 503 : answer.status, retryAfter: retryAfter, isFinal: false)
                result = .success(answer)
            case .failure(let error):
                if error.kind == .cancelled { throw .cancelled }
                outcome = .failure(error.kind)
                result = .failure(
                    GraphError(error, host: host, target: "Signing in").with { $0.isOfSignIn = true })
            }
            attempt.elapsed = clock.elapsed() - start
            guard
                case .retry(let delay, let needsNew) = Self.policy.decision(
                    after: attempt, outcome, random: clock.random())
            else { return try result.get() }
            try await sleep(delay)
            attempt.number += 1
            request.needsNewConnection = needsNew
        }
    }

    private func sleep(_ duration: Duration) async throws(GraphError) {
        do {
            try await clock.sleep(duration)
        } catch {
            throw .cancelled
        }
    }

    /// The instance metadata service answers 410 while it is updated, for 70 s at most.
    private static let restartLimit = Duration.seconds(70)
}
