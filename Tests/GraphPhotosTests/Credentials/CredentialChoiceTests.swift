#if Upload
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    @Suite struct CredentialChoiceTests {
        static func choose(
            _ variables: [String: String],
            kind: CredentialKind = .auto,
            files: [String: String] = [:],
            transport: any HTTPTransport = ScriptedTransport([ScriptedTransport.answer(500)])
        ) throws -> ChosenCredential {
            try CredentialSettings(
                kind: kind, environment: { variables[$0] }, readFile: { files[$0].map { Array($0.utf8) } },
                show: { _ in },
                run: { _, _ throws(GraphError) in throw GraphError.programMissing("az") }
            ).choose(endpoint: GraphEndpoint(), transport: transport)
        }

        static let app = ["AZURE_TENANT_ID": "contoso.com", "AZURE_CLIENT_ID": "app"]

        @Test func `the first credential that is there is taken`() throws {
            var variables = Self.app
            variables["IDENTITY_ENDPOINT"] = "http://127.0.0.1:4/msi"
            variables["IDENTITY_HEADER"] = "h"
            #expect(try Self.choose(variables).name == "managed identity")
            variables["AZURE_FEDERATED_TOKEN_FILE"] = "t"
            #expect(try Self.choose(variables, files: ["t": "a.b.c"]).name == "workload identity")
            variables["AZURE_CLIENT_SECRET"] = "s"
            #expect(try Self.choose(variables).name == "client secret")
            variables["HEADSHOT_ACCESS_TOKEN"] = "x"
            #expect(try Self.choose(variables).name == "ready token")
            #expect(try Self.choose(variables, kind: .managed).name == "managed identity")
            #expect(try Self.choose(variables, kind: .deviceCode).name == "device code")
            #expect(try Self.choose(variables, kind: .azureCLI).name == "Azure CLI")
        }

        @Test func `without a credential the message lists what was looked for, in order`() {
            #expect { try Self.choose([:]) } throws: { error in
                guard let error = error as? GraphError, error.code == "no-credential" else { return false }
                let names = [
                    "HEADSHOT_ACCESS_TOKEN", "AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH",
                    "AZURE_FEDERATED_TOKEN_FILE", "IDENTITY_ENDPOINT",
                ]
                let places = names.compactMap { error.message.firstRange(of: $0)?.lowerBound }
                return places.count == names.count && places == places.sorted()
            }
        }

        @Test(arguments: [
            (["AZURE_CLIENT_SECRET": "s"], CredentialKind.auto, "credential-incomplete"),
            (["AZURE_CLIENT_SECRET": "s", "AZURE_TENANT_ID": "t"], .auto, "credential-incomplete"),
            (["AZURE_CLIENT_SECRET": "s", "AZURE_TENANT_ID": "a/b", "AZURE_CLIENT_ID": "c"], .auto, "invalid-target"),
            (["HEADSHOT_ACCESS_TOKEN": "a\nb"], .auto, "invalid-token"),
            (["AZURE_CLIENT_CERTIFICATE_PATH": "missing"], .auto, "certificate-unreadable"),
            (["AZURE_FEDERATED_TOKEN_FILE": "missing"], .auto, "credential-incomplete"),
            (["IDENTITY_ENDPOINT": "http://user:x@example.com/msi", "IDENTITY_HEADER": "h"], .auto, "invalid-url"),
            (
                [
                    "IDENTITY_ENDPOINT": "https://a/msi", "IDENTITY_HEADER": "h",
                    "IDENTITY_SERVER_THUMBPRINT": "12 34",
                ], .auto, "credential-incomplete"
            ),
            (["IDENTITY_ENDPOINT": "http://127.0.0.1/msi"], .auto, "credential-incomplete"),
            ([:], .token, "credential-incomplete"),
            ([:], .secret, "credential-incomplete"),
            ([:], .deviceCode, "credential-incomplete"),
        ])
        func `what is incomplete is said`(_ variables: [String: String], _ kind: CredentialKind, _ code: String) {
            #expect { try Self.choose(variables, kind: kind) } throws: { ($0 as? GraphError)?.code.rawValue == code }
        }

        @Test func `a client secret is sent as the authority wants it`() async throws {
            let transport = ScriptedTransport([
                ScriptedTransport.answer(200, #"{"access_token":"t1","expires_in":"3599"}"#)
            ])
            var variables = Self.app
            variables["AZURE_CLIENT_SECRET"] = "a+b&c=d ü"
            let token = try await Self.choose(variables, transport: transport).provider.accessToken(replacing: nil)
            #expect(token.value == "t1")
            let request = try #require(transport.requests.first)
            #expect(request.url == "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token")
            let body = String(decoding: request.body, as: UTF8.self)
            #expect(
                body
                    == "grant_type=client_credentials&client_id=app&client_secret=a%2Bb%26c%3Dd%20%C3%BC&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&claims=%7B%22access_token%22%3A%7B%22xms_cc%22%3A%7B%22values%22%3A%5B%22cp1%22%5D%7D%7D%7D"
            )
        }

        /// Adding them to the time ended the process.
        @Test(arguments: [
            #""expires_in":"9223372036854775807""#, #""expires_in":9223372036854775807"#,
            #""expires_on":"-9223372036854775808""#,
        ])
        func `times beyond all calendars are none`(_ member: String) async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(200, #"{"access_token":"t1",\#(member)}"#)])
            var variables = Self.app
            variables["AZURE_CLIENT_SECRET"] = "secret"
            let provider = try Self.choose(variables, transport: transport).provider
            let token = try await provider.accessToken(replacing: nil)
            #expect(token.value == "t1" && token.expiresAt == nil)
            #expect(try await provider.accessToken(replacing: nil).value == "t1")
        }

        @Test func `a workload identity's token is read afresh, and sent as an assertion`() async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(200, #"{"access_token":"t1","expires_in":10}"#)]
            )
            var variables = Self.app
            variables["AZURE_FEDERATED_TOKEN_FILE"] = "f"
            let chosen = try Self.choose(variables, files: ["f": "fed.er.ated\n"], transport: transport)
            let first = try await chosen.provider.accessToken(replacing: nil)
            _ = try await chosen.provider.accessToken(replacing: first)
            #expect(transport.requests.count == 2)
            let body = String(decoding: try #require(transport.requests.last).body, as: UTF8.self)
            #expect(body.contains("client_assertion=fed.er.ated&"))
            #expect(
                body.contains("client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"))
        }

        @Test func `a managed identity is asked beside the machine, never through a proxy`() async throws {
            let transport = ScriptedTransport([
                ScriptedTransport.answer(200, #"{"access_token":"t1","expires_on":"1900000000"}"#)
            ])
            let token = try await Self.choose([:], kind: .managed, transport: transport).provider.accessToken(
                replacing: nil)
            #expect(token.expiresAt == 1_900_000_000)
            let request = try #require(transport.requests.first)
            #expect(request.bypassesProxy)
            #expect(
                request.url
                    == "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fgraph.microsoft.com"
            )
            #expect(request.headers.contains { $0.name == "Metadata" && $0.value == "true" })
        }

        @Test(arguments: [
            (
                #"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret."}"#,
                "sign-in-failed", "not its id"
            ),
            (
                #"{"error":"invalid_client","error_description":"AADSTS700024: not within its valid time range"}"#,
                "clock-off", "clock"
            ),
            (
                #"{"error":"unauthorized_client","error_description":"AADSTS700016: not found in the directory"}"#,
                "sign-in-failed", "--client-id"
            ),
            (
                #"{"error":"invalid_request","error_description":"AADSTS90002: Tenant not found"}"#, "sign-in-failed",
                "--tenant"
            ),
            ("<html><title>blocked</title></html>", "unexpected-answer", "blocked"),
        ])
        func `a refused sign-in says what to do`(_ body: String, _ code: String, _ says: String) async throws {
            let transport = ScriptedTransport([ScriptedTransport.answer(400, body)])
            var variables = Self.app
            variables["AZURE_CLIENT_SECRET"] = "secret-value"
            let chosen = try Self.choose(variables, transport: transport)
            await #expect {
                try await chosen.provider.accessToken(replacing: nil)
            } throws: { error in
                guard let error = error as? GraphError else { return false }
                return error.code.rawValue == code && error.description.contains(says)
            }
        }

        @Test func `a device code is shown, waited for, and refreshed without another sign-in`() async throws {
            let clock = TestClock()
            let transport = ScriptedTransport([
                ScriptedTransport.answer(
                    200,
                    #"{"device_code":"d","user_code":"U","interval":5,"expires_in":900,"message":"Open X and enter U."}"#
                ),
                ScriptedTransport.answer(400, #"{"error":"authorization_pending"}"#),
                ScriptedTransport.answer(400, #"{"error":"slow_down"}"#),
                ScriptedTransport.answer(200, #"{"access_token":"t1","expires_in":1,"refresh_token":"r1"}"#),
                ScriptedTransport.answer(200, #"{"access_token":"t2","expires_in":3600}"#),
            ])
            let shown = ShownTexts()
            let credential = DeviceCodeCredential(
                endpoint: GraphEndpoint(), tenant: PathSegment(known: "t"), clientID: "c", transport: transport,
                clock: clock.client, show: { shown.add($0) })
            #expect(try await credential.newToken().value == "t1")
            #expect(shown.all == ["Open X and enter U."])
            #expect(clock.sleeps == [.seconds(5), .seconds(5), .seconds(10)])
            #expect(try await credential.newToken().value == "t2")
            let last = String(decoding: try #require(transport.requests.last).body, as: UTF8.self)
            #expect(last.hasPrefix("grant_type=refresh_token&"))
        }

        @Test(arguments: [("authorization_declined", "sign-in-declined"), ("expired_token", "sign-in-expired")])
        func `a device code that leads to nothing is an error`(_ answer: String, _ code: String) async throws {
            let transport = ScriptedTransport([
                ScriptedTransport.answer(200, #"{"device_code":"d","user_code":"U","interval":1,"expires_in":900}"#),
                ScriptedTransport.answer(400, #"{"error":"\#(answer)"}"#),
            ])
            let credential = DeviceCodeCredential(
                endpoint: GraphEndpoint(), tenant: PathSegment(known: "t"), clientID: "c", transport: transport,
                clock: TestClock().client, show: { _ in })
            await #expect { try await credential.newToken() } throws: { ($0 as? GraphError)?.code.rawValue == code }
        }

        @Test func `the Azure CLI is asked for a token for this service`() async throws {
            let asked = ShownTexts()
            let credential = AzureCLICredential(endpoint: GraphEndpoint(cloud: .china), tenant: PathSegment(known: "t"))
            {
                program, arguments throws(GraphError) in
                asked.add(([program] + arguments).joined(separator: " "))
                return AzureCLICredential.ProgramOutput(
                    hasSucceeded: true,
                    standardOutput: Array(#"{"accessToken":"t1","expires_on":1900000000,"expiresOn":"2030"}"#.utf8),
                    standardError: [])
            }
            #expect(try await credential.newToken().expiresAt == 1_900_000_000)
            #expect(
                asked.all == [
                    "az account get-access-token --scope https://microsoftgraph.chinacloudapi.cn/.default -o json --tenant t"
                ])
        }
    }
#endif
