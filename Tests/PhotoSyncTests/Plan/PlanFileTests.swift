import GraphPhotos
import PhotoNormalization
import Testing

@testable import PhotoSync

/// A plan that was written, looked at, and is carried out later.
struct PlanFileTests {
    static func plan() throws -> SyncPlan {
        var scene = SyncPlanTests.Scene()
        scene.map = "upn,contact,mailbox,photo\n,a/b=,user9@contoso.com,a.jpg\n"
        scene.add("a.jpg", "a")
        scene.add("user1@contoso.com.jpg", "b", modified: 1_714_644_000)
        scene.add("user2@contoso.com.jpg", "c")
        scene.add("jörg \"x\".jpg", "d")
        scene.cloud[.person(1)] = .present(etag: "W/\"1\"")
        scene.cloud[.person(2)] = CloudPhoto.missing
        return try scene.plan()
    }

    static func text(_ plan: SyncPlan) -> [String] {
        let header = PlanFile.Header(
            tenant: "contoso.onmicrosoft.com", secondsSince1970: 1_795_888_800, lineCount: plan.lines.count,
            options: ["preset": "profile"])
        var lines: [String] = []
        PlanFile.write(header, plan.lines) { lines.append($0) }
        return lines
    }

    static func read(_ lines: [String], tenant: String = "Contoso.onmicrosoft.com") throws -> PlanFile {
        try PlanFile(Array((lines.joined(separator: "\n") + "\n").utf8), name: "plan.jsonl", tenant: tenant)
    }

    @Test func `a plan that is read is the one that was written`() throws {
        let plan = try Self.plan()
        let lines = Self.text(plan)
        #expect(lines[0].contains(#""madeAt":"2026-11-28T18:00:00Z""#))
        let file = try Self.read(lines)
        #expect(file.lines == plan.lines)
        #expect(file.header.options == ["preset": "profile"])
        let targets = try file.lines.filter(\.outcome.isSent).compactMap { try $0.target?.photoTarget }
        #expect(
            targets == [
                .user(try PathSegment("id1")), .user(try PathSegment("id2")),
                .contact(try PathSegment(item: "a/b="), folder: nil, mailbox: try PathSegment("user9@contoso.com")),
            ])
    }

    @Test func `a line is one that people can read`() throws {
        #expect(
            Self.text(try Self.plan())[1]
                == #"{"etag":"W/\"1\"","hasCloudPhoto":true,"name":"user1@contoso.com","outcome":"replaces","#
                + #""photos":[{"byteCount":1000,"modified":"2024-05-02T10:00:00Z","outputByteCount":100,"#
                + #""path":"photos/user1@contoso.com.jpg","sha256":"b"}],"#
                + #""rule":"userPrincipalName","target":{"id":"id1","kind":"user"}}"#)
    }

    enum Damage: CaseIterable {
        case notJSON, oldVersion, otherTenant, cutOff, brokenLine, twice, noTarget

        func apply(_ lines: inout [String]) {
            switch self {
            case .notJSON: lines[0] = "Name,Photo"
            case .oldVersion: lines[0].replace(#""planVersion":1"#, with: #""planVersion":9"#)
            case .otherTenant: lines[0].replace("contoso.on", with: "fabrikam.on")
            case .cutOff: lines.removeLast()
            case .brokenLine: lines[2].removeLast()
            case .twice: lines[3] = lines[1]
            case .noTarget: lines[1].replace(#","target":{"id":"id1","kind":"user"}"#, with: "")
            }
        }

        var expected: (code: PhotoError.Code, line: Int) {
            switch self {
            case .notJSON: ("plan-unreadable", 1)
            case .oldVersion: ("plan-version", 1)
            case .otherTenant: ("plan-tenant", 1)
            case .cutOff: ("plan-unreadable", 4)
            case .brokenLine: ("plan-unreadable", 3)
            case .twice: ("plan-unreadable", 4)
            case .noTarget: ("plan-unreadable", 2)
            }
        }
    }

    @Test(arguments: Damage.allCases) func `a plan that is not whole is refused, with the line`(damage: Damage) throws {
        var lines = Self.text(try Self.plan())
        damage.apply(&lines)
        let error = try #require(throws: SyncError.self) { try Self.read(lines) }
        #expect(error.code == damage.expected.code)
        #expect(error.place == TextPlace(file: "plan.jsonl", line: damage.expected.line, column: 1))
    }

    static let drifts: [(index: Int, sha256: String?, CloudPhoto, PhotoError.Code?)] = [
        (0, "b", .present(etag: "W/\"1\""), nil),
        (0, "x", .present(etag: "W/\"1\""), "plan-photo-changed"),
        (0, nil, .present(etag: "W/\"1\""), "plan-photo-changed"),
        (0, "b", .present(etag: "W/\"2\""), "plan-target-changed"),
        (0, "b", .missing, "plan-target-changed"),
        (1, "c", .missing, nil),
        (1, "c", .present(etag: "W/\"1\""), "plan-target-changed"),
    ]

    @Test(arguments: drifts) func `a line is refused when it is no longer what the plan saw`(
        index: Int, sha256: String?, cloud: CloudPhoto, code: PhotoError.Code?
    ) throws {
        #expect(try Self.plan().lines[index].drift(sha256: sha256, cloud: cloud)?.code == code)
    }
}
