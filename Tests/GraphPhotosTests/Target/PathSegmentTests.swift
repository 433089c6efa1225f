#if Upload
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    @Suite struct PathSegmentTests {
        @Test(arguments: [
            ("87d349ed-44d7-43e1-9a83-5f2406dee5bd", "87d349ed-44d7-43e1-9a83-5f2406dee5bd"),
            ("anna@contoso.com", "anna@contoso.com"),
            ("anna_b.com#EXT#@contoso.com", "anna_b.com%23EXT%23@contoso.com"),
            ("a b%c?d", "a%20b%25c%3Fd"),
            ("jürgen@müller.de", "j%C3%BCrgen@m%C3%BCller.de"),
            ("AAMkAD=+$'()*,;:&~", "AAMkAD%3D%2B$'()*,;:&~"),
            ("\u{FEFF} anna@contoso.com\n", "anna@contoso.com"),
            ("...", "..."),
        ])
        func `an id is encoded for a path`(_ id: String, _ encoded: String) throws {
            #expect(try PathSegment(id).percentEncoded == encoded)
        }

        @Test(arguments: [
            "", " ", "a/b", "a\\b", "a\nb", "a\0b", "a\u{85}b", ".", "..", String(repeating: "a", count: 1_025),
        ])
        func `what is no id is refused`(_ id: String) {
            #expect { try PathSegment(id) } throws: { ($0 as? GraphError)?.code == "invalid-target" }
        }

        @Test(arguments: ["", "\u{200B}", "a\\b", "..", "a/..", "./a", "../../me", "a\nb"])
        func `what is no id of a mailbox is refused`(_ id: String) {
            #expect { try PathSegment(item: id) } throws: { ($0 as? GraphError)?.code == "invalid-target" }
        }

        @Test(arguments: [
            (PhotoTarget.me, "/me/photo/$value"),
            (.user(PathSegment(known: "u")), "/users/u/photo/$value"),
            (.group(PathSegment(known: "g")), "/groups/g/photo/$value"),
            (.team(PathSegment(known: "t")), "/teams/t/photo/$value"),
            (.contact(PathSegment(known: "c"), folder: nil, mailbox: nil), "/me/contacts/c/photo/$value"),
            (
                .contact(PathSegment(known: "c"), folder: nil, mailbox: PathSegment(known: "u")),
                "/users/u/contacts/c/photo/$value"
            ),
            (
                .contact(PathSegment(known: "c"), folder: PathSegment(known: "f#"), mailbox: nil),
                "/me/contactFolders/f%23/contacts/c/photo/$value"
            ),
            (
                .contact(PathSegment(known: "c"), folder: PathSegment(known: "f"), mailbox: PathSegment(known: "u")),
                "/users/u/contactFolders/f/contacts/c/photo/$value"
            ),
        ])
        func `each target has its path`(_ target: PhotoTarget, _ path: String) {
            #expect(target.contentPath == path)
        }
    }
#endif
