#if Upload
    import Foundation
    import ServiceFixtures
    import Testing

    @testable import HeadshotCommands

    /// "Width and height were refused", in each run anew.
    @Suite(.enabled(if: AnsweringServer.isAvailable, "python3 is not installed"))
    struct KeptRefusalTests {
        private typealias Step = AnsweringServer.Step

        private static let done = Step.answer("204 No Content", "", ["request-id: r-1"])
        private static let refused = Step.answer(
            "403 Forbidden", #"{"error":{"code":"ErrorAccessDenied","message":"No."}}"#)

        private static func token(_ tenant: String) -> String {
            let claims = Data(#"{"tid":"\#(tenant)","roles":["ProfilePhoto.ReadWrite.All"]}"#.utf8)
            return "e30.\(claims.base64EncodedString().replacing("=", with: "")).x"
        }

        @Test func `a refusal is believed for a week, by cloud, tenant and kind of target`() async throws {
            let directory = try TemporaryDirectory()
            try directory.write(try TestPhotos.camera(), to: "anna.jpg")
            let photo = "\(directory.path)/anna.jpg"
            let file = "\(directory.path)/headshot/refusals"
            let steps = [
                Self.done, Self.refused,  // the first is asked, and warned of
                Self.done,  // the second is not
                Self.done, Self.refused,  // another tenant is
                Self.done, Self.refused,  // another kind of target, too
                Self.done, Self.done,  // whoever requires it asks, and a success is known
                Self.done, Self.done,  // from then on
                Self.done, Self.refused,
                Self.done, Self.refused,  // eight days later
                Self.done,  // a file that others can read is not believed
                Self.refused, Self.done,
            ]
            let (_, records) = try await AnsweringServer.run(["photo": steps]) { url in
                func upload(
                    _ dimensions: String = "auto", to target: String = "--user", tenant: String = "t-1"
                ) async throws -> (warns: Bool, tells: Bool) {
                    let (status, recording) = try await ServiceRecording.run(
                        [
                            "upload", photo, target, "id", "--verify", "none", "--json", "--verbose", "--dimensions",
                            dimensions, "--graph-url", url,
                        ],
                        environment: ["HEADSHOT_ACCESS_TOKEN": Self.token(tenant), "XDG_STATE_HOME": directory.path])
                    #expect(status == 0, "\(recording.error)")
                    return (
                        recording.output.contains("dimensions-not-set"),
                        recording.error.contains("width and height are not sent")
                    )
                }
                #expect(try await upload() == (true, false))
                #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
                #expect(try await upload() == (false, true))
                #expect(try await upload(tenant: "t-2") == (true, false))
                #expect(try await upload(to: "--group") == (true, false))
                #expect(try await upload("required") == (false, false))
                #expect(try await upload() == (false, false))
                #expect(try await upload() == (true, false))
                let text = try String(contentsOfFile: file, encoding: .utf8)
                let old = text.split(separator: "\n").map { line in
                    let parts = line.split(separator: " ", maxSplits: 1)
                    return "\((Int(parts[0]) ?? 0) - 8 * 86_400) \(parts[1])\n"
                }
                try Data(old.joined().utf8).write(to: URL(filePath: file))
                #expect(try await upload() == (true, false))
                try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
                #expect(try await upload() == (true, false))
                #expect(try await upload() == (false, true))
            }
            #expect(
                records.map(\.method).joined(separator: " ")
                    == "PUT PATCH PUT PUT PATCH PUT PATCH PUT PATCH PUT PATCH PUT PATCH PUT PATCH PUT PATCH PUT")
        }

        @Test func `what Microsoft says of deleting a team's photo is said`() async throws {
            let (_, records) = try await AnsweringServer.run(["photo": [.answer("405 Method Not Allowed")]]) { url in
                let (status, recording) = try await ServiceRecording.run(["delete", "--team", "t", "--graph-url", url])
                #expect(status == 1)
                #expect(recording.error.contains("documents deleting for users and groups only: use --group"))
                let group = try await ServiceRecording.run(["delete", "--group", "t", "--graph-url", url])
                #expect(!group.recording.error.contains("--group with the team's id"))
            }
            #expect(records.map(\.method) == ["DELETE", "DELETE"])
        }
    }
#endif
