public import PhotoNormalization

extension GraphPhotoClient {
    /// Reads what the token says of itself, and refuses what cannot work for anybody: another audience, a time that is
    /// over, an app's own token for what belongs to whoever is signed in.
    ///
    /// - Parameter target: what is to be changed.
    /// - Returns: what may be missing; the service decides. Part of an `UploadReceipt` as well.
    /// - Throws: `GraphError` with `token-expired`, `clock-off`, `wrong-audience` or `missing-permission`, or when
    ///   there is no token.
    public func tokenWarnings(for target: PhotoTarget) async throws(GraphError) -> [PhotoWarning] {
        guard options.checksToken else { return [] }
        let token = try await sender.tokens.accessToken(replacing: nil)
        if memory.hasChecked(token, target) { return [] }
        guard let claims = TokenClaims(token) else { return [] }
        let warnings = try await timeWarnings(claims)
        let check = TokenCheck(endpoint: sender.endpoint, now: clock.secondsSince1970())
        if let problem = check.problemOfAudience(claims) ?? check.problemOfPerson(claims, target) { throw problem }
        if let doubt = check.doubtOfPermission(claims, target) { return warnings + [doubt] }
        if warnings.isEmpty, check.isEnoughForKind(claims, target) { memory.remember(token, target) }
        return warnings
    }

    /// A token that is out of time by this machine's clock may be good by the service's: that one counts.
    ///
    /// - Parameter claims: of the token in question.
    /// - Returns: that this machine's clock is off.
    /// - Throws: `GraphError` with `token-expired` or `clock-off`.
    package func timeWarnings(_ claims: TokenClaims) async throws(GraphError) -> [PhotoWarning] {
        let now = clock.secondsSince1970()
        guard let problem = TokenCheck(endpoint: sender.endpoint, now: now).problemOfTime(claims) else { return [] }
        guard let difference = await clockDifference(), difference.isOff else { throw problem }
        let theirs = TokenCheck(endpoint: sender.endpoint, now: now - difference.seconds)
        if let problem = theirs.problemOfTime(claims) {
            throw problem.with { $0.message += " \(difference.sentence)" }
        }
        return [
            PhotoWarning(
                code: GraphErrorCatalog.clockDiffers,
                message: "\(difference.sentence) By the service's, the token is good.")
        ]
    }

    /// Asks the service once, without a token: what counts is the answer's Date.
    private func clockDifference() async -> ClockDifference? {
        if let known = memory.clockDifference { return known }
        guard let found = await sender.clockDifference() else { return nil }
        memory.clockDifference = found
        return found
    }
}
