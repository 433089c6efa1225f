/// Asks an authority for tokens (OAuth 2.0), a few times if need be.
struct TokenEndpoint: Sendable {
    let endpoint: GraphEndpoint
    let tenant: PathSegment
    let transport: any HTTPTransport
    let clock: ClientClock

    /// A try with the authority may take as long as this.
    private static let timeout = Duration.seconds(30)

    /// Where tokens are: also the audience of an assertion.
    var tokenURL: String { url("token") }

    func url(_ name: String) -> String {
        "\(endpoint.authority)/\(tenant.percentEncoded)/oauth2/v2.0/\(name)"
    }

    /// Asks for a token.
    ///
    /// - Parameters:
    ///   - form: what is sent.
    ///   - secrets: taken out of what the authority says.
    /// - Returns: what the authority gives.
    /// - Throws: `GraphError` when it refuses, or cannot be reached.
    func token(_ form: [(name: String, value: String)], secrets: [Secret]) async throws(GraphError) -> TokenGrant {
        let answer = try await post("token", form)
        guard answer.status == 200 else { throw GraphError(signIn: answer, secrets: secrets) }
        return try TokenGrant(answer, now: clock.secondsSince1970())
    }

    /// Sends a form, and again where that may help.
    func post(_ name: String, _ form: [(name: String, value: String)]) async throws(GraphError)
        -> HTTPExchangeAnswer
    {
        let body = PercentEncoding.form(form)
        let headers: HTTPFields = [
            ("Host", endpoint.authority.hostAndPort),
            ("Accept", "application/json"),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Content-Length", "\(body.count)"),
            ("client-request-id", clock.identifier()),
        ]
        let request = HTTPExchangeRequest(
            method: "POST", url: url(name), headers: headers, body: body, timeout: Self.timeout)
        return try await SignInExchange(transport: transport, clock: clock)
            .send(request, host: endpoint.authority.description)
    }
}

/// One exchange with whoever issues tokens, tried a few times.
struct SignInExchange: Sendable {
    let transport: any HTTPTransport
    let clock: ClientClock

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
        while true {
            let outcome: RetryPolicy.Outcome
            let result: Result<HTTPExchangeAnswer, GraphError>
            do throws(TransportError) {
                let answer = try await transport.send(request)
                if answer.status < 400 { return answer }
                let retryAfter = answer.header("retry-after").flatMap {
                    RetryAfter.duration($0, date: answer.header("date"), now: clock.secondsSince1970())
                }
                outcome = .answer(status: answer.status, retryAfter: retryAfter, isFinal: false)
                result = .success(answer)
            } catch {
                if error.kind == .cancelled { throw .cancelled }
                outcome = .failure(error.kind)
                result = .failure(GraphError(error, host: host, target: "Signing in"))
            }
            attempt.elapsed = clock.elapsed() - start
            guard
                case .retry(let delay, let needsNew) = Self.policy.decision(
                    after: attempt, outcome, random: clock.random())
            else { return try result.get() }
            do {
                try await clock.sleep(delay)
            } catch {
                throw .cancelled
            }
            attempt.number += 1
            request.needsNewConnection = needsNew
        }
    }
}
