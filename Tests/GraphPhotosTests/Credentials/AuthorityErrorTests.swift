#if Upload
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// What an authority says, and what the person who set up the app is told: the numbers decide, not the words.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct AuthorityErrorTests {
        struct Case: Sendable {
            var numbers: String
            var name = "invalid_client"
            var text = "Das Konto wurde abgelehnt."
            var status = "401 Unauthorized"
            var date = "@DATE@"
            var code = "sign-in-failed"
            /// Of the cause, and of the remedy.
            var says: [String]
        }

        static let cases: [Case] = [
            Case(numbers: "7000218", says: ["may not sign anybody in without a secret", "Allow public client flows"]),
            Case(numbers: "7000216", says: ["no client secret and no assertion", "AZURE_CLIENT_SECRET"]),
            Case(numbers: "900023", name: "invalid_request", says: ["neither an id nor a domain name", "--tenant"]),
            Case(numbers: "7000215", says: ["secret is not the app's", "value, not its id"]),
            Case(numbers: "7000222", says: ["secret ran out", "new one"]),
            Case(numbers: "700016", name: "unauthorized_client", says: ["does not know the app", "--client-id"]),
            Case(numbers: "90002", name: "invalid_request", says: ["does not know the tenant", "--cloud"]),
            Case(
                numbers: "50034", name: "invalid_grant", says: ["does not know the account", "account of the tenant"]),
            Case(numbers: "50076", name: "interaction_required", says: ["second factor", "Sign in again"]),
            Case(numbers: "65001", name: "invalid_grant", says: ["Nobody has consented", "administrator consent"]),
            Case(numbers: "650052", name: "invalid_client", says: ["no service principal", "subscribe"]),
            Case(numbers: "700211", says: ["issuer", "to the letter"]),
            Case(numbers: "700212", says: ["audience", "api://AzureADTokenExchange"]),
            Case(numbers: "700213", says: ["subject", "to the letter"]),
            Case(numbers: "700027", says: ["signature is not by a key that the app has", "Register the certificate"]),
            // The assertion's times: whose fault it is tells the authority's clock.
            Case(numbers: "700024", date: "@DATE-7200@", code: "clock-off", says: ["2 hours fast", "Set the clock"]),
            Case(numbers: "700024", date: "@DATE+7200@", code: "clock-off", says: ["slow", "Set the clock"]),
            Case(numbers: "700024", says: ["clock is right: it ran out", "AZURE_FEDERATED_TOKEN_FILE"]),
            // azure-sdk-for-js 30557, win-acme 2777, aad-sso-wordpress 244
            Case(numbers: "900382", name: "invalid_request", says: ["another cloud", "--cloud"]),
            Case(numbers: "900432", name: "invalid_request", says: ["another cloud", "--cloud"]),
            // microsoft-authentication-library-for-dotnet 1495 and 3649
            Case(numbers: "50196", name: "invalid_grant", says: ["too often", "some minutes"]),
            Case(numbers: "5000224", name: "invalid_request", says: ["shut off", "administrator"]),
            Case(numbers: "500133", code: "token-expired", says: ["user's token has run out", "Get a new one"]),
            // As texts, and with others behind it.
            Case(numbers: #""7000215", 1"#, says: ["value, not its id"]),
            Case(numbers: "1, 700016", says: ["--client-id"]),
            // A number in the text that is of something else.
            Case(numbers: "700016", text: "See AADSTS7000215 and AADSTS65001.", says: ["--client-id"]),
            Case(
                numbers: "", text: "AADSTS7000215: Invalid client secret; not AADSTS700016.",
                says: ["value, not its id"]),
            Case(numbers: "", text: "AADSTS70021511: unheard of", says: ["AADSTS70021511", "Check the tenant"]),
            Case(numbers: "999999", text: "Unheard of: AADSTS90002", says: ["AADSTS999999", "Check the tenant"]),
        ]

        @Test func `each number has its cause and its remedy`() async throws {
            let answers = Dictionary(
                uniqueKeysWithValues: Self.cases.enumerated().map { index, item in
                    let body =
                        #"{"error":"\#(item.name)","error_description":"\#(item.text)","error_codes":[\#(item.numbers)],"#
                        + #""trace_id":"trace-1"}"#
                    return ("case-\(index)", [ForeignAnswer.step(item.status, body, ["Date: \(item.date)"])])
                })
            _ = try await AnsweringServer.run(answers) { url, transport in
                for (index, item) in Self.cases.enumerated() {
                    let credential = try AnsweringServer.secret(url, transport, tenant: "case-\(index)")
                    let error = await AnsweringServer.failure { try await credential.newToken() }
                    let text = error?.description ?? "no error"
                    #expect(error?.code.rawValue == item.code, "\(item.numbers): \(text)")
                    for part in item.says { #expect(text.contains(part), "\(item.numbers): \(text)") }
                    #expect(error?.isImpossibility == true, "\(item.numbers)")
                    #expect(error?.serviceCode == item.name && error?.requestID == "trace-1")
                }
            }
        }

        /// It says that it is busy with any status, also with one of success: MSAL for .NET 3661, for JavaScript 4019,
        /// active-directory-angularjs-singlepageapp-dotnet-webapi 13. It was taken for a refusal.
        @Test(arguments: ["200 OK", "400 Bad Request", "401 Unauthorized"])
        func `an authority that is busy is asked again`(_ status: String) async throws {
            let busy = ForeignAnswer.step(
                status,
                #"{"error":"temporarily_unavailable","error_codes":[90033],"error_description":"A transient error."}"#)
            let answers = ["good": [busy, busy, AnsweringServer.Step.token("t")], "bad": [busy]]
            let (error, records) = try await AnsweringServer.run(answers) { url, transport in
                func token(_ tenant: String) async throws -> TokenGrant {
                    let clock = TestClock().client
                    return try await TokenEndpoint(
                        try .local(url), try PathSegment(tenant), transport, clock: clock
                    ).token("client_credentials", for: "c", provedBy: .secret(Secret("s")), [])
                }
                let good = try await token("good")
                #expect(good.token.value == "t")
                return await AnsweringServer.failure { try await token("bad") }
            }
            #expect(error?.code == "service-unavailable" && error?.isImpossibility == true, "\(error?.code ?? "")")
            #expect(error?.remedy == "Try again later." && error?.description.contains("transient") == true)
            #expect(records.count { $0.word == "good" } == 3 && records.count { $0.word == "bad" } == 5)
        }

        /// Each of them ended with the status that means "not this photo", or with that of wrong arguments.
        static let useless: [(name: String, step: ForeignAnswer.Step, says: String)] = [
            ("page", ForeignAnswer.step("200 OK", "<html><title>Hotel</title></html>"), "Hotel"),
            ("page-403", ForeignAnswer.step("403 Forbidden", "<html><title>Blocked</title></html>"), "Blocked"),
            ("empty", ForeignAnswer.step("200 OK"), "no token"),
            ("other", ForeignAnswer.step("200 OK", #"{"ok":true}"#), "no token"),
            ("list", ForeignAnswer.step("400 Bad Request", "[]"), "answered 400"),
            ("odd", AnsweringServer.Step.token("a token with blanks"), "cannot be one"),
            ("long", ForeignAnswer.step("200 OK", String(repeating: " ", count: 1_100_000)), "more bytes"),
        ]

        @Test func `an authority without a token means that nothing can be done`() async throws {
            let answers = Dictionary(uniqueKeysWithValues: Self.useless.map { ($0.name, [$0.step]) })
            _ = try await AnsweringServer.run(answers) { url, transport in
                for (name, _, says) in Self.useless {
                    let credential = try AnsweringServer.secret(url, transport, tenant: name)
                    let error = await AnsweringServer.failure { try await credential.newToken() }
                    #expect(error?.isImpossibility == true && error?.isUsage == false, "\(name): \(error?.code ?? "")")
                    #expect(error?.description.contains(says) == true, "\(name): \(error?.description ?? "")")
                }
            }
        }

        static func claims(end: Int, start: Int = 0) throws -> AccessToken {
            try TokenCheckTests.token(#"{"roles":["User.ReadWrite.All"],"exp":\#(end),"nbf":\#(start)}"#)
        }

        /// By this machine's clock a good token had run out, and nothing was sent.
        @Test func `the service's clock says whether a token has run out`() async throws {
            let now = Essentials.secondsSince1970
            let asked = ForeignAnswer.step("401 Unauthorized", "", ["Date: @DATE@"])
            let answers = ["me": [asked], "anna@contoso.com": [ForeignAnswer.done]]
            // TestClock is ahead of the machine's clock.
            #expect(TestClock.start > now + 3_600)
            let (receipt, records) = try await AnsweringServer.run(answers) { url, transport in
                let good = try AnsweringServer.client(
                    url, transport, ReadyToken(try Self.claims(end: now + 3_600)))
                let receipt = try await good.upload(
                    try TestPhoto.small(), to: TestPhoto.anna, options: RetryingSenderTests.plain)
                let old = try AnsweringServer.client(url, transport, ReadyToken(try Self.claims(end: now - 3_600)))
                let error = await AnsweringServer.failure { try await old.tokenWarnings(for: TestPhoto.anna) }
                #expect(error?.code == "token-expired")
                #expect(error?.message.contains("clock is") == true, "\(error?.message ?? "")")
                return receipt
            }
            #expect(receipt.warnings.map(\.code) == ["clock-differs"])
            #expect(records.map(\.method) == ["GET", "PUT", "GET"])
            #expect(records.allSatisfy { ($0.method == "GET") == ($0.value("authorization") == nil) })
        }

        @Test func `a token that ran out on the way is told from one that was never good`() async throws {
            let steps = [ForeignAnswer.step("401 Unauthorized", "", ["Date: @DATE@"])]
            _ = try await AnsweringServer.run(["me": steps]) { url, transport in
                let now = Essentials.secondsSince1970
                for (end, code) in [(now - 10, "token-expired"), (now + 600, "unauthorized")] {
                    let client = GraphPhotoClient(
                        endpoint: try .local(url), tokens: ReadyToken(try Self.claims(end: end)), transport: transport)
                    let error = await AnsweringServer.failure { try await client.metadata(of: .me) }
                    #expect(error?.code.rawValue == code, "\(error?.description ?? "")")
                }
            }
        }
    }
#endif
