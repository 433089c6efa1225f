#if Sandbox
    import GraphSandbox
    import Testing

    @Suite struct TokenTests {
        static let deviceGrant = "urn:ietf:params:oauth:grant-type:device_code"

        /// A field of the form to be left out or to be another.
        struct Case: Sendable, CustomTestStringConvertible {
            var changed: (name: String, value: String?)?
            var tenant: String?
            let status: Int
            let error: String?
            var number = 0

            var testDescription: String {
                "\(changed?.name ?? tenant ?? "nothing") changed: \(error ?? "a token")"
            }
        }

        static let cases = [
            Case(status: 200, error: nil),
            Case(changed: ("client_secret", "wrong"), status: 401, error: "invalid_client", number: 7_000_215),
            Case(changed: ("client_secret", nil), status: 400, error: "invalid_request", number: 900_144),
            Case(
                changed: ("client_id", "00000000-0000-0000-0000-000000000000"), status: 400,
                error: "unauthorized_client", number: 700_016),
            Case(changed: ("client_id", nil), status: 400, error: "invalid_request", number: 900_144),
            Case(changed: ("grant_type", "password"), status: 400, error: "unsupported_grant_type", number: 70_003),
            Case(changed: ("grant_type", nil), status: 400, error: "invalid_request", number: 900_144),
            Case(
                changed: ("scope", "https://graph.microsoft.com/.default"), status: 400, error: "invalid_resource",
                number: 500_011),
            Case(changed: ("scope", "User.Read"), status: 400, error: "invalid_scope", number: 70_011),
            Case(tenant: "fabrikam.com", status: 400, error: "invalid_request", number: 90_002),
            Case(tenant: "common", status: 400, error: "invalid_request", number: 90_002),
            Case(tenant: "CONTOSO.onmicrosoft.com", status: 200, error: nil),
        ]

        @Test("a secret brings a token; what is wrong brings an error as OAuth has them", arguments: cases)
        func clientSecret(_ expected: Case) async throws {
            try await withSandbox { client in
                var fields = [
                    "grant_type": "client_credentials", "client_id": client.server.clientID,
                    "client_secret": "sandbox-secret", "scope": "\(client.url)/.default",
                ]
                if let changed = expected.changed { fields[changed.name] = changed.value }
                let tenant = expected.tenant ?? client.server.directory.tenantID
                let answer = try await client.form("/\(tenant)/oauth2/v2.0/token", fields.map { ($0, $1) })
                #expect(answer.status == expected.status)
                #expect(answer.errorCode == expected.error)
                if expected.error == nil {
                    #expect(answer.json?["token_type"] == "Bearer")
                    #expect(answer.json?["expires_in"]?.integerValue == 3_599)
                    let token = try #require(answer.json?["access_token"]?.stringValue)
                    let user = client.server.directory.users[1]
                    #expect(try await client.send("GET", "/v1.0/users/\(user.id)/photo", token: token).status == 200)
                } else {
                    #expect(answer.json?["error_codes"] == .array([.integer(expected.number)]))
                    #expect(
                        answer.json?["error_description"]?.stringValue?.hasPrefix("AADSTS\(expected.number): ") == true)
                }
            }
        }

        @Test("a workload's assertion is taken when the sandbox made it for a known subject")
        func federated() async throws {
            try await withSandbox { client in
                func answer(_ wish: JSONValue) async throws -> TestAnswer {
                    let assertion = try await client.admin("POST", "/federated-assertions", wish).json?["assertion"]?
                        .stringValue
                    return try await client.form(
                        "/\(client.server.directory.tenantID)/oauth2/v2.0/token",
                        [
                            ("grant_type", "client_credentials"), ("client_id", client.server.clientID),
                            ("scope", "\(client.url)/.default"), ("client_assertion", assertion ?? ""),
                            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                        ]
                    )
                }
                let good = try await answer([:])
                let strange = try await answer(["subject": "somebody"])
                let old = try await answer(["expiresIn": .integer(-3_600)])
                #expect(good.status == 200)
                #expect(strange.json?["error_codes"] == .array([.integer(700_213)]))
                #expect(old.json?["error_codes"] == .array([.integer(700_024)]))
            }
        }

        @Test("a device code waits for the user, and the token is the user's")
        func deviceCode() async throws {
            var configuration = SandboxConfiguration()
            configuration.deviceCode = DeviceCodePolicy(interval: 0, approvesAfterPollCount: nil)
            try await withSandbox(configuration) { client in
                let start = try await client.form(
                    "/organizations/oauth2/v2.0/devicecode",
                    [("client_id", client.server.clientID), ("scope", "\(client.url)/User.ReadWrite offline_access")]
                )
                let code = try #require(start.json?["device_code"]?.stringValue)
                let userCode = try #require(start.json?["user_code"]?.stringValue)
                #expect(start.json?["message"]?.stringValue?.contains(userCode) == true)
                func poll() async throws -> TestAnswer {
                    try await client.form(
                        "/organizations/oauth2/v2.0/token",
                        [
                            ("grant_type", Self.deviceGrant), ("client_id", client.server.clientID),
                            ("device_code", code),
                        ]
                    )
                }
                #expect(try await poll().errorCode == "authorization_pending")
                #expect(try await client.send("GET", "/devicelogin?code=\(userCode)").body.contains(UInt8(ascii: "<")))
                let approval = try await client.form("/devicelogin", [("code", userCode), ("decision", "approve")])
                #expect(approval.status == 200)
                let answer = try await poll()
                let token = try #require(answer.json?["access_token"]?.stringValue)
                #expect(try await client.send("GET", "/v1.0/me/photo", token: token).status == 200)
                #expect(try await client.send("GET", "/v1.0/me/contacts/x/photo", token: token).status == 404)
                let refresh = try await client.form(
                    "/organizations/oauth2/v2.0/token",
                    [
                        ("grant_type", "refresh_token"), ("client_id", client.server.clientID),
                        ("refresh_token", answer.json?["refresh_token"]?.stringValue ?? ""),
                    ]
                )
                #expect(refresh.status == 200)
            }
        }

        @Test("managed identities are asked for with their headers, or refused")
        func managedIdentity() async throws {
            try await withSandbox { client in
                let resource = URLText.segment(client.url)
                let metadata = "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=\(resource)"
                let good = try await client.send("GET", metadata, headers: [("Metadata", "true")])
                #expect(good.status == 200)
                #expect(good.json?["expires_in"] == "3599", "a string, as on Azure")
                let token = try #require(good.json?["access_token"]?.stringValue)
                let user = client.server.directory.users[0]
                #expect(try await client.send("GET", "/v1.0/users/\(user.id)/photo", token: token).status == 200)
                #expect(try await client.send("GET", metadata).status == 400)
                let forwarded = [("Metadata", "true"), ("X-Forwarded-For", "10.0.0.1")]
                #expect(try await client.send("GET", metadata, headers: forwarded).status == 400)

                let service = "/msi/token?api-version=2019-08-01&resource=\(resource)"
                let header = [("X-IDENTITY-HEADER", client.server.identityHeader)]
                #expect(try await client.send("GET", service, headers: header).status == 200)
                #expect(try await client.send("GET", service, headers: [("X-IDENTITY-HEADER", "x")]).status == 401)
                #expect(try await client.send("GET", service).status == 401)
            }
        }

        @Test("a token that is not good is refused, and the answer says why")
        func refusals() async throws {
            try await withSandbox { client in
                let path = "/v1.0/users/\(client.server.directory.users[0].id)/photo"
                func message(_ token: String?) async throws -> String? {
                    let answer = try await client.send("GET", path, token: token)
                    #expect(answer.status == 401)
                    #expect(answer.errorCode == "InvalidAuthenticationToken")
                    #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer ") == true)
                    return answer.json?["error"]?["message"]?.stringValue
                }
                func token(_ wish: JSONValue) async throws -> String? {
                    try await client.admin("POST", "/tokens", wish).json?["access_token"]?.stringValue
                }
                #expect(try await message(nil) == "Access token is empty.")
                #expect(try await message("a.b.c")?.hasPrefix("CompactToken parsing failed") == true)
                let expired = try await token(["expiresIn": .integer(-1)])
                #expect(try await message(expired)?.contains("expired") == true)
                let elsewhere = try await token(["audience": "https://graph.microsoft.us"])
                #expect(try await message(elsewhere)?.contains("audience") == true)
                // One character of the signature changed.
                let good = client.server.applicationToken(for: client.url)
                let forged = String(good.dropLast(2)) + (good.hasSuffix("AA") ? "BA" : "AA")
                #expect(try await message(forged)?.hasPrefix("CompactToken parsing failed") == true)
            }
        }

        @Test("an app has no own photo, and a user cannot change somebody else's")
        func grants() async throws {
            try await withSandbox { client in
                #expect(try await client.graph("GET", "/me/photo").status == 400)
                let token = try await client.userToken()
                let other = client.server.directory.users[1]
                let photo = try TestPhoto.jpeg()
                let type = [("Content-Type", "image/jpeg")]
                let mine = try await client.send(
                    "PUT", "/v1.0/me/photo/$value", token: token, headers: type, body: photo)
                #expect(mine.status == 200)
                let owner = try await client.send("GET", "/v1.0/drive/root/createdByUser/photo", token: token)
                #expect(owner.json?["id"] == "64x64")
                let theirs = try await client.send(
                    "PUT",
                    "/v1.0/users/\(other.id)/photo/$value",
                    token: token,
                    headers: type,
                    body: photo
                )
                #expect(theirs.status == 403)
                #expect(theirs.errorCode == "ErrorAccessDenied")
            }
        }
    }
#endif
