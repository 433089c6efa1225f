#if Sandbox
    import Foundation
    import GraphSandbox
    import Testing

    @Suite struct PhotoTests {
        @Test("what is sent is what is stored, and what comes back")
        func roundTrip() async throws {
            try await withSandbox { client in
                let user = client.server.directory.users[0]
                let path = "/users/\(user.id)/photo"
                let photo = try TestPhoto.jpeg(width: 120, height: 80)
                #expect(try await client.put(photo, to: path).status == 200)
                #expect(client.server.photo(PhotoKey(kind: .user, id: user.id))?.bytes == photo)
                let content = try await client.graph("GET", path + "/$value")
                #expect(content.body == photo)
                #expect(content.header("Content-Type") == "image/jpeg")
                let metadata = try await client.graph("GET", path)
                #expect(metadata.json?["id"] == "120x80")
                #expect(metadata.json?["width"]?.integerValue == 120)
                #expect(metadata.json?["@odata.mediaContentType"] == "image/jpeg")
                #expect(metadata.json?["@odata.mediaEtag"]?.stringValue == content.header("ETag"))
            }
        }

        @Test("the etag changes with the bytes, and only with them")
        func etags() async throws {
            try await withSandbox { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                var etags: [String?] = []
                for seed: UInt64 in [1, 2, 1] {
                    _ = try await client.put(try TestPhoto.jpeg(seed: seed), to: path)
                    etags.append(try await client.graph("GET", path).json?["@odata.mediaEtag"]?.stringValue)
                }
                #expect(etags[0] != nil)
                #expect(etags[0] == etags[2])
                #expect(etags[0] != etags[1])
            }
        }

        @Test("ETags that are no ETags of the bytes", arguments: [ETagKind.random, .none])
        func otherETags(_ kind: ETagKind) async throws {
            var configuration = SandboxConfiguration()
            configuration.etags = kind
            try await withSandbox(configuration) { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                var told: [String?] = []
                for _ in 0..<2 {
                    _ = try await client.put(try TestPhoto.jpeg(), to: path)
                    let metadata = try await client.graph("GET", path)
                    told.append(metadata.json?["@odata.mediaEtag"]?.stringValue)
                    #expect(try await client.graph("GET", path + "/$value").header("ETag") == told.last)
                }
                #expect(kind == .none ? told == [nil, nil] : told[0] != nil && told[0] != told[1])
                #expect(told.allSatisfy { $0?.hasPrefix("W/\"") ?? true })
            }
        }

        @Test(
            "a photo that is encoded again comes back as other bytes, without metadata, and decodes alike",
            .enabled(if: Program("djpeg").isInstalled, "djpeg is not installed"))
        func reencoded() async throws {
            let folder = try TemporaryFolder()
            var configuration = SandboxConfiguration()
            configuration.photos = .reencoded
            var sent = try TestPhoto.jpeg(width: 120, height: 80)
            // A comment and an EXIF segment behind SOI.
            sent.insert(
                contentsOf: [0xFF, 0xFE, 0, 5, 0x61, 0x62, 0x63, 0xFF, 0xE1, 0, 8] + Array("Exif\0\0".utf8), at: 2)
            let bytes = sent
            let received = try await withSandbox(configuration) { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                #expect(try await client.put(bytes, to: path).status == 200)
                let photo = try await client.admin("GET", "/photos").json?.arrayValue?.first
                #expect(photo?["sentSha256"]?.stringValue == Cryptography.sha256Text(bytes))
                return try await client.graph("GET", path + "/$value").body
            }
            #expect(received != bytes)
            let text = String(decoding: received, as: UTF8.self)
            #expect(!text.contains("abc") && !text.contains("Exif"))
            var pictures: [[UInt8]] = []
            for (name, photo) in [("sent", bytes), ("received", received)] {
                try Data(photo).write(to: URL(fileURLWithPath: folder.file(name)))
                let arguments = ["-outfile", folder.file("\(name).ppm"), folder.file(name)]
                let (status, output) = try Program("djpeg").run(arguments, in: folder)
                #expect(status == 0, "\(output)")
                pictures.append(Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("\(name).ppm")))))
            }
            #expect(pictures[0] == pictures[1] && !pictures[0].isEmpty)
        }

        @Test("where there is no photo, a placeholder or an error is answered", arguments: MissingPhotoAnswer.allCases)
        func missing(_ answer: MissingPhotoAnswer) async throws {
            var configuration = SandboxConfiguration()
            configuration.missingPhoto = answer
            try await withSandbox(configuration) { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                let metadata = try await client.graph("GET", path)
                switch answer {
                case .placeholder:
                    #expect(metadata.status == 200)
                    #expect(metadata.json?["id"] == "1x1")
                    #expect(metadata.json?["@odata.mediaContentType"] == "image/gif")
                    #expect(metadata.json?["@odata.mediaEtag"] == "")
                case .notFound:
                    #expect(metadata.status == 404)
                    #expect(metadata.errorCode == "ImageNotFound")
                }
                #expect(try await client.graph("GET", path + "/$value").errorCode == "ImageNotFound")
                #expect(try await client.graph("DELETE", path + "/$value").errorCode == "ImageNotFound")
            }
        }

        struct Refusal: Sendable, CustomTestStringConvertible {
            let testDescription: String
            var type: String? = "image/jpeg"
            let body: @Sendable () throws -> [UInt8]
            let status: Int
            let code: String
        }

        static let refused = [
            Refusal(
                testDescription: "octets",
                type: "application/octet-stream",
                body: { try TestPhoto.jpeg() },
                status: 500,
                code: "ErrorInternalServerError"
            ),
            Refusal(
                testDescription: "no type", type: nil, body: { try TestPhoto.jpeg() }, status: 500,
                code: "ErrorInternalServerError"),
            Refusal(
                testDescription: "base64",
                body: { Array(Base64.encoded(try TestPhoto.jpeg()).utf8) },
                status: 500,
                code: "ErrorInternalServerError"
            ),
            Refusal(testDescription: "nothing", body: { [] }, status: 500, code: "ErrorInternalServerError"),
            Refusal(
                testDescription: "cut short",
                body: { try TestPhoto.jpeg().dropLast(20) },
                status: 500,
                code: "ErrorInternalServerError"
            ),
            Refusal(
                testDescription: "23 pixels wide",
                body: { try TestPhoto.jpeg(width: 23, height: 64) },
                status: 400,
                code: "ValidationWidthTooSmall"
            ),
            Refusal(
                testDescription: "47 pixels high",
                body: { try TestPhoto.jpeg(width: 64, height: 47) },
                status: 400,
                code: "ValidationWidthTooSmall"
            ),
        ]

        @Test("what the live service does not take is not taken", arguments: refused)
        func refusals(_ refusal: Refusal) async throws {
            try await withSandbox { client in
                let user = client.server.directory.users[0]
                let answer = try await client.graph(
                    "PUT",
                    "/users/\(user.id)/photo/$value",
                    type: refusal.type,
                    body: try refusal.body()
                )
                #expect(answer.status == refusal.status)
                #expect(answer.errorCode == refusal.code)
                #expect(client.server.photo(PhotoKey(kind: .user, id: user.id)) == nil)
            }
        }

        @Test("48 pixels are enough")
        func smallest() async throws {
            try await withSandbox { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                #expect(try await client.put(try TestPhoto.jpeg(width: 48, height: 48), to: path).status == 200)
                let sizes = try await client.graph("GET", path + "s")
                #expect(sizes.json?["value"]?.arrayValue?.compactMap { $0["id"]?.stringValue } == ["48x48"])
                #expect(try await client.graph("GET", path + "s/48X48/$value").status == 200)
                #expect(try await client.graph("GET", path + "s/64x64/$value").errorCode == "ImageNotFound")
            }
        }

        @Test("the limit is on the whole request: its last byte counts", arguments: [0, 1])
        func wholeRequest(excess: Int) async throws {
            var configuration = SandboxConfiguration()
            configuration.maximumRequestByteCount = 300_000
            try await withSandbox(configuration) { client in
                let user = client.server.directory.users[0]
                let path = "/users/\(user.id)/photo"
                _ = try await client.put(try TestPhoto.jpeg(byteCount: 200_000), to: path)
                let overhead = try #require(client.server.records.last).requestByteCount - 200_000
                let fitting = try TestPhoto.jpeg(byteCount: 300_000 - overhead + excess)
                let answer = try await client.put(fitting, to: path)
                #expect(answer.status == (excess == 0 ? 200 : 400))
                #expect(
                    client.server.photo(PhotoKey(kind: .user, id: user.id))?.bytes.count
                        == (excess == 0 ? fitting.count : 200_000))
            }
        }

        @Test("people without a mailbox take 100,000 bytes", arguments: [(100_000, 200), (100_001, 404)])
        func withoutMailbox(byteCount: Int, status: Int) async throws {
            try await withSandbox { client in
                let guest = try #require(client.server.directory.users.last)
                let path = "/users/\(URLText.segment(guest.userPrincipalName))/photo"
                let answer = try await client.put(try TestPhoto.jpeg(byteCount: byteCount), to: path)
                #expect(answer.status == status)
                #expect(answer.errorCode == (status == 404 ? "ErrorNonExistentMailbox" : nil))
            }
        }

        @Test("a deletion can be made to depend on the etag")
        func conditionalDeletion() async throws {
            try await withSandbox { client in
                let path = "/groups/\(client.server.directory.groups[0].id)/photo"
                _ = try await client.put(try TestPhoto.jpeg(), to: path)
                let etag = try #require(try await client.graph("GET", path).json?["@odata.mediaEtag"]?.stringValue)
                let wrong = try await client.graph("DELETE", path + "/$value", headers: [("If-Match", "\"00000000\"")])
                #expect(wrong.status == 412)
                let right = try await client.graph("DELETE", path + "/$value", headers: [("If-Match", etag)])
                #expect(right.status == 204)
                #expect(try await client.graph("GET", path).json?["id"] == "1x1")
            }
        }

        @Test("a team shows its group's photo")
        func teams() async throws {
            try await withSandbox { client in
                let id = client.server.directory.groups[0].id
                let photo = try TestPhoto.jpeg()
                #expect(try await client.put(photo, to: "/teams/\(id)/photo").status == 200)
                #expect(try await client.graph("GET", "/groups/\(id)/photo/$value").body == photo)
            }
        }

        @Test("dimensions are accepted or refused, as configured", arguments: DimensionsAnswer.allCases)
        func dimensions(_ behavior: DimensionsAnswer) async throws {
            var configuration = SandboxConfiguration()
            configuration.dimensions = behavior
            try await withSandbox(configuration) { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                _ = try await client.put(try TestPhoto.jpeg(), to: path)
                let body: JSONValue = ["height": .integer(99), "width": .integer(98), "id": "98x99"]
                let answer = try await client.graph("PATCH", path, type: "application/json", body: body.bytes)
                #expect(answer.status == (Int(behavior.rawValue) ?? 200))
                let metadata = try await client.graph("GET", path)
                #expect(metadata.json?["width"]?.integerValue == (behavior == .accept ? 98 : 64))
                // New bytes have their own dimensions.
                _ = try await client.put(try TestPhoto.jpeg(seed: 2), to: path)
                #expect(try await client.graph("GET", path).json?["width"]?.integerValue == 64)
            }
        }

        @Test(
            "dimensions that are none are refused",
            arguments: [#"{"height":"x"}"#, #"{"width":0}"#, "[]", "{", #"{"id":1}"#])
        func wrongDimensions(body: String) async throws {
            try await withSandbox { client in
                let path = "/users/\(client.server.directory.users[0].id)/photo"
                _ = try await client.put(try TestPhoto.jpeg(), to: path)
                let answer = try await client.graph("PATCH", path, type: "application/json", body: Array(body.utf8))
                #expect(answer.status == 400)
            }
        }

        @Test("a PATCH of bytes stores them, or says so and does not", arguments: ContentPatchAnswer.allCases)
        func contentPatch(_ behavior: ContentPatchAnswer) async throws {
            var configuration = SandboxConfiguration()
            configuration.contentPatch = behavior
            try await withSandbox(configuration) { client in
                let user = client.server.directory.users[0]
                let photo = try TestPhoto.jpeg()
                let answer = try await client.graph(
                    "PATCH", "/users/\(user.id)/photo/$value", type: "image/jpeg", body: photo)
                #expect(answer.status == (behavior == .store ? 200 : 204))
                let stored = client.server.photo(PhotoKey(kind: .user, id: user.id))
                #expect(stored?.bytes == (behavior == .store ? photo : nil))
            }
        }

        @Test("photos are there again the next time")
        func persistence() async throws {
            let folder = try TemporaryFolder()
            var configuration = SandboxConfiguration()
            configuration.dataDirectory = folder.path
            let photo = try TestPhoto.jpeg(width: 70, height: 60)
            let keys = try await withSandbox(configuration) { client in
                let guest = try #require(client.server.directory.users.last)
                let user = client.server.directory.users[0]
                let contact = user.contacts[0]
                for path in [
                    "/users/\(guest.id)/photo", "/users/\(user.id)/photo",
                    "/users/\(user.id)/contacts/\(URLText.segment(contact.id))/photo",
                ] {
                    #expect(try await client.put(photo, to: path).status == 200)
                }
                #expect(try await client.graph("DELETE", "/users/\(user.id)/photo/$value").status == 204)
                return (
                    kept: [PhotoKey(kind: .user, id: guest.id), PhotoKey(kind: .contact, id: contact.id)],
                    deleted: PhotoKey(kind: .user, id: user.id)
                )
            }
            try await withSandbox(configuration) { client in
                for key in keys.kept { #expect(client.server.photo(key)?.bytes == photo) }
                #expect(client.server.photo(keys.deleted) == nil)
            }
        }
    }
#endif
