import GraphPhotos
import PhotoNormalization
import Testing

@testable import PhotoSync

/// What would be sent, and what would not and why.
struct SyncPlanTests {
    static let people = (0..<12).map {
        Person(id: "id\($0)", userPrincipalName: "user\($0)@contoso.com", employeeID: "\(100 + $0)")
    }

    /// A folder, what is in its photos, and what is known of the cloud.
    struct Scene {
        var files: [PhotoFile] = []
        var checks: [CheckedPhoto?] = []
        var cloud: [SyncTarget: CloudPhoto] = [:]
        var earlier: [SyncTarget: EarlierUpload] = [:]
        var map: String?

        /// A photo whose bytes are told by a word.
        mutating func add(
            _ name: String, _ content: String, modified: Int = 0, pixels: Int = 1, error: PhotoError? = nil,
            onItsSide: Bool = false
        ) {
            checks.append(
                CheckedPhoto(
                    sha256: content, error: error, outputByteCount: 100, pixelCount: pixels,
                    mayLieOnItsSide: onItsSide))
            files.append(
                PhotoFile(
                    path: "photos/\(name)", relativePath: name, byteCount: 1_000, modified: modified * 1_000_000_000))
        }

        func plan(_ options: PlanOptions = PlanOptions()) throws -> SyncPlan {
            let join = PhotoJoin(
                files: files, index: PeopleIndex(people, keys: [.userPrincipalName, .employeeID]),
                pattern: try NamePattern("{userPrincipalName}"),
                map: try map.map { try PhotoMapTests.map($0, base: "photos") })
            return SyncPlan(
                people: people, files: files, join: join, checks: checks, cloud: cloud, earlier: earlier,
                options: options, nearest: NearNames(people.map(\.userPrincipalName)).nearest)
        }

        func outcomes(_ options: PlanOptions = PlanOptions()) throws -> [PlanLine.Outcome] {
            try plan(options).lines.map(\.outcome)
        }
    }

    /// What is there, what was sent before, and whether the file is the one that was sent.
    static let states: [(cloud: CloudPhoto?, earlier: String??, isSameFile: Bool, PlanLine.Outcome, PlanLine.Outcome)] =
        [
            (CloudPhoto.missing, nil, true, .new, .new),
            (CloudPhoto.missing, "e1", true, .new, .new),
            (.present(etag: "e1"), nil, true, .replaces, .replaces),
            (.present(etag: "e1"), "e1", true, .unchanged, .unchanged),
            (.present(etag: "e1"), "e1", false, .replaces, .replaces),
            (.present(etag: "e2"), "e1", true, .changedInCloud, .replaces),
            (.present(etag: "e2"), "e1", false, .changedInCloud, .replaces),
            (.present(etag: nil), .some(nil), true, .unchanged, .unchanged),
            (nil, nil, true, .replaces, .replaces),
            (nil, "e1", true, .unchanged, .unchanged),
            (nil, "e1", false, .replaces, .replaces),
        ]

    @Test(arguments: states) func `what is there and what was sent before decide`(
        cloud: CloudPhoto?, earlier: String??, isSameFile: Bool, kept: PlanLine.Outcome, replaced: PlanLine.Outcome
    ) throws {
        var scene = Scene()
        scene.add("user1@contoso.com.jpg", "a")
        scene.cloud[.person(1)] = cloud
        if let etag = earlier {
            scene.earlier[.person(1)] = EarlierUpload(sha256: isSameFile ? "a" : "b", etag: etag)
        }
        #expect(try scene.outcomes() == [kept])
        #expect(try scene.outcomes(PlanOptions(replacesChanged: true)) == [replaced])
        let missing = try scene.outcomes(PlanOptions(onlyMissing: true))
        #expect(missing == [cloud == CloudPhoto.missing ? .new : .hasPhoto])
    }

    @Test func `two photos for one person are none, unless it is said which`() throws {
        var scene = Scene()
        scene.map = "upn,employeeId\nuser1@contoso.com,101\n"
        scene.add("user1@contoso.com.jpg", "a", modified: 10, pixels: 900)
        scene.add("101.jpg", "b", modified: 20, pixels: 400)
        scene.cloud[.person(1)] = CloudPhoto.missing
        // The row counts for both names, and there is no choice by the table either.
        let contested = try scene.plan().lines
        #expect(contested.map(\.outcome) == [.twoPhotos])
        #expect(contested.first?.photos.map(\.path) == ["photos/user1@contoso.com.jpg", "photos/101.jpg"])
        #expect(try scene.plan(PlanOptions(preference: .newest)).lines.first?.photos.map(\.sha256) == ["b"])
        #expect(try scene.plan(PlanOptions(preference: .largest)).lines.first?.photos.map(\.sha256) == ["a"])
        #expect(try scene.outcomes(PlanOptions(preference: .map)) == [.twoPhotos])
        scene.map = "upn,photo\nuser1@contoso.com,101.jpg\n"
        let chosen = try scene.plan(PlanOptions(preference: .map)).lines
        #expect(chosen.first?.photos.map(\.sha256) == ["b"])
        #expect(chosen.first?.line == 2)
    }

