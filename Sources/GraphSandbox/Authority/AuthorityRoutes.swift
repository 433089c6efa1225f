#if Sandbox
    /// What the authority answers, by path.
    struct AuthorityRoutes {
        let engine: SandboxEngine
        let addresses: Addresses
        let identity: RequestIdentity

        func answer(head: ReceivedHead, path: String, query: [String: String], body: [UInt8]) -> SandboxAnswer {
            let segments = path.split(separator: "/").map { PercentEncoding.decoded($0) ?? "" }
            switch (head.method, segments.count) {
            case ("GET", 1) where segments[0] == "devicelogin", ("POST", 1) where segments[0] == "devicelogin":
                return verificationPage(head.method == "POST" ? PercentEncoding.form(Self.text(body)) : query)
            case ("GET", 4) where segments == ["metadata", "identity", "oauth2", "token"]:
                return instanceMetadata(head, query)
            case ("GET", 2) where segments == ["msi", "token"]:
                return appServiceIdentity(head, query)
            case ("POST", 4) where segments[1...] == ["oauth2", "v2.0", "token"]:
                return oauth(head, body) { state, form throws(OAuthFailure) in
                    try state.tokens.token(form, tenant: segments[0], addresses: addresses, now: identity.time)
                }
            case ("POST", 4) where segments[1...] == ["oauth2", "v2.0", "devicecode"]:
                return oauth(head, body) { state, form throws(OAuthFailure) in
                    try state.tokens.deviceCode(form, tenant: segments[0], addresses: addresses, now: identity.time)
                }
            case ("GET", 4) where segments[1...] == ["v2.0", ".well-known", "openid-configuration"]:
                return openIDConfiguration(tenant: segments[0])
            default: return GraphFailure(404, "NotFound", "There is nothing at this path.").answer(identity)
            }
        }

        private func oauth(
            _ head: ReceivedHead,
            _ body: [UInt8],
            _ operation: (inout SandboxEngine.State, [String: String]) throws(OAuthFailure) -> JSONValue
        ) -> SandboxAnswer {
            do throws(OAuthFailure) {
                let type = head["content-type"]?.lowercased() ?? ""
                guard type.hasPrefix("application/x-www-form-urlencoded") else {
                    throw OAuthFailure(
                        "invalid_request", 900_144, "The request body must be application/x-www-form-urlencoded.")
                }
                let form = PercentEncoding.form(Self.text(body))
                let json = try engine.withState { state throws(OAuthFailure) in try operation(&state, form) }
                return Self.uncached(.json(json))
            } catch {
                return Self.uncached(error.answer(identity))
            }
        }

        /// Azure's instance metadata service: only for those who set `Metadata`, and not through a proxy.
        private func instanceMetadata(_ head: ReceivedHead, _ query: [String: String]) -> SandboxAnswer {
            guard head["metadata"]?.lowercased() == "true", head["x-forwarded-for"] == nil else {
                return .json(
                    ["error": "invalid_request", "error_description": "Required metadata header not specified"],
                    status: 400)
            }
            guard query["api-version"] != nil else {
                return .json(
                    ["error": "invalid_request", "error_description": "api-version is missing or not supported"],
                    status: 400)
            }
            return managedIdentity(query) { failure in
                .json(["error": .string(failure.error), "error_description": .string(failure.message)], status: 400)
            }
        }

        /// The endpoint that `IDENTITY_ENDPOINT` names in app services.
        private func appServiceIdentity(_ head: ReceivedHead, _ query: [String: String]) -> SandboxAnswer {
            let expected = engine.withState { $0.tokens.identityHeader }
            guard head["x-identity-header"] == expected else {
                return .json(
                    ["statusCode": .integer(401), "message": "The X-IDENTITY-HEADER is missing or wrong."], status: 401)
            }
            guard query["api-version"] == "2019-08-01" else {
                return .json(
                    ["statusCode": .integer(400), "message": "The api-version has to be 2019-08-01."], status: 400)
            }
            return managedIdentity(query) { failure in
                .json(["statusCode": .integer(400), "message": .string(failure.message)], status: 400)
            }
        }

        private func managedIdentity(_ query: [String: String], refuse: (OAuthFailure) -> SandboxAnswer)
            -> SandboxAnswer
        {
            do throws(OAuthFailure) {
                let json = try engine.withState { state throws(OAuthFailure) in
                    try state.tokens.managedIdentity(
                        resource: query["resource"],
                        clientID: query["client_id"],
                        addresses: addresses,
                        now: Int(identity.time)
                    )
                }
                return Self.uncached(.json(json))
            } catch {
                return refuse(error)
            }
        }

        private func openIDConfiguration(tenant: String) -> SandboxAnswer {
            let authority = "\(addresses.current)/\(tenant)"
            return .json([
                "issuer": .string("\(authority)/v2.0"),
                "token_endpoint": .string("\(authority)/oauth2/v2.0/token"),
                "device_authorization_endpoint": .string("\(authority)/oauth2/v2.0/devicecode"),
            ])
        }

        static func text(_ body: [UInt8]) -> String {
            String(decoding: body, as: UTF8.self)
        }

        private static func uncached(_ answer: SandboxAnswer) -> SandboxAnswer {
            var answer = answer
            answer.setHeader("Cache-Control", "no-store, no-cache")
            answer.setHeader("Pragma", "no-cache")
            return answer
        }
    }
#endif
