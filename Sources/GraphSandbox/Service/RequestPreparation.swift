/// Decides from a request's head alone whether it may be carried out.
package struct RequestPreparation {
    package let directory: SandboxDirectory
    package let addresses: Addresses
    /// nil: the token is not the sandbox's.
    package let claims: SandboxClaims?
    /// Seconds since 1970.
    package let now: Double

    package init(directory: SandboxDirectory, addresses: Addresses, claims: SandboxClaims?, now: Double) {
        self.directory = directory
        self.addresses = addresses
        self.claims = claims
        self.now = now
    }

    /// - Throws: what Graph answers: first what is wrong with the token, then with the path, then with the permissions.
    package func prepare(_ request: GraphCall) throws(GraphFailure) -> PreparedRequest {
        let claims = try authenticate(request.authorization)
        let route = try Self.route(request.path)
        guard let operation = route.operation(method: request.method) else { throw .methodNotAllowed }
        let subject = try subject(of: route, grant: claims.grant)
        try PermissionTable.check(operation, on: subject, with: claims.grant)
        return PreparedRequest(
            route: route,
            operation: operation,
            subject: subject,
            request: request,
            clientID: claims.clientID,
            baseURL: addresses.current + "/v1.0"
        )
    }

    /// - Throws: 401.
    package func authenticate(_ authorization: String?) throws(GraphFailure) -> SandboxClaims {
        guard let authorization, authorization.lowercased().hasPrefix("bearer "),
            authorization.count > "bearer ".count
        else { throw unauthorized("Access token is empty.") }
        guard let claims else {
            throw unauthorized("CompactToken parsing failed with error code: 80049217")
        }
        guard addresses.audience(matching: claims.audience) != nil else {
            throw unauthorized("Access token validation failure. Invalid audience.")
        }
        guard Double(claims.expiresAt) > now else {
            throw unauthorized("Lifetime validation failed, the token is expired.")
        }
        guard Double(claims.notBefore) <= now + 300 else {
            throw unauthorized("Lifetime validation failed, the token is not valid yet.")
        }
        return claims
    }

    private func unauthorized(_ message: String) -> GraphFailure {
        var failure = GraphFailure.invalidToken(message)
        failure.headers = [
            SandboxAnswer.Header(
                name: "WWW-Authenticate",
                value: "Bearer realm=\"\", authorization_uri=\"\(addresses.current)/common/oauth2/authorize\", "
                    + "client_id=\"00000003-0000-0000-c000-000000000000\""
            )
        ]
        return failure
    }

    private static func route(_ path: String) throws(GraphFailure) -> GraphRoute {
        do {
            return try GraphRoute(path: path)
        } catch {
            switch error {
            case .unknownSegment(let segment): throw .unknownSegment(segment)
            case .malformedSegment(let segment): throw .badRequest("The segment '\(segment)' is malformed.")
            }
        }
    }

    private func subject(of route: GraphRoute, grant: SandboxClaims.Grant) throws(GraphFailure) -> PhotoSubject {
        switch route.target {
        case .me, .driveOwner: return .user(try signedInUser(grant))
        case .user(let name): return .user(try user(name))
        case .group(let id):
            guard let group = directory.group(id) else { throw .noSuchResource(id) }
            return .group(group)
        case .team(let id):
            guard let team = directory.team(id) else { throw .noSuchResource(id) }
            return .team(team)
        case .contact(let id, let folder, let mailbox):
            let owner: DirectoryUser
            switch mailbox {
            case .own: owner = try signedInUser(grant)
            case .user(let name): owner = try user(name)
            }
            guard owner.hasMailbox else { throw .noMailbox }
            guard let contact = owner.contact(id, inFolder: folder) else { throw .itemNotFound }
            return .contact(contact, of: owner)
        }
    }

    private func user(_ name: String) throws(GraphFailure) -> DirectoryUser {
        guard let user = directory.user(name) else { throw .noSuchResource(name) }
        return user
    }

    private func signedInUser(_ grant: SandboxClaims.Grant) throws(GraphFailure) -> DirectoryUser {
        guard case .delegated(_, let userID, _) = grant else { throw .delegatedOnly }
        return try user(userID)
    }
}