    @Test func `copies of one picture are one photo, and equal dates decide nothing`() throws {
        var scene = Scene()
        scene.add("user1@contoso.com.jpg", "a", modified: 10)
        scene.add("new/user1@contoso.com.jpg", "a", modified: 10)
        scene.add("user2@contoso.com.jpg", "b", modified: 10)
        scene.add("new/user2@contoso.com.jpg", "c", modified: 10)
        #expect(try scene.outcomes(PlanOptions(preference: .newest)) == [.replaces, .twoPhotos])
    }

    @Test func `what cannot be used is not sent, nor chosen`() throws {
        let damaged = PhotoError(
            code: .truncated, category: .input, message: "It ends early.", remedy: "Copy it again.")
        var scene = Scene()
        scene.add("user1@contoso.com.jpg", "a", error: damaged)
        scene.add("user2@contoso.com.jpg", "b", modified: 10)
        scene.add("new/user2@contoso.com.jpg", "c", modified: 20, error: damaged)
        let plan = try scene.plan(PlanOptions(preference: .newest))
        #expect(plan.lines.map(\.outcome) == [.rejected, .replaces])
        #expect(plan.lines.map(\.code) == ["truncated", nil])
        #expect(plan.rejections == ["truncated": 1])
    }

    @Test func `nobody's photos and people without one are told`() throws {
        var scene = Scene()
        scene.map = "upn,photo\nuser1@contoso.com,a.jpg\nuser2@contoso.com,a.jpg\n"
        scene.add("a.jpg", "a")
        scene.add("usr3@contoso.com.jpg", "b")
        scene.add("user4@contoso.com.jpg", "d")
        let plan = try scene.plan()
        #expect(plan.lines.map(\.outcome) == [.replaces, .severalTargets, .nobody])
        #expect(plan.lines[1].candidates?.map(\.id) == ["id1", "id2"])
        #expect(plan.lines[2].hint == "user3@contoso.com")
        #expect(plan.peopleWithoutPhoto == [0, 3, 5, 6, 7, 8, 9, 10, 11])
    }

    @Test func `the same picture for two people is noticed, and one that may lie on its side`() throws {
        var scene = Scene()
        scene.add("user1@contoso.com.jpg", "a", onItsSide: true)
        scene.add("user2@contoso.com.jpg", "b")
        scene.add("user3@contoso.com.jpg", "a")
        let plan = try scene.plan()
        #expect(plan.lines.map(\.notices) == [[.mayLieOnItsSide, .samePicture], nil, [.samePicture]])
        #expect(plan.sent == (3, 3_000, 300))
    }

    static let limits: [(PlanOptions.ReplacementLimit, having: Int, Int)] = [
        (.percent(20), 0, 10), (.percent(20), 49, 10), (.percent(20), 100, 20), (.percent(0), 1_000, 10),
        (.count(0), 1_000, 0), (.count(300), 10, 300),
    ]

    @Test(arguments: limits) func `a limit is a number, or a share and ten at the least`(
        limit: PlanOptions.ReplacementLimit, having: Int, maximum: Int
    ) {
        #expect(limit.maximumCount(of: having) == maximum)
    }

    @Test func `a plan that replaces more than it may is stopped`() throws {
        var scene = Scene()
        for number in 0..<12 {
            scene.add("user\(number)@contoso.com.jpg", "\(number)")
            scene.cloud[.person(number)] = number == 0 ? CloudPhoto.missing : .present(etag: "e")
        }
        let plan = try scene.plan()
        #expect(plan.count(of: .replaces) == 11)
        #expect(plan.havingCount == 11)
        let error = #expect(throws: SyncError.self) { try plan.check(.percent(20)) }
        #expect(error?.code == "too-many-replaced")
        try plan.check(.count(11))
    }

    @Test func `groups come behind people, in an order that does not change`() throws {
        var scene = Scene()
        scene.map = "upn,team,group,photo\n,t,,a.jpg\n,,g2,b.jpg\n,,g1,c.jpg\nuser3@contoso.com,,,d.jpg\n"
        for name in ["a", "b", "c", "d"] { scene.add("\(name).jpg", name) }
        #expect(try scene.plan().lines.map(\.target?.id) == ["id3", "g1", "g2", "t"])
    }
}
