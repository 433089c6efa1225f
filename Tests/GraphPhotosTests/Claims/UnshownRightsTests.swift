#if Upload
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// Rights that no token shows: the service decides, and what it decides is told.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct UnshownRightsTests {
        private static func token(_ claims: String) throws -> ReadyToken {
            ReadyToken(try TokenCheckTests.token(#"{"aud":"https://graph.microsoft.com",\#(claims)}"#))
        }

        @Test func `an app with rights in Exchange only uploads, after a warning`() async throws {
            let (receipt, records) = try await AnsweringServer.run(["anna@contoso.com": [ForeignAnswer.done]]) {
                url, transport in
                let client = try AnsweringServer.client(
                    url, transport, try Self.token(#""roles":["Application.Read.All"],"idtyp":"app""#))
                return try await client.upload(
                    try TestPhoto.small(), to: TestPhoto.anna, options: RetryingSenderTests.plain)
            }
            let warning = try #require(receipt.warnings.first)
            #expect(warning.code == "permission-not-shown" && receipt.warnings.count == 1)
            #expect(warning.message.contains("ProfilePhoto.ReadWrite.All"))
            #expect(warning.message.contains("Application.Read.All"))
            #expect(records.count == 1)
        }

        @Test func `what the service refuses is its own refusal`() async throws {
            let denied = ForeignAnswer.step("403 Forbidden", ForeignAnswer.graph("ErrorAccessDenied"))
            _ = try await AnsweringServer.run(["anna@contoso.com": [denied]]) { url, transport in
                let client = try AnsweringServer.client(url, transport, try Self.token(#""roles":[]"#))
                let error = await AnsweringServer.failure {
                    try await client.upload(
                        try TestPhoto.small(), to: TestPhoto.anna, options: RetryingSenderTests.plain)
                }
                #expect(error?.code == "forbidden" && error?.httpStatus == 403)
                #expect(error?.remedy.contains("ProfilePhoto.ReadWrite.All") == true)
            }
        }

        @Test(arguments: [
            (#""roles":["User.ReadWrite.All"]"#, "missing-permission"),
            (#""oid":"x","idtyp":"app""#, "missing-permission"),
            (#""scp":"User.ReadWrite","exp":1"#, "token-expired"),
        ])
        func `what cannot work for anybody is not sent`(_ claims: String, _ code: String) async throws {
            let (_, records) = try await AnsweringServer.run([:]) { url, transport in
                let client = try AnsweringServer.client(url, transport, try Self.token(claims))
                for work in [
                    { _ = try await client.delete(.me) },
                    { _ = try await client.setDimensions(width: 1, height: 1, of: .me) },
                    { _ = try await client.upload(try TestPhoto.small(), to: .me) },
                ] as [() async throws -> Void] {
                    let error = await AnsweringServer.failure(work)
                    #expect(error?.code.rawValue == code, "\(error?.description ?? "")")
                }
            }
            // The service's time is asked for at most.
            #expect(records.allSatisfy { $0.method == "GET" && $0.value("authorization") == nil })
        }

        @Test func `a person's token without a name is a person's`() throws {
            let claims = try #require(TokenClaims(try TokenCheckTests.token(#"{"idtyp":"user","oid":"x"}"#)))
            #expect(!claims.isApplication)
            let check = TokenCheck(endpoint: GraphEndpoint(), now: TokenCheckTests.now)
            #expect(check.problem(claims, target: .me) == nil)
            #expect(check.doubtOfPermission(claims, .me) != nil)
        }

        @Test func `abilities tell doubt from refusal`() throws {
            let claims = try #require(TokenClaims(try TokenCheckTests.token(#"{"roles":["Group.ReadWrite.All"]}"#)))
            let abilities = claims.abilities(for: GraphEndpoint())
            #expect(abilities.filter(\.isAllowed).map(\.kind) == [.group, .team])
            #expect(abilities.filter(\.isRefused).map(\.kind) == [.me])
        }
    }
#endif
