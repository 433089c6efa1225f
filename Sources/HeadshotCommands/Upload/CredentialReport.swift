import GraphPhotos
import PhotoNormalization

/// What `auth check` tells. It holds no secret.
struct CredentialReport: Sendable {
    let endpoint: GraphEndpoint
    var credential: String?
    var lookups: [CredentialLookup] = []
    var claims: TokenClaims?
    var expiresAt: Int?
    var hasToken = false
    var warnings: [PhotoWarning] = []
    var error: GraphError?

    init(endpoint: GraphEndpoint) {
        self.endpoint = endpoint
    }

    mutating func fill(from session: ServiceSession) async {
        do throws(GraphError) {
            warnings = session.settings.warnings
            let search = session.settings.search(endpoint: session.endpoint, transport: session.transport)
            lookups = search.lookups
            let chosen = try search.result.get()
            credential = chosen.name
            let token = try await chosen.provider.accessToken(replacing: nil)
            credential = chosen.currentName
            lookups = chosen.lookups(after: lookups)
            hasToken = true
            claims = TokenClaims(token)
            expiresAt = claims?.expiresAt ?? token.expiresAt
            guard let claims else { return }
            let client = GraphPhotoClient(
                endpoint: endpoint, tokens: chosen.provider, transport: session.transport, options: session.options)
            warnings += try await client.timeWarnings(claims)
            if let problem = claims.problemOfAudience(for: endpoint) { throw problem }
        } catch {
            self.error = error
        }
    }

    private var cloud: String { endpoint.cloud?.rawValue ?? "none of the known" }

    var json: String {
        JSONText.object { json in
            json.member("cloud", endpoint.cloud?.rawValue)
            json.member("graph", endpoint.graph.description)
            json.member("authority", endpoint.authority.description)
            json.member("credential", credential)
            json.member(
                "lookups",
                objects: lookups.map { lookup in
                    { json in
                        json.member("credential", lookup.kind.rawValue)
                        json.member("finding", lookup.finding.rawValue)
                        json.member("detail", lookup.detail)
                    }
                }
            )
            json.member("tenant", claims?.tenant)
            json.member("application", claims?.application)
            json.member("user", claims?.user)
            json.member("audience", claims?.audience)
            json.member("isApplication", claims?.isApplication)
            json.member("permissions", (claims?.roles ?? []) + (claims?.scopes ?? []))
            json.member("expiresAt", expiresAt)
            json.member(
                "targets",
                objects: (claims.map { $0.abilities(for: endpoint) } ?? []).map { ability in
                    { json in
                        json.member("target", ability.kind.rawValue)
                        json.member("allowed", ability.isAllowed)
                        json.member("verdict", ability.verdict)
                        json.member("leastPermission", ability.leastPermission)
                    }
                }
            )
            json.member("error", object: error.map { error in { error.photoError.write(to: &$0) } })
            json.member("warnings", objects: warnings.map { warning in { warning.write(to: &$0) } })
        }
    }

    func lines(now: Int) -> [String] {
        var rows: [(String, String)] = [
            ("cloud", "\(cloud) (\(endpoint.graph), tokens from \(endpoint.authority))")
        ]
        for (index, lookup) in lookups.enumerated() {
            rows.append((index == 0 ? "looked for" : "", Self.sentence(lookup)))
        }
        if let credential { rows.append(("credential", credential)) }
        if let claims {
            if let tenant = claims.tenant { rows.append(("tenant", tenant)) }
            if let application = claims.application { rows.append(("app", application)) }
            rows.append(("signed in", claims.isApplication ? "the app itself" : claims.user ?? "a user"))
            let permissions = claims.roles + claims.scopes
            rows.append(("permissions", permissions.isEmpty ? "none" : permissions.joined(separator: ", ")))
            for ability in claims.abilities(for: endpoint) {
                rows.append((ability.kind.rawValue, ability.sentence))
            }
        } else if hasToken {
            rows.append(("token", "cannot be read; what it is good for is left to the service"))
        }
        if let expiresAt { rows.append(("expires", Self.time(until: expiresAt, now: now))) }
        return rows.map { name, value in
            name + String(repeating: " ", count: max(1, 13 - name.count)) + DisplayText.escaped(value)
        }
    }

    private static func sentence(_ lookup: CredentialLookup) -> String {
        let finding =
            switch lookup.finding {
            case .missing: "not set: "
            case .unusable: "cannot be used: "
            case .taken: "taken"
            case .notNeeded: "there, not needed"
            }
        return "\(lookup.kind.rawValue): \(finding)\(lookup.detail ?? "")"
    }

    private static func time(until end: Int, now: Int) -> String {
        let minutes = (end - now) / 60
        return end <= now ? "it has" : minutes < 120 ? "in \(minutes) minutes" : "in \(minutes / 60) hours"
    }
}

extension TokenClaims.Ability {
    /// What a program is told: a right that no token shows is the service's to know.
    fileprivate var verdict: String { isAllowed ? "allowed" : isRefused ? "refused" : "service-decides" }

    fileprivate var sentence: String {
        isAllowed
            ? "yes" : isRefused ? "no: \(reason)" : "not shown by the token: \(reason); the service decides"
    }
}
