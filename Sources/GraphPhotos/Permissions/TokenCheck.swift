internal import PhotoNormalization

/// Whether a token can do what is wanted of it, as far as it says itself. What it does not say is left to the service.
struct TokenCheck: Sendable {
    let endpoint: GraphEndpoint
    /// Seconds since 1970.
    let now: Int

    /// What makes it useless for the target, whatever the service knows; nil for nothing.
    func problem(_ claims: TokenClaims, target: PhotoTarget) -> GraphError? {
        problemOfTime(claims) ?? problemOfAudience(claims) ?? problemOfPerson(claims, target)
    }

    func problemOfTime(_ claims: TokenClaims) -> GraphError? {
        if let start = claims.notBefore, start > now + ClockDifference.tolerance {
            let minutes = (start - now) / 60
            return GraphError(
                .clockOff, "The token is valid only from \(minutes) minutes from now: this machine's clock is slow."
            )
        }
        if let end = claims.expiresAt, end <= now {
            return GraphError(.tokenExpired, "The token ran out \(ClockDifference.age(now - end)) ago.")
        }
        return nil
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
            "The token is for \(ForeignText(hiding: []).line(audience)), not for \(endpoint.resource).",
            remedy: "Get a token with the scope \(endpoint.scope).")
    }

    /// Microsoft Graph's own ids, which some tokens have for an audience.
    private static let graphIDs: Set<String> = [
        "00000003-0000-0000-c000-000000000000", "00000003-0000-0ff1-ce00-000000000000",
    ]

    /// Nobody is signed in whose photo it could be: no right can change that.
    func problemOfPerson(_ claims: TokenClaims, _ target: PhotoTarget) -> GraphError? {
        guard claims.isApplication, target.isOwnedBySignedInUser else { return nil }
        return GraphError(
            .missingPermission, "The token is an app's own, and nobody is signed in whose photo it could be.",
            remedy: "Name the user, or sign in as one (--credential device-code or azure-cli).")
    }

    /// The permission is not among those that the token shows. There are rights that no token shows, so the service
    /// decides.
    func doubtOfPermission(_ claims: TokenClaims, _ target: PhotoTarget) -> PhotoWarning? {
        let granted = Set((claims.roles + claims.scopes).map { $0.lowercased() })
        if target.permission.isGranted(by: granted) { return nil }
        if isOwnPhoto(claims, target), PhotoTarget.me.permission.isGranted(by: granted) { return nil }
        let has = ForeignText(hiding: []).line((claims.roles + claims.scopes).joined(separator: ", "))
        return PhotoWarning(
            code: GraphErrorCatalog.permissionNotShown,
            message: "For \(target) it takes \(target.permission.sentence); the token shows "
                + (has.isEmpty ? "none at all" : has)
                + ". The service decides: rights in Exchange or for single resources are in no token.")
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
