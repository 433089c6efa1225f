#if Sandbox
    extension AdminRoutes {
        /// `{"rules": ["retryable=20%"], "seed": 1, "script": ["503", "reset"]}`
        func setFaults(_ json: JSONValue) -> SandboxAnswer {
            do throws(FaultRule.Failure) {
                var rules: [FaultRule] = []
                for text in (json["rules"]?.arrayValue ?? []).compactMap(\.stringValue) {
                    rules.append(try FaultRule(parsing: text))
                }
                let script = (json["script"]?.arrayValue ?? []).compactMap(\.stringValue)
                let kinds = script.isEmpty ? [] : try FaultRule.kinds(script.joined(separator: ","))
                let seed = json["seed"]?.integerValue.map { UInt64(truncatingIfNeeded: $0) }
                engine.withState { state in
                    state.faults = FaultPlan(rules: rules, seed: seed ?? state.faults.seed, script: kinds)
                }
                return .json(summary)
            } catch {
                return Self.refusal(path: "/_sandbox/faults", error.description)
            }
        }

        /// `{"dimensions": "403", "missingPhoto": "404", "contentPatch": "ignore", "throttle": "off"}`; what is not named stays.
        func setSettings(_ json: JSONValue) -> SandboxAnswer {
            let path = "/_sandbox/settings"
            let dimensions = json["dimensions"]?.stringValue
            let missingPhoto = json["missingPhoto"]?.stringValue
            let contentPatch = json["contentPatch"]?.stringValue
            let throttle: ThrottlePolicy?
            do throws(ThrottlePolicy.Failure) {
                throttle =
                    if let text = json["throttle"]?.stringValue { try ThrottlePolicy(parsing: text) } else { nil }
            } catch {
                return Self.refusal(path: path, error.description)
            }
            guard dimensions.map({ DimensionsAnswer(rawValue: $0) != nil }) ?? true,
                missingPhoto.map({ MissingPhotoAnswer(rawValue: $0) != nil }) ?? true,
                contentPatch.map({ ContentPatchAnswer(rawValue: $0) != nil }) ?? true
            else {
                return Self.refusal(
                    path: path,
                    "dimensions is accept, 400, 403, 405 or 501; missingPhoto is gif or 404; contentPatch is store or ignore."
                )
            }
            engine.withState { state in
                if let answer = dimensions.flatMap(DimensionsAnswer.init(rawValue:)) {
                    state.photos.dimensions = answer
                }
                if let answer = missingPhoto.flatMap(MissingPhotoAnswer.init(rawValue:)) {
                    state.photos.missingPhoto = answer
                }
                if let answer = contentPatch.flatMap(ContentPatchAnswer.init(rawValue:)) {
                    state.photos.contentPatch = answer
                }
                if let throttle { state.throttle = ThrottleState(policy: throttle) }
            }
            return .json(summary)
        }

        /// A ready token: `{"roles": […]}` for an app, `{"scopes": […], "user": NAME}` for a user; `expiresIn` in seconds, also
        /// negative; `audience`.
        func token(_ json: JSONValue) -> SandboxAnswer {
            let now = Int(SandboxTime.now)
            let grant: SandboxClaims.Grant
            if let scopes = json["scopes"]?.arrayValue {
                guard
                    let user = json["user"]?.stringValue.map({ engine.directory.user($0) }) ?? engine.directory.users[0]
                else {
                    return Self.refusal(path: "/_sandbox/tokens", "There is no such user.")
                }
                grant = .delegated(
                    scopes: scopes.compactMap(\.stringValue),
                    userID: user.id,
                    userPrincipalName: user.userPrincipalName
                )
            } else {
                let roles = json["roles"]?.arrayValue?.compactMap(\.stringValue)
                grant = .application(roles: roles ?? engine.configuration.client.roles)
            }
            let claims = engine.withState { state in
                state.tokens.claims(
                    audience: json["audience"]?.stringValue ?? addresses.current,
                    grant,
                    now: now,
                    lifetime: json["expiresIn"]?.integerValue
                )
            }
            return .json(["access_token": .string(engine.signer.token(claims))])
        }

        /// What a workload's token file holds: `{"subject": …, "expiresIn": SECONDS}`.
        func federatedAssertion(_ json: JSONValue) -> SandboxAnswer {
            let subject = json["subject"]?.stringValue ?? engine.configuration.client.federatedSubjects.first ?? ""
            return .json([
                "assertion": .string(
                    engine.signer.federatedAssertion(
                        subject: subject,
                        now: Int(SandboxTime.now),
                        lifetime: json["expiresIn"]?.integerValue ?? 3_600
                    )
                )
            ])
        }

        /// What the user says to a code: `{"userCode": …, "decision": "approve"|"decline"}`.
        func decide(_ json: JSONValue) -> SandboxAnswer {
            guard let code = json["userCode"]?.stringValue,
                let decision = json["decision"]?.stringValue.flatMap(DeviceCodes.Decision.init(rawValue:))
            else {
                return Self.refusal(
                    path: "/_sandbox/device-codes", "userCode and decision (approve, decline) are needed.")
            }
            guard engine.withState({ $0.tokens.deviceCodes.decide(userCode: code, decision) }) else {
                return Self.refusal(path: "/_sandbox/device-codes", "This code is not known.", status: 404)
            }
            return SandboxAnswer(status: 204)
        }
    }
#endif
