#if Upload
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// Ids and tokens as people paste them, and what is on the wire then.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct PastedIDTests {
        typealias Case = (target: PhotoTarget, wire: String)

        static func cases() throws -> [Case] {
            let item = "AAMkAGI2/x+y=="
            return [
                (.user(try PathSegment("$hr@contoso.com")), "/users('$hr@contoso.com')/photo/$value"),
                (.user(try PathSegment("$o'hr@contoso.com")), "/users('$o''hr@contoso.com')/photo/$value"),
                (.user(try PathSegment("h$r@contoso.com")), "/users/h$r@contoso.com/photo/$value"),
                (.user(try PathSegment("anna+x@contoso.com")), "/users/anna%2Bx@contoso.com/photo/$value"),
                (
                    .contact(try PathSegment(item: item), folder: nil, mailbox: nil),
                    "/me/contacts/AAMkAGI2%2Fx%2By%3D%3D/photo/$value"
                ),
                (
                    .contact(
                        try PathSegment(item: item), folder: try PathSegment(item: "a/b="),
                        mailbox: try PathSegment("$hr@contoso.com")),
                    "/users('$hr@contoso.com')/contactFolders/a%2Fb%3D/contacts/AAMkAGI2%2Fx%2By%3D%3D/photo/$value"
                ),
                (.group(try PathSegment(" \u{FEFF}\u{200B}g-1\u{A0}\u{200E}\r\n")), "/groups/g-1/photo/$value"),
            ]
        }

        @Test func `each id is on the wire as the service reads it`() async throws {
            let cases = try Self.cases()
            let (_, records) = try await AnsweringServer.run(["v1.0": [ForeignAnswer.done]]) { url, transport in
                let client = try AnsweringServer.client(url, transport, ReadyToken(try AccessToken("token")))
                for (target, _) in cases {
                    _ = try await client.upload(
                        try TestPhoto.small(), to: target, options: RetryingSenderTests.plain)
                }
            }
            #expect(records.map(\.target) == cases.map { "/v1.0" + $0.wire })
        }

        @Test func `an id of Exchange's older services is told by its spelling`() async throws {
            let refusal = ForeignAnswer.step(
                "400 Bad Request", ForeignAnswer.graph("ErrorInvalidIdMalformed", "Id is malformed."))
            _ = try await AnsweringServer.run(["me": [refusal]]) { url, transport in
                let client = try AnsweringServer.client(url, transport, ReadyToken(try AccessToken("token")))
                let target = PhotoTarget.contact(try PathSegment(item: "a/b+c"), folder: nil, mailbox: nil)
                let error = await AnsweringServer.failure { try await client.metadata(of: target) }
                #expect(error?.remedy.contains("- for / and _ for +") == true, "\(error?.description ?? "")")
            }
        }

        @Test(arguments: [
            "a.b.c", " a.b.c\r\n", "\u{FEFF}a.b.c", "\"a.b.c\"", "'a.b.c'\n", "Bearer a.b.c", "\"bearer  a.b.c\"",
            "\u{200B}\u{201C}a.b.c\u{201D}\u{200B}",
        ])
        func `what is around a token is dropped`(_ text: String) throws {
            #expect(try AccessToken(text).value == "a.b.c")
        }

        @Test(arguments: ["\"a.b.c", "a.b.c'", "Bearer", "\"\"", "\u{FEFF}", "a\u{200B}b"])
        func `what is in a token stays, or is refused`(_ text: String) {
            let value = (try? AccessToken(text))?.value
            #expect(value == nil || value == text)
        }

        @Test(arguments: [
            ([0xEF, 0xBB, 0xBF, 0x61, 0x2E], "a."), ([0xFF, 0xFE, 0x61, 0, 0x2E, 0], "a."),
            ([0xFE, 0xFF, 0, 0x61, 0, 0x2E], "a."), ([0xFF, 0xFE, 0x61, 0, 0x2E], "a"), ([0xFF, 0xFE], ""), ([], ""),
            ([0x61], "a"),
        ])
        func `a file's text is read as its mark says`(_ bytes: [UInt8], _ text: String) {
            #expect(PastedText.decoded(bytes) == text)
        }
    }
#endif
