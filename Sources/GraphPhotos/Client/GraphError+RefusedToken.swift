internal import PhotoNormalization

extension GraphError {
    /// A token that was refused (401) may say itself why, by the service's time; or the service wants a new sign-in.
    ///
    /// - Parameters:
    ///   - token: the refused.
    ///   - answer: the refusal.
    ///   - now: this machine's clock, in seconds since 1970.
    /// - Returns: this error, or one that is more exact.
    func explained(by token: AccessToken, _ answer: HTTPExchangeAnswer, now: Int) -> GraphError {
        guard code == ErrorKind.unauthorized.code else { return self }
        if ClaimsChallenge(answer) != nil {
            return with {
                $0.message += " It wants a new sign-in: something about who signed in has changed since."
                $0.remedy = "Sign in again, and use the token of that; a token that is given ready cannot be renewed."
            }
        }
        let difference = ClockDifference(date: answer.header("date"), now: now)
        guard let end = TokenClaims(token)?.expiresAt, end <= now - (difference?.seconds ?? 0) else { return self }
        let clock = difference.flatMap { $0.isOff ? " " + $0.sentence : nil } ?? ""
        return of(.tokenExpired, "The token has run out.\(clock) \(message)")
    }

    /// The same failure under another name.
    private func of(_ kind: ErrorKind, _ message: String) -> GraphError {
        var error = GraphError(kind, message)
        error.httpStatus = httpStatus
        error.serviceCode = serviceCode
        error.requestID = requestID
        error.clientRequestID = clientRequestID
        return error
    }
}
