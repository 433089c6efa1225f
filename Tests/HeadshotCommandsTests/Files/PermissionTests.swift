import Foundation
import Testing

@testable import HeadshotCommands

/// A photo's output is never easier to read than the photo, from its first byte on.
@Suite("Permissions of outputs")
struct PermissionTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// Runs a shell command in the directory, after `umask 022`.
    private func shell(_ command: String) async throws -> ChildProcess.Outcome {
        try await ChildProcess.shell("umask 022\n\(command)", in: directory)
    }

    /// As `cp` does it: 0644 by the umask it was, for a private photo, too.
    @Test(
        "outputs that are new have the photo's permissions less the umask, and replaced ones keep their own",
        .enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"),
        arguments: [
            ("normalize beach.jpg", "beach.normalized.jpg"), ("normalize beach.jpg -o out.jpg", "out.jpg"),
            ("normalize beach.jpg -d new", "new/beach.jpg"), ("normalize - -o out.jpg < beach.jpg", "out.jpg"),
        ])
    func newOutputs(command: String, output: String) async throws {
        try directory.write(TestPhotos.camera(), to: "beach.jpg")
        for (photo, expected) in [("600", 0o600), ("640", 0o640), ("666", 0o644), ("444", 0o444)] as [(String, UInt32)]
        {
            let outcome = try await shell("rm -f \(output); chmod \(photo) beach.jpg; \"$HEADSHOT\" \(command)")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(try FileStatus(of: directory.file(output)).permissions == expected, "\(photo)")
            // The output of another run, which somebody has locked away since.
            _ = try await shell("chmod 600 \(output); chmod 644 beach.jpg; \"$HEADSHOT\" \(command) --force")
            #expect(try FileStatus(of: directory.file(output)).permissions == 0o600)
        }
    }

    /// It was made with the umask's permissions, filled, and given its own at the end: readable by all meanwhile, and
    /// for good when the process was killed.
    @Test("no byte is in a temporary file before its permissions are those of the photo", arguments: [true, false])
    func permissionsFirst(allowsNameless: Bool) async throws {
        let path = try directory.write([9], to: "a.jpg")
        try FileDescriptor(opening: path, for: .reading).setPermissions(0o640)
        let kept = try KeptAttributes(of: path, status: FileStatus(of: path))
        let temporary = try TemporaryFile(
            in: FilePath(directory.path), permissions: 0o600, allowsNameless: allowsNameless)
        #expect(try temporary.file.status.permissions == 0o600)
        try kept.apply(to: temporary.file)
        #expect(try temporary.file.status.permissions == 0o640)

        let writer = PhotoWriter(newPermissions: 0o600, allowsNameless: allowsNameless)
        try writer.write([1], to: directory.file("b.jpg"), .creating, times: nil)
        #expect(try FileStatus(of: directory.file("b.jpg")).permissions == 0o600)
        try writer.write([1], to: path, .inPlace(FileStatus(of: path)), times: nil)
        #expect(try FileStatus(of: path).permissions == 0o640)
    }

    #if os(Linux)
        @Test(
            "without nameless files the temporary of a private photo is private while it is filled",
            .enabled(if: ChildProcess.isBuilt && ChildProcess.has("strace"), "strace is missing"))
        func tracedPermissions() async throws {
            try directory.write(TestPhotos.camera(), to: "beach.jpg")
            // A file system that makes nameless files, and then refuses to name them.
            let outcome = try await shell(
                """
                chmod 600 beach.jpg
                strace -f -o trace -e trace=openat,fchmod,linkat,renameat,rename,write \
                    -e inject=linkat:error=EOPNOTSUPP:when=1 "$HEADSHOT" normalize beach.jpg --in-place --quiet
                """)
            #expect(outcome.status == 0, "\(outcome)")
            let trace = String(decoding: try directory.contents("trace"), as: UTF8.self).split(separator: "\n")
            let created = trace.filter {
                $0.contains("O_TMPFILE") || $0.contains(".headshot-") && $0.contains("O_CREAT")
            }
            #expect(created.count == 2, "\(trace)")
            #expect(created.allSatisfy { $0.contains("0600") })
            #expect(try FileStatus(of: directory.file("beach.jpg")).permissions == 0o600)
        }

        @Test(
            "access control lists and users' attributes stay with a photo that is replaced", arguments: [true, false])
        func attributes(allowsNameless: Bool) async throws {
            let path = try directory.write([9], to: "a.jpg")
            try await requireAttributes()
            // The group bits are the mask: the file's group may nothing, and user 54321 read and write.
            _ = try await shell(
                "chmod 600 a.jpg; setfacl -m u:54321:rw,g::-,m::rw a.jpg; setfattr -n user.album -v Summer a.jpg")
            let before = try await description()
            #expect(before.contains("group::---") && before.contains("mask::rw-") && before.contains("Summer"))

            let writer = PhotoWriter(allowsNameless: allowsNameless)
            let inode = try FileStatus(of: path).identity
            try writer.write([1], to: path, .inPlace(FileStatus(of: path)), times: nil)
            #expect(try await description() == before)
            // Another file. After one more the system may give the number of the first again.
            #expect(try FileStatus(of: path).identity != inode)
            try writer.write([2], to: path, .replacing, times: nil)
            #expect(try await description() == before)
            #expect(try directory.contents("a.jpg") == [2])
        }

        @Test("a directory's default access control list lets nobody at a photo that has none")
        func defaultLists() async throws {
            try directory.write([9], to: "a.jpg")
            try await requireAttributes()
            _ = try await shell("chmod 640 a.jpg; setfacl -d -m u:54321:rw,m::rw .")
            let before = try await description()
            let path = directory.file("a.jpg")
            try PhotoWriter().write([1], to: path, .inPlace(FileStatus(of: path)), times: nil)
            #expect(try await description() == before)
        }

        /// With a list the group bits are its mask. Copied as bits they let the group at the copy.
        @Test("the group's bits of a copy are the group's, not those of a list's mask")
        func copiedGroup() async throws {
            let path = try directory.write(TestPhotos.camera(), to: "a.jpg")
            try await requireAttributes()
            _ = try await shell("chmod 600 a.jpg; setfacl -m u:54321:rw,g::-,m::rw a.jpg")
            #expect(try FileStatus(of: path).permissions == 0o660)
            let contents = try PhotoReader(maximumByteCount: 1 << 20, wakeDescriptor: nil).read(path)
            #expect(contents.copyPermissions == 0o600)
            let (status, _) = try await Recording.run([
                "normalize", "\(directory.path)/a.jpg", "-o", "\(directory.path)/b.jpg",
            ])
            #expect(status == 0)
            #expect(try FileStatus(of: directory.file("b.jpg")).permissions & 0o077 == 0)
        }

        /// The group's bits would have been another group's.
        @Test(
            "a photo whose owner and group cannot be kept lets its new group at no more than everybody",
            .enabled(if: ChildProcess.isBuilt && ChildProcess.has("setpriv") && geteuid() == 0, "only root can try it"))
        func strangersPhoto() async throws {
            try directory.write(TestPhotos.camera(), to: "a.jpg")
            let outcome = try await shell(
                """
                chmod 777 .; chmod 664 a.jpg
                setpriv --reuid 54321 --regid 54321 --clear-groups "$HEADSHOT" normalize a.jpg --in-place --quiet
                """)
            #expect(outcome.status == 0, "\(outcome)")
            let status = try FileStatus(of: directory.file("a.jpg"))
            #expect([status.owner, status.group] == [54_321, 54_321])
            #expect(status.permissions == 0o644)
        }

        /// Skips the test where the file system, or the system, has none.
        private func requireAttributes() async throws {
            guard ChildProcess.has("setfacl"), ChildProcess.has("setfattr") else {
                try Test.cancel("setfacl or setfattr is missing")
            }
            let outcome = try await shell(
                "setfattr -n user.x -v y . && setfattr -x user.x . && touch t && setfacl -m u:1:r t")
            _ = try await shell("rm -f t")
            if outcome.status != 0 { try Test.cancel("no attributes here: \(outcome.error)") }
        }

        /// What other programs tell of `a.jpg`.
        private func description() async throws -> String {
            let outcome = try await shell("getfacl -cn a.jpg; getfattr -d a.jpg; stat -c '%a %u %g' a.jpg")
            #expect(outcome.status == 0)
            return outcome.output
        }
    #endif

    @Test("a file that gets another group gives it no more than everybody has")
    func otherGroup() throws {
        // Version 2; owner rw-, user 7 rw-, group r--, mask rw-, others ---.
        let entries: [(UInt8, UInt8, UInt8)] = [(1, 6, 255), (2, 6, 7), (4, 4, 255), (16, 6, 255), (32, 0, 255)]
        var list = try #require(
            AccessControlList(bytes: [2, 0, 0, 0] + entries.flatMap { [$0.0, 0, $0.1, 0, $0.2, 0, 0, 0] }))
        #expect(list.groupPermissions == 4)
        list.limitGroup()
        #expect(list.groupPermissions == 0)
        #expect(AccessControlList(bytes: [3, 0, 0, 0]) == nil)
        #expect(AccessControlList(bytes: [2, 0, 0, 0, 1]) == nil)
        #expect(AccessControlList(bytes: []) == nil)
    }

    @Test("a photo replaced in place that has further names is told of them, also before it is done")
    func hardLinks() async throws {
        try directory.write(TestPhotos.camera(), to: "a.jpg")
        try FileSystem.link(directory.file("a.jpg"), to: directory.file("b.jpg"))
        let original = try directory.contents("b.jpg")
        for arguments in [["--dry-run"], []] {
            let (status, said) = try await Recording.run(
                ["normalize", "\(directory.path)/a.jpg", "--in-place", "--json"] + arguments)
            #expect(status == 0)
            #expect(said.output.contains(#""code":"hard-linked""#))
        }
        #expect(try directory.contents("b.jpg") == original)
        #expect(try directory.contents("a.jpg") != original)
        let (_, again) = try await Recording.run(["normalize", "\(directory.path)/b.jpg", "--in-place", "--json"])
        #expect(!again.output.contains("hard-linked"))
    }
}
