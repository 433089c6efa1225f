#if Upload
    import Foundation
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    @Suite struct TokenCheckTests {
        static let now = 1_800_000_000

        /// A token with these claims; nobody checks its signature.
        static func token(_ claims: String) throws -> AccessToken {
            let parts = [#"{"alg":"none"}"#, claims, "signature"].map { Base64URL.encoded(Array($0.utf8)) }
            return try AccessToken(parts.joined(separator: "."))
        }

        typealias Case = (claims: String, target: PhotoTarget, code: String?, says: String)

        static let graph = #""aud":"https://graph.microsoft.com""#

        static let cases: [Case] = [
            (#"{\#(graph),"roles":["ProfilePhoto.ReadWrite.All"],"exp":1800000600}"#, TestPhoto.anna, nil, ""),
            (#"{\#(graph),"roles":["user.readwrite.all"]}"#, TestPhoto.anna, nil, ""),
            (
                #"{\#(graph),"roles":["User.Read.All"]}"#, TestPhoto.anna, "permission-not-shown",
                "ProfilePhoto.ReadWrite.All"
            ),
            (#"{\#(graph)}"#, TestPhoto.anna, "permission-not-shown", "none at all"),
            (#"{\#(graph),"roles":["Group.ReadWrite.All"]}"#, TestPhoto.group, nil, ""),
            (
                #"{\#(graph),"roles":["User.ReadWrite.All"]}"#, TestPhoto.group, "permission-not-shown",
                "Group.ReadWrite.All"
            ),
            (#"{\#(graph),"scp":"User.ReadWrite openid"}"#, .me, nil, ""),
            (#"{\#(graph),"scp":"User.Read"}"#, .me, "permission-not-shown", "User.ReadWrite"),
            (#"{\#(graph),"roles":["User.ReadWrite.All"]}"#, .me, "missing-permission", "nobody is signed in"),
            // One's own photo under one's own name.
            (#"{\#(graph),"scp":"User.ReadWrite","upn":"Anna@contoso.com"}"#, TestPhoto.anna, nil, ""),
            (
                #"{\#(graph),"scp":"User.ReadWrite","upn":"bob@contoso.com"}"#, TestPhoto.anna, "permission-not-shown",
                ""
            ),
            (#"{\#(graph),"scp":"TeamSettings.ReadWrite.All"}"#, .team(PathSegment(known: "t")), nil, ""),
            (
                #"{\#(graph),"scp":"x"}"#, .team(PathSegment(known: "t")), "permission-not-shown",
                "TeamSettings.ReadWrite.All"
            ),
            (
                #"{\#(graph),"scp":"Contacts.ReadWrite"}"#,
                .contact(PathSegment(known: "c"), folder: nil, mailbox: nil), nil, ""
            ),
            (
                #"{"aud":"https://graph.microsoft.us","roles":["User.ReadWrite.All"]}"#, TestPhoto.anna,
                "wrong-audience", "us-gov"
            ),
            (
                #"{"aud":"https://management.azure.com/","roles":["User.ReadWrite.All"]}"#, TestPhoto.anna,
                "wrong-audience", "management.azure.com"
            ),
            (
                #"{"aud":"00000003-0000-0000-c000-000000000000","roles":["User.ReadWrite.All"]}"#, TestPhoto.anna, nil,
                ""
            ),
            (#"{"aud":"https://graph.microsoft.com/","roles":["User.ReadWrite.All"]}"#, TestPhoto.anna, nil, ""),
            (
                #"{\#(graph),"roles":["User.ReadWrite.All"],"exp":1799999999}"#, TestPhoto.anna, "token-expired",
                "1 second"
            ),
            (
                #"{\#(graph),"roles":["User.ReadWrite.All"],"nbf":1800003600}"#, TestPhoto.anna, "clock-off",
                "60 minutes"
            ),
            (#"{\#(graph),"roles":["User.ReadWrite.All"],"nbf":1800000200}"#, TestPhoto.anna, nil, ""),
        ]

        @Test(arguments: cases.indices)
        func `what a token lacks is said before anything is sent`(_ index: Int) throws {
            let (text, target, code, says) = Self.cases[index]
            let claims = try #require(TokenClaims(try Self.token(text)))
            let check = TokenCheck(endpoint: GraphEndpoint(), now: Self.now)
            let problem = check.problem(claims, target: target)
            let doubt = problem == nil ? check.doubtOfPermission(claims, target) : nil
            #expect((problem?.code.rawValue ?? doubt?.code.rawValue) == code)
            let said = problem?.description ?? doubt?.message ?? ""
            #expect(says.isEmpty || said.contains(says), "\(said)")
        }

        @Test(arguments: ["EwB4A8l6BAAU", "a.b", "a.b.c", "e30.bm90IGpzb24.x"])
        func `a token whose inside cannot be read is left to the service`(_ text: String) throws {
            #expect(TokenClaims(try AccessToken(text)) == nil)
        }

        @Test func `the audience is not judged for addresses of one's own`() throws {
            let claims = try #require(
                TokenClaims(try Self.token(#"{"aud":"https://else","roles":["User.ReadWrite.All"]}"#)))
            let endpoint = try GraphEndpoint.local("http://127.0.0.1:1")
            #expect(TokenCheck(endpoint: endpoint, now: Self.now).problem(claims, target: TestPhoto.anna) == nil)
        }

        @Test(arguments: ["", " \n", "a b", "a\r\nb", "tökén", "a\tb", "''"])
        func `what no token can be is refused`(_ text: String) {
            #expect { try AccessToken(text) } throws: { ($0 as? GraphError)?.code == "invalid-token" }
        }

        @Test func `a line end behind a token is forgiven`() throws {
            #expect(try AccessToken("abc\r\n").value == "abc")
        }
    }
#endif
