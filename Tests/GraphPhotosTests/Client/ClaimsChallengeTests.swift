#if Upload
    import Foundation
    import PhotoNormalization
    import ServiceFixtures
    import Synchronization
    import Testing

    @testable import GraphPhotos

    /// Continuous access evaluation: a token is refused before its end, with what a new one has to have.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct ClaimsChallengeTests {
        static let claims = #"{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}"#

        static func refusal(_ fields: [String]) -> ForeignAnswer.Step {
            ForeignAnswer.step(
                "401 Unauthorized", ForeignAnswer.graph("InvalidAuthenticationToken", "Continuous access evaluation"),
                fields.map { "WWW-Authenticate: \($0)" } + ["Date: @DATE@"])
        }

        static var challenge: ForeignAnswer.Step {
            let text = Data(claims.utf8).base64EncodedString()
            return refusal([
                #"Bearer realm="", authorization_uri="https://login.example/common/oauth2/authorize", "#
                    + #"client_id="00000003-0000-0000-c000-000000000000", error="insufficient_claims", claims="\#(text)""#
            ])
        }

        static let asked =
            #"{"access_token":{"nbf":{"essential":true,"value":"1700000000"},"xms_cc":{"values":["cp1"]}}}"#
        static let plain = #"{"access_token":{"xms_cc":{"values":["cp1"]}}}"#

        @Test func `the authority is asked for what the service wants, once for all requests`() async throws {
            let answers = [
                "tenant": [AnsweringServer.Step.token("token-1"), AnsweringServer.Step.token("token-2")],
                "anna@contoso.com": [Self.challenge, ForeignAnswer.done],
            ]
            let (receipts, records) = try await AnsweringServer.run(answers) { url, transport in
                let federated = ClientAssertionCredential(
                    workloadIdentity: { Secret("fed.er.ated") }, endpoint: try .local(url),
                    tenant: try PathSegment("tenant"), clientID: "c", transport: transport)
                let client = try AnsweringServer.client(url, transport, CachedTokens(federated))
                let first = try await client.upload(
                    try TestPhoto.small(), to: TestPhoto.anna, options: RetryingSenderTests.plain)
                let second = try await client.upload(
                    try TestPhoto.small(), to: TestPhoto.anna, options: RetryingSenderTests.plain)
                return [first, second]
            }
            #expect(receipts.map(\.service.attemptCount) == [2, 1])
            #expect(records.filter { $0.word == "tenant" }.map { $0.form["claims"] } == [Self.plain, Self.asked])
            #expect(records.filter { $0.word == "tenant" }.allSatisfy { $0.form["client_assertion"] == "fed.er.ated" })
            let tokens = records.filter { $0.method == "PUT" }.map { $0.value("authorization") }
            #expect(tokens == ["Bearer token-1", "Bearer token-2", "Bearer token-2"])
        }

        @Test func `a service that is never content is asked twice, and no third time`() async throws {
            let answers = [
                "tenant": [
                    AnsweringServer.Step.token("token-1"), AnsweringServer.Step.token("token-2"),
                    AnsweringServer.Step.token("token-3"),
                ],
                "anna@contoso.com": [Self.challenge],
            ]
            let (error, records) = try await AnsweringServer.run(answers) { url, transport in
                let tokens = CachedTokens(try AnsweringServer.secret(url, transport))
                let client = try AnsweringServer.client(url, transport, tokens)
                return await AnsweringServer.failure { try await client.metadata(of: TestPhoto.anna) }
            }
            #expect(error?.code == "unauthorized" && error?.attemptCount == 2)
            #expect(error?.description.contains("Sign in again") == true, "\(error?.description ?? "")")
            #expect(records.filter { $0.word == "tenant" }.count == 2)
        }

        /// The chain asked for any token, and got the one that was refused.
        @Test func `the credential of a chain that is used is asked for what the service wants`() async throws {
            let answers = [
                "tenant": [AnsweringServer.Step.token("token-1"), AnsweringServer.Step.token("token-2")],
                "me": [Self.challenge, ForeignAnswer.step("200 OK", MetadataText.photo(etag: "e"))],
            ]
            let (used, records) = try await AnsweringServer.run(answers) { url, transport in
                let nobody = ManagedIdentityCredential(
                    service: .endpoint(try ServiceURL(platform: "http://127.0.0.1:1/msi"), header: Secret("h")),
                    endpoint: try .local(url), clientID: nil, transport: transport, readFile: { _ in nil },
                    clock: TestClock().client)
                let secret = try AnsweringServer.secret(url, transport)
                let chain = CredentialChain([
                    .init(kind: .managed, name: nobody.name, provider: CachedTokens(nobody)),
                    .init(kind: .secret, name: secret.name, provider: CachedTokens(secret)),
                ])
                let client = try AnsweringServer.client(url, transport, chain)
                #expect(try await client.metadata(of: .me)?.etag == "e")
                return chain.current.kind
            }
            #expect(used == .secret)
            #expect(records.filter { $0.word == "tenant" }.map { $0.form["claims"] } == [Self.plain, Self.asked])
            #expect(
                records.filter { $0.word == "me" }.map { $0.value("authorization") } == [
                    "Bearer token-1", "Bearer token-2",
                ])
        }

        @Test func `a ready token cannot be renewed, and whoever made it has to sign in again`() async throws {
            let (error, records) = try await AnsweringServer.run(["me": [Self.challenge]]) { url, transport in
                let client = try AnsweringServer.client(url, transport, ReadyToken(try AccessToken("token")))
                return await AnsweringServer.failure { try await client.metadata(of: .me) }
            }
            #expect(error?.code == "unauthorized" && error?.remedy.contains("Sign in again") == true)
            #expect(records.count == 1)
        }

        @Test func `an authority that wants the person says so`() async throws {
            let refusal =
                #"{"error":"interaction_required","error_description":"No.","error_codes":[50076],"suberror":"x"}"#
            let answers = [
                "tenant": [AnsweringServer.Step.token("token-1"), ForeignAnswer.step("400 Bad Request", refusal)],
                "me": [Self.challenge],
            ]
            _ = try await AnsweringServer.run(answers) { url, transport in
                let tokens = CachedTokens(try AnsweringServer.secret(url, transport))
                let client = try AnsweringServer.client(url, transport, tokens)
                let error = await AnsweringServer.failure { try await client.metadata(of: .me) }
                #expect(error?.code == "sign-in-failed" && error?.attemptCount == 1)
                #expect(error?.remedy.contains("Sign in again") == true && error?.isImpossibility == true)
            }
        }

        @Test func `whoever signed in with a device code is asked again where the refresh token is not enough`()
            async throws
        {
            let device = #"{"device_code":"d","user_code":"U","interval":1,"message":"Open X and enter U."}"#
            let signedIn = #"{"access_token":"token-1","expires_in":3599,"refresh_token":"refresh-1"}"#
            let answers = [
                "devicecode": [ForeignAnswer.step("200 OK", device)],
                "token": [
                    ForeignAnswer.step("200 OK", signedIn),
                    ForeignAnswer.step("400 Bad Request", #"{"error":"interaction_required","error_codes":[50076]}"#),
                    AnsweringServer.Step.token("token-2"),
                ],
                "me": [Self.challenge, ForeignAnswer.step("200 OK", MetadataText.photo(etag: "e"))],
            ]
            let shown = ShownTexts()
            let (_, records) = try await AnsweringServer.run(answers) { url, transport in
                let clock = TestClock()
                let device = DeviceCodeCredential(
                    endpoint: try .local(url), tenant: try PathSegment("t"), clientID: "c", transport: transport,
                    clock: clock.client, show: { shown.add($0) })
                let client = try AnsweringServer.client(url, transport, CachedTokens(device, clock: clock.client))
                #expect(try await client.metadata(of: .me)?.etag == "e")
            }
            #expect(shown.all.count == 2)
            let forms = records.filter { $0.word == "token" }.map(\.form)
            #expect(
                forms.map { $0["grant_type"]?.split(separator: ":").last } == [
                    "device_code", "refresh_token", "device_code",
                ])
            #expect(forms.map { $0["claims"] } == [Self.plain, Self.asked, Self.asked])
        }

        @Test func `the Azure CLI cannot be told, so the person is`() async throws {
            _ = try await AnsweringServer.run(["me": [Self.challenge]]) { url, transport in
                let cli = AzureCLICredential(endpoint: try .local(url), tenant: nil) { _, _ in
                    .init(
                        hasSucceeded: true, standardOutput: Array(#"{"accessToken":"token-1"}"#.utf8),
                        standardError: [])
                }
                let client = try AnsweringServer.client(url, transport, CachedTokens(cli))
                let error = await AnsweringServer.failure { try await client.metadata(of: .me) }
                #expect(error?.remedy.contains("az login") == true, "\(error?.description ?? "")")
            }
        }

        typealias Case = (name: String, fields: [String], isChallenge: Bool)

        static let cases: [Case] = {
            let text = Data(claims.utf8).base64EncodedString()
            let bearer = #"error="insufficient_claims", claims="\#(text)""#
            return [
                ("plain", ["Bearer \(bearer)"], true),
                ("no padding", ["Bearer error=insufficient_claims,claims=\(text.filter { $0 != "=" })"], true),
                ("second of one field", [#"PoP realm="a, b\"c", nonce="x", bearer \#(bearer)"#], true),
                ("second field", ["Negotiate", "Bearer \(bearer)"], true),
                ("without error", [#"Bearer claims="\#(text)""#], true),
                ("other error", [#"Bearer error="invalid_token", claims="\#(text)""#], false),
                ("no claims", [#"Bearer error="insufficient_claims""#], false),
                ("other scheme", ["Basic \(bearer)"], false),
                ("no base 64", [#"Bearer error="insufficient_claims", claims="%%%""#], false),
                ("no object", [#"Bearer error="insufficient_claims", claims="W10=""#], false),
                ("nothing in it", [#"Bearer error="insufficient_claims", claims="e30=""#], false),
                (
                    "too long",
                    [#"Bearer error="insufficient_claims", claims="\#(String(repeating: "A", count: 9_000))""#],
                    false
                ),
                ("cut off", [#"Bearer error="insufficient_claims", claims="\#(text.dropLast(9))"#], false),
                ("nonsense", [#",,,=="",Bearer"#, "=", "\"", ""], false),
            ]
        }()

        @Test(arguments: cases.indices)
        func `a challenge is read in each of its spellings`(_ index: Int) {
            let (name, fields, isChallenge) = Self.cases[index]
            let answer = HTTPExchangeAnswer(
                status: 401, headers: fields.map { (name: "wWW-Authenticate", value: $0) })
            let challenge = ClaimsChallenge(answer)
            #expect((challenge != nil) == isChallenge, "\(name)")
            if isChallenge { #expect(ClaimsChallenge.parameter(meeting: challenge) == Self.asked, "\(name)") }
            #expect(ClaimsChallenge(HTTPExchangeAnswer(status: 403, headers: answer.headers)) == nil)
        }

        /// Waits until it is told to go on, so that both kinds of refresh are under way at once.
        private final class Source: TokenSource {
            let name = "test"
            let asked = Mutex<[Bool]>([])

            func newToken() async throws(GraphError) -> AccessToken {
                asked.withLock { $0.append(false) }
                for _ in 0..<50 { await Task.yield() }
                return try AccessToken("token-\(asked.withLock { $0.count })")
            }

            func newToken(
                replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
            ) async throws(GraphError) -> AccessToken {
                asked.withLock { $0.append(true) }
                for _ in 0..<50 { await Task.yield() }
                return try AccessToken("token-\(asked.withLock { $0.count })")
            }
        }

        @Test func `many who are challenged at once cause one sign-in`() async throws {
            let source = Source()
            let tokens = CachedTokens(source, clock: TestClock().client)
            let first = try await tokens.accessToken(replacing: nil)
            let answer = HTTPExchangeAnswer(
                status: 401, headers: [(name: "www-authenticate", value: Self.cases[0].fields[0])])
            let challenge = try #require(ClaimsChallenge(answer))
            let values = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 {
                    group.addTask { try await tokens.accessToken(replacing: first, meeting: challenge).value }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(values == ["token-2"])
            #expect(source.asked.withLock { $0 } == [false, true])
        }
    }
#endif
