import GraphSandbox
import Testing

@Suite struct GraphRouteTests {
    typealias Target = GraphRoute.Target

    struct Case: Sendable, CustomTestStringConvertible {
        let path: String
        let target: Target
        let resource: GraphRoute.Resource
        let methods: Set<String>

        var testDescription: String { path }
    }

    static let inFolder = Target.contact(id: "C=", folder: "F", mailbox: .own)

    /// The paths of openapi-photo.yaml but `$batch`, and what may be done there.
    static let cases = [
        Case(path: "/me/photo", target: .me, resource: .metadata, methods: ["GET", "PATCH"]),
        Case(path: "/me/photo/$value", target: .me, resource: .content, methods: ["GET", "PUT", "PATCH", "DELETE"]),
        Case(path: "/users/a/photo", target: .user("a"), resource: .metadata, methods: ["GET", "PATCH", "DELETE"]),
        Case(
            path: "/users/a_b.com%23EXT%23@c.com/photo/%24value",
            target: .user("a_b.com#EXT#@c.com"),
            resource: .content,
            methods: ["GET", "PUT", "PATCH", "DELETE"]
        ),
        Case(
            path: "/users('$hr''s@c.com')/photo", target: .user("$hr's@c.com"), resource: .metadata,
            methods: ["GET", "PATCH", "DELETE"]
        ),
        Case(
            path: "/users(%27a%27)/contacts/C%3D/photo/$value",
            target: .contact(id: "C=", folder: nil, mailbox: .user("a")),
            resource: .content,
            methods: ["GET", "PUT", "PATCH"]
        ),
        Case(path: "/groups/g/photo", target: .group("g"), resource: .metadata, methods: ["GET", "PATCH", "DELETE"]),
        Case(
            path: "/groups/g/photo/$value",
            target: .group("g"),
            resource: .content,
            methods: ["GET", "PUT", "PATCH", "DELETE"]
        ),
        Case(path: "/teams/t/photo", target: .team("t"), resource: .metadata, methods: ["GET", "PATCH"]),
        Case(
            path: "/teams/t/photo/$value",
            target: .team("t"),
            resource: .content,
            methods: ["GET", "PUT", "PATCH", "DELETE"]
        ),
        Case(
            path: "/me/contacts/C%3D/photo",
            target: .contact(id: "C=", folder: nil, mailbox: .own),
            resource: .metadata,
            methods: ["GET", "PATCH"]
        ),
        Case(
            path: "/users/a/contacts/C=/photo/$value",
            target: .contact(id: "C=", folder: nil, mailbox: .user("a")),
            resource: .content,
            methods: ["GET", "PUT", "PATCH"]
        ),
        Case(
            path: "/me/contactFolders/F/contacts/C=/photo/$value",
            target: inFolder,
            resource: .content,
            methods: ["GET", "PUT", "PATCH"]
        ),
        Case(
            path: "/me/contactfolders/F/contacts/C=/photo",
            target: inFolder,
            resource: .metadata,
            methods: ["GET", "PATCH"]
        ),
        Case(
            path: "/users/a/contactFolders/F%2FG/contacts/C=/photo/$value",
            target: .contact(id: "C=", folder: "F/G", mailbox: .user("a")),
            resource: .content,
            methods: ["GET", "PUT", "PATCH"]
        ),
        Case(
            path: "/drive/root/createdByUser/photo",
            target: .driveOwner,
            resource: .metadata,
            methods: ["GET", "PATCH"]
        ),
        Case(path: "/me/photos", target: .me, resource: .sizeList, methods: ["GET"]),
        Case(path: "/users/a/photos/48x48", target: .user("a"), resource: .size("48x48"), methods: ["GET"]),
        Case(
            path: "/groups/g/photos/48X48/$value", target: .group("g"), resource: .sizeContent("48X48"),
            methods: ["GET"]),
    ]

    @Test("a path names a target and a part of its photo", arguments: cases)
    func paths(_ expected: Case) throws {
        let route = try GraphRoute(path: expected.path)
        #expect(route.target == expected.target)
        #expect(route.resource == expected.resource)
        let allowed = ["GET", "PUT", "PATCH", "DELETE", "POST", "HEAD"].filter { route.operation(method: $0) != nil }
        #expect(Set(allowed) == expected.methods)
    }

    @Test(
        "a path that names nothing says which segment is wrong",
        arguments: [
            ("", ""), ("/", ""), ("/planets/1/photo", "planets"), ("/me", ""), ("/me/manager", "manager"),
            ("/me/photo/value", "value"), ("/me/photo/$value/more", "more"), ("/me/photo/", ""),
            ("/teams/t/photos", "photos"), ("/me/contacts/c/photos", "photos"), ("/drive/root/photo", "photo"),
            ("/drive/root/createdByUser/photo/$value", "$value"), ("/users", ""),
            ("/me/contactFolders/f/photo", "photo"),
        ]
    )
    func unknown(path: String, segment: String) {
        #expect(throws: GraphRoute.Failure.unknownSegment(segment)) { try GraphRoute(path: path) }
    }

    @Test(
        "an identifier has to be percent-encoded UTF-8 and not empty",
        arguments: [
            ("/users//photo", ""), ("/users/%zz/photo", "%zz"), ("/users/%FF/photo", "%FF"),
            ("/users/a%2/photo", "a%2"),
        ]
    )
    func malformed(path: String, segment: String) {
        #expect(throws: GraphRoute.Failure.malformedSegment(segment)) { try GraphRoute(path: path) }
    }

    @Test("the sizes served are squares from 48 to 648", arguments: [("48x48", 48), ("648X648", 648), ("96x96", 96)])
    func sizes(id: String, edge: Int) {
        #expect(ServedSize.edge(of: id) == edge)
    }

    @Test("other sizes are not served", arguments: ["1x1", "48x64", "100x100", "x", "48", "", "48x48x48", "-48x-48"])
    func otherSizes(id: String) {
        #expect(ServedSize.edge(of: id) == nil)
    }
}
