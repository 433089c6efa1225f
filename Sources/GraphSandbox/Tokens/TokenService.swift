#if Sandbox
    /// The authority: token endpoint, device codes, managed identity.
    struct TokenService: Sendable {
        let clientID: String
        let client: SandboxClient
        let certificates: [RegisteredCertificate]
        let directory: SandboxDirectory
        let signer: TokenSigner
        let lifetime: Int
        /// What `X-IDENTITY-HEADER` has to say.
        let identityHeader: String
        var deviceCodes: DeviceCodes
        private var refreshTokens: [String: [String]] = [:]

        init(configuration: SandboxConfiguration, directory: SandboxDirectory, signer: TokenSigner) throws {
            let maker = DirectoryMaker(seed: configuration.seed, domain: directory.domain, userCount: 1)
            client = configuration.client
            clientID = configuration.client.id?.lowercased() ?? maker.guid(.client, 0)
            identityHeader = maker.guid(.client, 1)
            certificates = try configuration.client.certificates.map { try RegisteredCertificate(pem: $0) }
            self.directory = directory
            self.signer = signer
            lifetime = configuration.tokenLifetime
            deviceCodes = DeviceCodes(policy: configuration.deviceCode)
        }

        /// `POST /{tenant}/oauth2/v2.0/token`
        mutating func token(_ form: [String: String], tenant: String, addresses: Addresses, now: Double)
            throws(OAuthFailure)
            -> JSONValue
        {
            guard let grantType = form["grant_type"] else { throw .missing("grant_type") }
            switch grantType {
            case "client_credentials":
                guard directory.isTenant(tenant) else { throw .unknownTenant(tenant) }
                try checkClient(form)
                try proveClient(form, tenant: tenant, addresses: addresses, now: Int(now))
                let audience = try defaultScopeAudience(form["scope"], addresses)
                return answer(audience: audience, .application(roles: client.roles), now: Int(now))
            case "urn:ietf:params:oauth:grant-type:device_code":
                try checkUserTenant(tenant)
                try checkClient(form)
                guard let code = form["device_code"] else { throw .missing("device_code") }
                let signIn = try deviceCodes.poll(code, clientID: clientID, now: now)
                return userAnswer(scopes: signIn.scopes, addresses, now: Int(now))
            case "refresh_token":
                try checkUserTenant(tenant)
                try checkClient(form)
                guard let token = form["refresh_token"] else { throw .missing("refresh_token") }
                guard let scopes = refreshTokens[token] else {
                    throw OAuthFailure("invalid_grant", 9_002_313, "The refresh token is not known.")
                }
                return userAnswer(scopes: scopes, addresses, now: Int(now))
            default: throw .unsupportedGrant
            }
        }

        /// `POST /{tenant}/oauth2/v2.0/devicecode`
        mutating func deviceCode(_ form: [String: String], tenant: String, addresses: Addresses, now: Double)
            throws(OAuthFailure) -> JSONValue
        {
            try checkUserTenant(tenant)
            try checkClient(form)
            let scopes = try delegatedScopes(form["scope"], addresses)
            let signIn = deviceCodes.begin(clientID: clientID, scopes: scopes, now: now)
            let page = addresses.current + "/devicelogin"
            return [
                "user_code": .string(signIn.userCode),
                "device_code": .string(signIn.deviceCode),
                "verification_uri": .string(page),
                "expires_in": .integer(Int(deviceCodes.policy.lifetime)),
                "interval": .integer(max(1, Int(deviceCodes.policy.interval.rounded(.up)))),
                "message": .string(
                    "To sign in, use a web browser to open the page \(page) and enter the code \(signIn.userCode) to authenticate."
                ),
            ]
        }

        /// A token for what runs on a virtual machine or in an app service; the caller has checked the headers.
        func managedIdentity(resource: String?, clientID requested: String?, addresses: Addresses, now: Int)
            throws(OAuthFailure) -> JSONValue
        {
            guard let resource, !resource.isEmpty else {
                throw OAuthFailure("invalid_request", nil, "Required query variable 'resource' is missing")
            }
            if let requested, requested.lowercased() != clientID {
                throw OAuthFailure("invalid_request", nil, "Identity not found")
            }
            guard let audience = addresses.audience(matching: resource) else { throw .unknownResource(resource) }
            let claims = claims(audience: audience, .application(roles: client.roles), now: now)
            return [
                "access_token": .string(signer.token(claims)),
                "client_id": .string(clientID),
                "expires_in": .string(String(lifetime)),
                "expires_on": .string(String(claims.expiresAt)),
                "ext_expires_in": .string(String(lifetime)),
                "not_before": .string(String(claims.notBefore)),
                "resource": .string(resource),
                "token_type": "Bearer",
            ]
        }

        func claims(audience: String, _ grant: SandboxClaims.Grant, now: Int, lifetime: Int? = nil) -> SandboxClaims {
            SandboxClaims(
                audience: audience,
                tenantID: directory.tenantID,
                clientID: clientID,
                issuedAt: now,
                notBefore: now,
                expiresAt: now + (lifetime ?? self.lifetime),
                grant: grant
            )
        }
    }

    extension TokenService {
        private func checkUserTenant(_ tenant: String) throws(OAuthFailure) {
            guard directory.isTenant(tenant) || ["common", "organizations"].contains(tenant.lowercased()) else {
                throw .unknownTenant(tenant)
            }
        }

        private func checkClient(_ form: [String: String]) throws(OAuthFailure) {
            guard let id = form["client_id"] else { throw .missing("client_id") }
            guard id.lowercased() == clientID else { throw .unknownClient(id) }
        }

        private func proveClient(_ form: [String: String], tenant: String, addresses: Addresses, now: Int)
            throws(OAuthFailure)
        {
            if let assertion = form["client_assertion"] {
                guard form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" else {
                    throw .missing("client_assertion_type")
                }
                let check = AssertionCheck(
                    clientID: clientID,
                    audiences: Set(addresses.all.map { "\($0)/\(tenant)/oauth2/v2.0/token" }),
                    certificates: certificates,
                    federatedSubjects: client.federatedSubjects,
                    signer: signer,
                    now: now
                )
                try check.check(assertion)
            } else {
                guard let secret = form["client_secret"] else { throw .missing("client_assertion' or 'client_secret") }
                guard secret == client.secret else { throw .invalidSecret }
            }
        }

        /// The resource of `{resource}/.default`.
        private func defaultScopeAudience(_ scope: String?, _ addresses: Addresses) throws(OAuthFailure) -> String {
            guard let scope, !scope.isEmpty else { throw .missing("scope") }
            guard scope.hasSuffix("/.default") else { throw .invalidScope(scope) }
            let resource = String(scope.dropLast("/.default".count))
            guard let audience = addresses.audience(matching: resource) else { throw .unknownResource(resource) }
            return audience
        }

        private func delegatedScopes(_ text: String?, _ addresses: Addresses) throws(OAuthFailure) -> [String] {
            guard let text, !text.isEmpty else { throw .missing("scope") }
            var scopes: [String] = []
            for scope in text.split(separator: " ").map(String.init) {
                if ["openid", "profile", "offline_access", "email"].contains(scope) {
                    scopes.append(scope)
                    continue
                }
                let parts = scope.split(separator: "/", omittingEmptySubsequences: false)
                let name = String(parts[parts.count - 1])
                let resource = parts.dropLast().joined(separator: "/")
                if !resource.isEmpty, addresses.audience(matching: resource) == nil { throw .unknownResource(resource) }
                if name == ".default" {
                    scopes += client.scopes
                } else if client.scopes.contains(name) {
                    scopes.append(name)
                } else {
                    throw .invalidScope(scope)
                }
            }
            return scopes
        }

        private mutating func userAnswer(scopes: [String], _ addresses: Addresses, now: Int) -> JSONValue {
            let user = directory.users[0]
            let granted = scopes.filter { $0 != "offline_access" }
            var answer = answer(
                audience: addresses.current,
                .delegated(scopes: granted, userID: user.id, userPrincipalName: user.userPrincipalName),
                now: now
            )
            guard case .object(var members) = answer else { return answer }
            members.append(.init(name: "scope", value: .string(granted.joined(separator: " "))))
            if scopes.contains("offline_access") {
                let token = Base64.encodedForURLs((0..<48).map { _ in UInt8.random(in: 0...255) })
                refreshTokens[token] = scopes
                members.append(.init(name: "refresh_token", value: .string(token)))
            }
            answer = .object(members)
            return answer
        }

        private func answer(audience: String, _ grant: SandboxClaims.Grant, now: Int) -> JSONValue {
            [
                "token_type": "Bearer",
                "expires_in": .integer(lifetime),
                "ext_expires_in": .integer(lifetime),
                "access_token": .string(signer.token(claims(audience: audience, grant, now: now))),
            ]
        }
    }
#endif
