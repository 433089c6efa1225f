#if Upload && Sandbox
    import GraphPhotos
    import GraphSandbox
    import PhotoNormalization
    import Testing

    /// A server's app that exchanges a user's token for one that is for Graph.
    @Suite struct OnBehalfOfTests {
        struct Case: Sendable, CustomTestStringConvertible {
            var changed: (name: String, value: String?)?
            let error: String?
            var number = 0

            var testDescription: String { "\(changed?.name ?? "nothing") changed: \(error ?? "a token")" }
        }

        static let cases = [
            Case(error: nil),
            Case(changed: ("requested_token_use", nil), error: "invalid_request", number: 900_144),
            Case(changed: ("assertion", nil), error: "invalid_request", number: 900_144),
            Case(changed: ("assertion", "a.b.c"), error: "invalid_grant", number: 50_013),
            Case(changed: ("client_secret", "wrong"), error: "invalid_client", number: 7_000_215),
            Case(changed: ("scope", "https://elsewhere/.default"), error: "invalid_resource", number: 500_011),
        ]

        /// A token for the app, whoever it is given to.
        private static func wish(_ client: TestClient) -> JSONValue {
            ["scopes": .array(["access_as_user"]), "audience": .string(client.server.clientID)]
        }

        private static func token(_ client: TestClient, _ wish: JSONValue) async throws -> String {
            let answer = try await client.admin("POST", "/tokens", wish)
            return try #require(answer.json?["access_token"]?.stringValue)
        }

        private static func form(_ client: TestClient, _ assertion: String) -> [String: String] {
            [
                "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "client_id": client.server.clientID,
                "client_secret": "sandbox-secret", "scope": "\(client.url)/.default", "assertion": assertion,
                "requested_token_use": "on_behalf_of",
            ]
        }

        private static func exchange(_ client: TestClient, _ form: [String: String]) async throws -> TestAnswer {
            let tenant = client.server.directory.tenantID
            return try await client.form("/\(tenant)/oauth2/v2.0/token", form.map { ($0, $1) })
        }

        @Test(arguments: cases) func `the exchange looks at every field`(_ expected: Case) async throws {
            try await withSandbox { client in
                var form = Self.form(client, try await Self.token(client, Self.wish(client)))
                if let changed = expected.changed { form[changed.name] = changed.value }
                let answer = try await Self.exchange(client, form)
                #expect(answer.errorCode == expected.error)
                if expected.error != nil {
                    #expect(answer.json?["error_codes"] == .array([.integer(expected.number)]))
                }
            }
        }

        @Test func `a user's token for somebody else, of yesterday, or an app's own is refused`() async throws {
            try await withSandbox { client in
                let id = JSONValue.string(client.server.clientID)
                let scopes = JSONValue.array(["access_as_user"])
                let wishes: [(wish: JSONValue, number: Int)] = [
                    (["scopes": scopes, "audience": .string(client.url)], 500_131),
                    (["scopes": scopes, "audience": id, "expiresIn": .integer(-86_400)], 500_133),
                    (["audience": id], 50_013),
                ]
                for (wish, number) in wishes {
                    let assertion = try await Self.token(client, wish)
                    let answer = try await Self.exchange(client, Self.form(client, assertion))
                    #expect(answer.json?["error_codes"] == .array([.integer(number)]))
                }
            }
        }

        @Test func `the client changes the photo of the user who called`() async throws {
            try await withSandbox { client in
                let transport = try AsyncHTTPTransport()
                let service = try ServiceURL(client.url)
                let endpoint = GraphEndpoint(graph: service, authority: service)
                let user = client.server.directory.users[1]
                let userToken = try await Self.token(
                    client,
                    [
                        "scopes": .array(["access_as_user"]), "audience": .string(client.server.clientID),
                        "user": .string(user.id),
                    ])
                func graph(_ secret: String) throws -> GraphPhotoClient {
                    let credential = OnBehalfOfCredential(
                        userToken: try AccessToken(userToken), endpoint: endpoint,
                        tenant: try PathSegment(client.server.directory.tenantID), clientID: client.server.clientID,
                        secret: Secret(secret), transport: transport)
                    return GraphPhotoClient(
                        endpoint: endpoint, tokens: CachedTokens(credential), transport: transport)
                }
                let photo = try PhotoNormalizer().normalize(try TestPhoto.jpeg())
                let receipt = try await graph("sandbox-secret").upload(photo, to: .me)
                #expect(receipt.isVisible == true)
                #expect(client.server.photo(PhotoKey(kind: .user, id: user.id)) != nil)
                await #expect {
                    _ = try await graph("wrong").delete(.me)
                } throws: { error in
                    let error = error as? GraphError
                    return error?.code == "sign-in-failed" && error?.description.contains(userToken) == false
                }
                await transport.shutdown()
            }
        }
    }
#endif
