#if Upload
    /// Whether a token can do what is wanted of it, as far as it says itself. What it does not say is left to the service.
    struct TokenCheck: Sendable {
        let endpoint: GraphEndpoint
        /// Seconds since 1970.
        let now: Int

        /// Clocks may differ by this many seconds.
        private static let clockTolerance = 300

        /// The first thing that is wrong for changing the target's photo; nil for nothing.
        func problem(_ claims: TokenClaims, target: PhotoTarget) -> GraphError? {
            problemOfTime(claims) ?? problemOfAudience(claims) ?? problemOfPermission(claims, target)
        }

        func problemOfTime(_ claims: TokenClaims) -> GraphError? {
            if let start = claims.notBefore, start > now + Self.clockTolerance {
                let minutes = (start - now) / 60
                return GraphError(
                    .clockOff, "The token is valid only from \(minutes) minutes from now: this machine's clock is slow."
                )
            }
            if let end = claims.expiresAt, end <= now {
                return GraphError(.tokenExpired, "The token ran out \(Self.age(now - end)) ago.")
            }
            return nil
        }

        private static func age(_ seconds: Int) -> String {
            switch seconds {
            case ..<120: "\(seconds) seconds"
            case ..<7_200: "\(seconds / 60) minutes"
            case ..<172_800: "\(seconds / 3_600) hours"
            default: "\(seconds / 86_400) days"
            }
        }

        func problemOfAudience(_ claims: TokenClaims) -> GraphError? {
            guard var audience = claims.audience else { return nil }
            while audience.last == "/" { audience.removeLast() }
            if Self.graphIDs.contains(audience.lowercased()) || audience == endpoint.resource { return nil }
            let clouds = GraphCloud.allCases
            if let cloud = clouds.first(where: { audience == "https://\($0.graphHost)" }) {
                // What stands behind a URL of one's own is not known.
                if endpoint.cloud == nil { return nil }
                return GraphError(
                    .wrongAudience,
                    "The token is for the cloud \(cloud.rawValue) (\(audience)), not for \(endpoint.resource).",
                    remedy: "Use --cloud \(cloud.rawValue), or get a token for \(endpoint.resource).")
            }
            if endpoint.cloud == nil { return nil }
            return GraphError(
                .wrongAudience,
                "The token is for \(ForeignText.oneLine(audience)), not for \(endpoint.resource).",
                remedy: "Get a token with the scope \(endpoint.scope).")
        }

        /// Microsoft Graph's own ids, which some tokens have for an audience.
        private static let graphIDs: Set<String> = [
            "00000003-0000-0000-c000-000000000000", "00000003-0000-0ff1-ce00-000000000000",
        ]

        func problemOfPermission(_ claims: TokenClaims, _ target: PhotoTarget) -> GraphError? {
            if claims.isApplication, target.isOwnedBySignedInUser {
                return GraphError(
                    .missingPermission, "The token is an app's own, and nobody is signed in whose photo it could be.",
                    remedy: "Name the user, or sign in as one (--credential device-code or azure-cli).")
            }
            let granted = Set((claims.roles + claims.scopes).map { $0.lowercased() })
            if target.permission.isGranted(by: granted) { return nil }
            if isOwnPhoto(claims, target), PhotoTarget.me.permission.isGranted(by: granted) { return nil }
            let has = claims.roles + claims.scopes
            return GraphError(
                .missingPermission,
                "For \(target) the token needs \(target.permission.sentence); it has "
                    + (has.isEmpty ? "none at all." : "\(has.joined(separator: ", ")).").replacing("\n", with: " "))
        }

        /// The token has what every target of this kind needs, not only one's own photo.
        func isEnoughForKind(_ claims: TokenClaims, _ target: PhotoTarget) -> Bool {
            target.permission.isGranted(by: Set((claims.roles + claims.scopes).map { $0.lowercased() }))
        }

        private func isOwnPhoto(_ claims: TokenClaims, _ target: PhotoTarget) -> Bool {
            guard case .user(let id) = target else { return false }
            return [claims.objectID, claims.user].contains { $0?.lowercased() == id.text.lowercased() }
        }
    }

    extension PhotoTarget {
        /// Its path starts with /me.
        var isOwnedBySignedInUser: Bool {
            switch self {
            case .me: true
            case .contact(_, _, let mailbox): mailbox == nil
            case .user, .group, .team, .driveOwner: false
            }
        }
    }
#endif
