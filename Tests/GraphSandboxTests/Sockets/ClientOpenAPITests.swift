#if Upload && Sandbox
    import GraphPhotos
    import GraphSandbox
    import PhotoNormalization
    import ServiceFixtures
    import Testing

    /// All that the client can send, as it came over a socket, checked by a validator that is not ours.
    @Suite(.enabled(if: OpenAPITests.isReady, "no HEADSHOT_OPENAPI, or no openapi-core"))
    struct ClientOpenAPITests {
        /// Every operation that the client has, by the path's name in the description.
        static let operations: Set<String> = {
            var operations: Set<String> = []
            operations.formUnion(["PATCH", "GET"].map { "\($0) /drive/root/createdByUser/photo" })
            let contacts = ["/me", "/users/{user-id}"].flatMap { owner in
                ["", "/contactFolders/{contactFolder-id}"].map { "\(owner)\($0)/contacts/{contact-id}" }
            }
            let sized = ["/me", "/users/{user-id}", "/groups/{group-id}"]
            for owner in sized + ["/teams/{team-id}"] + contacts {
                operations.formUnion(["PUT", "PATCH", "GET"].map { "\($0) \(owner)/photo/$value" })
                operations.insert("GET \(owner)/photo")
            }
            for owner in sized {
                operations.formUnion(["PATCH \(owner)/photo", "GET \(owner)/photos/{profilePhoto-id}/$value"])
            }
            operations.formUnion((sized + ["/teams/{team-id}"]).map { "DELETE \($0)/photo/$value" })
            return operations
        }()

        /// Clients whose requests are checked on their way to a sandbox.
        struct Checked: Sendable {
            let sandbox: TestClient
            /// Of the one who checks.
            let url: String
            let transport: AsyncHTTPTransport

            func client(_ token: String) throws -> GraphPhotoClient {
                var options = GraphClientOptions()
                // The sandbox's tokens are for its own address, not for that of the one between.
                options.checksToken = false
                options.retries.baseDelay = .milliseconds(1)
                options.userAgent = "headshot/1.2.3"
                return GraphPhotoClient(
                    endpoint: GraphEndpoint(graph: try ServiceURL(url), authority: try ServiceURL(url)),
                    tokens: ReadyToken(try AccessToken(token)), transport: transport, options: options)
            }

            var app: GraphPhotoClient {
                get throws { try client(sandbox.server.applicationToken(for: sandbox.url)) }
            }
        }

        private static func check(
            _ configuration: SandboxConfiguration = SandboxConfiguration(),
            _ body: @escaping @Sendable (Checked) async throws -> Void
        ) async throws -> HelperProcess.Outcome {
            let description = try #require(OpenAPITests.description)
            let python = try #require(HelperProcess.path(of: "python3"))
            return try await withSandbox(configuration) { sandbox in
                let arguments = [
                    "-W", "ignore", HelperProcess.script("OpenAPI/check_client.py"), description, sandbox.url,
                ]
                return try await HelperProcess.run(python, arguments) { url in
                    let transport = try AsyncHTTPTransport()
                    let result: Result<Void, any Error>
                    do {
                        result = .success(try await body(Checked(sandbox: sandbox, url: url, transport: transport)))
                    } catch {
                        result = .failure(error)
                    }
                    await transport.shutdown()
                    try result.get()
                }.outcome
            }
        }

        /// Uploads in every way, reads in every way, deletes.
        private static func useAll(
            of target: PhotoTarget, _ client: GraphPhotoClient, _ photos: PhotoKeeping
        ) async throws {
            let photo = try PhotoNormalizer().normalize(try TestPhoto.jpeg())
            let kept = photos.kept(of: photo.bytes)
            for method in UploadMethod.allCases where target.hasContent {
                for dimensions in UploadOptions.Dimensions.allCases
                where dimensions != .required || target.hasDimensions {
                    for verification in UploadOptions.Verification.allCases {
                        var options = UploadOptions()
                        (options.method, options.dimensions, options.verification) = (method, dimensions, verification)
                        let receipt = try await client.upload(photo, to: target, options: options)
                        #expect(receipt.isVisible == (verification == .metadata ? true : nil))
                    }
                }
            }
            if target.hasDimensions { _ = try await client.setDimensions(width: 64, height: 64, of: target) }
            #expect(try await client.metadata(of: target) != nil)
            guard target.hasContent else { return }
            #expect(try await client.download(target).bytes == kept)
            for size in PhotoSize.allCases where target.hasSizes {
                // The sandbox has the one size that was sent; the others are asked for as well.
                do throws(GraphError) {
                    #expect(try await client.download(target, size: size).bytes == kept)
                } catch {
                    #expect(error.code == "no-photo" && size != .pixels64)
                }
            }
            if target.canDelete { #expect(try await client.delete(target).httpStatus == 204) }
        }

        @Test(arguments: PhotoKeeping.allCases)
        func `every request, with every option, is valid, and so are the answers`(_ photos: PhotoKeeping) async throws {
            var configuration = SandboxConfiguration()
            configuration.photos = photos
            // The same photo is sent again and again.
            configuration.etags = .random
            let outcome = try await Self.check(configuration) { checked in
                let directory = checked.sandbox.server.directory
                let person = try #require(directory.users.first)
                let (id, folder) = (try PathSegment(person.id), try #require(person.contactFolders.first))
                let contact = try PathSegment(try #require(person.contacts.first).id)
                let inner = try PathSegment(try #require(folder.contacts.first).id)
                let folderID = try PathSegment(folder.id)
                let guest = try #require(directory.users.first { $0.isGuest })
                let team = try #require(directory.groups.first { $0.isTeam })
                let byApp: [PhotoTarget] = [
                    .user(try PathSegment(person.userPrincipalName)), .user(id),
                    .user(try PathSegment(guest.userPrincipalName)), .group(try PathSegment(directory.groups[1].id)),
                    .team(try PathSegment(team.id)), .contact(contact, folder: nil, mailbox: id),
                    .contact(inner, folder: folderID, mailbox: id),
                ]
                let byUser: [PhotoTarget] = [
                    .driveOwner, .me, .contact(contact, folder: nil, mailbox: nil),
                    .contact(inner, folder: folderID, mailbox: nil),
                ]
                let user = try checked.client(try #require(try await checked.sandbox.userToken()))
                for target in byApp { try await Self.useAll(of: target, try checked.app, photos) }
                // The owner of the drive is the signed-in user, who has none left.
                _ = try await user.upload(try PhotoNormalizer().normalize(try TestPhoto.jpeg()), to: .me)
                for target in byUser { try await Self.useAll(of: target, user, photos) }
            }
            #expect(outcome.status == 0, "\(outcome.output)")
            let used = Set(outcome.lines.filter { $0.hasPrefix("operation ") }.map { String($0.dropFirst(10)) })
            #expect(used == Self.operations)
        }

        @Test func `what is sent again is valid, too`() async throws {
            var configuration = SandboxConfiguration()
            configuration.faultRetryDelay = 0.001
            configuration.faults = FaultPlan(
                rules: [], seed: 1, script: [.unavailable, .tooManyRequests, .storage, .expired, .stale])
            let outcome = try await Self.check(configuration) { checked in
                let photo = try PhotoNormalizer().normalize(try TestPhoto.jpeg())
                let person = try PathSegment(try #require(checked.sandbox.server.directory.users.first).id)
                await #expect {
                    try await checked.app.upload(photo, to: .user(person))
                } throws: { ($0 as? GraphError)?.code == "unauthorized" && ($0 as? GraphError)?.attemptCount == 4 }
                #expect(try await checked.app.upload(photo, to: .user(person)).isVisible == true)
            }
            #expect(outcome.status == 0, "\(outcome.output)")
        }

        typealias Mistake = (method: String, path: String, type: String?, body: String, says: String)

        static let mistakes: [Mistake] = [
            ("PATCH", "/me/photo", "application/json", #"{"height": "tall", "width": 1}"#, "is not of type"),
            ("PUT", "/me/photo/$value", "text/plain", "x", "MediaTypeNotFound"),
            ("GET", "/me/photos/large/$value", nil, "", "does not match"),
            ("DELETE", "/me/contacts/c/photo/$value", nil, "", "OperationNotFound"),
            ("GET", "/me/photograph", nil, "", "PathNotFound"),
        ]

        @Test(arguments: mistakes.indices)
        func `the validator objects to what is not in the description`(_ index: Int) async throws {
            let mistake = Self.mistakes[index]
            let outcome = try await Self.check { checked in
                var client = checked.sandbox
                client.url = checked.url
                let fields = [
                    ("client-request-id", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"), ("user-agent", "test"),
                    ("content-type", mistake.type),
                ].compactMap { name, value in value.map { (name, $0) } }
                _ = try await client.send(
                    mistake.method, "/v1.0" + mistake.path,
                    token: checked.sandbox.server.applicationToken(for: checked.sandbox.url), headers: fields,
                    body: mistake.body.isEmpty ? nil : Array(mistake.body.utf8))
            }
            #expect(outcome.status == 1)
            #expect(outcome.output.contains(mistake.says), "\(outcome.output)")
        }
    }
#endif
