#if Upload
    extension TokenClaims {
        /// Whether a token is enough to change the photos of a kind of target.
        public struct Ability: Sendable, Hashable {
            /// The kind of target.
            public let kind: PhotoTarget.Kind
            /// As far as the token itself tells.
            public let isAllowed: Bool
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
                let problem = check.problemOfPermission(self, target)
                let least = target.permission.least
                return Ability(
                    kind: target.kind, isAllowed: problem == nil, leastPermission: least,
                    reason: problem == nil
                        ? "" : isApplication && target == .me ? "nobody is signed in" : "needs \(least ?? "more")")
            }
        }

        /// What is wrong with the token as a whole: its time, or the service that it is for.
        ///
        /// - Parameters:
        ///   - endpoint: where the token is to be used.
        ///   - now: seconds since 1970.
        /// - Returns: nil when nothing is.
        public func problem(for endpoint: GraphEndpoint, now: Int) -> GraphError? {
            let check = TokenCheck(endpoint: endpoint, now: now)
            return check.problemOfTime(self) ?? check.problemOfAudience(self)
        }
    }
#endif
