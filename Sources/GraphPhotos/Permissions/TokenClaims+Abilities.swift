extension TokenClaims {
    /// Whether a token is enough to change the photos of a kind of target.
    public struct Ability: Sendable, Hashable {
        /// The kind of target.
        public let kind: PhotoTarget.Kind
        /// As far as the token itself tells. There are rights that no token shows.
        public let isAllowed: Bool
        /// It cannot work for anybody with this token: nothing is sent.
        public let isRefused: Bool
        /// The least permission that is enough.
        public let leastPermission: String?
        /// What is missing; empty when nothing is.
        public let reason: String
    }

    /// For each kind of target that has a photo.
    ///
    /// - Parameter endpoint: where the token is to be used.
    /// - Returns: one for each kind.
    public func abilities(for endpoint: GraphEndpoint) -> [Ability] {
        let check = TokenCheck(endpoint: endpoint, now: 0)
        let any = PathSegment(known: "any")
        let targets: [PhotoTarget] = [
            .me, .user(any), .group(any), .team(any),
            isApplication ? .contact(any, folder: nil, mailbox: any) : .contact(any, folder: nil, mailbox: nil),
        ]
        return targets.map { target in
            let least = target.permission.least
            let isRefused = check.problemOfPerson(self, target) != nil
            let isAllowed = !isRefused && check.doubtOfPermission(self, target) == nil
            return Ability(
                kind: target.kind, isAllowed: isAllowed, isRefused: isRefused, leastPermission: least,
                reason: isAllowed ? "" : isRefused ? "nobody is signed in" : "needs \(least ?? "more")")
        }
    }

    /// What is wrong with the token as a whole: its time, or the service that it is for.
    ///
    /// - Parameters:
    ///   - endpoint: where the token is to be used.
    ///   - now: seconds since 1970.
    /// - Returns: nil when nothing is.
    public func problem(for endpoint: GraphEndpoint, now: Int) -> GraphError? {
        TokenCheck(endpoint: endpoint, now: now).problemOfTime(self) ?? problemOfAudience(for: endpoint)
    }

    /// The token is for another service.
    package func problemOfAudience(for endpoint: GraphEndpoint) -> GraphError? {
        TokenCheck(endpoint: endpoint, now: 0).problemOfAudience(self)
    }
}
