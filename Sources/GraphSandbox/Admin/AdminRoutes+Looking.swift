extension AdminRoutes {
    /// How the sandbox is doing.
    var summary: JSONValue {
        engine.withState { state in
            [
                "tenantId": .string(engine.directory.tenantID),
                "clientId": .string(state.tokens.clientID),
                "identityHeader": .string(state.tokens.identityHeader),
                "requestCount": .integer(state.requestCount),
                "inFlight": .integer(state.inFlightCount),
                "maximumInFlight": .integer(state.maximumInFlightCount),
                "photoCount": .integer(state.photos.store.keys.count),
                "faults": .strings(state.faults.rules.map(\.description)),
                "faultScript": .strings(state.faults.script.map(\.rawValue)),
                "faultSeed": .integer(Int(clamping: state.faults.seed)),
            ]
        }
    }

    var directory: JSONValue {
        [
            "tenantId": .string(engine.directory.tenantID),
            "domain": .string(engine.directory.domain),
            "users": .array(engine.directory.users.map(Self.user)),
            "groups": .array(
                engine.directory.groups.map { group in
                    [
                        "id": .string(group.id),
                        "displayName": .string(group.displayName),
                        "isTeam": .bool(group.isTeam),
                    ]
                }
            ),
        ]
    }

    private static func user(_ user: DirectoryUser) -> JSONValue {
        [
            "id": .string(user.id),
            "userPrincipalName": .string(user.userPrincipalName),
            "displayName": .string(user.displayName),
            "hasMailbox": .bool(user.hasMailbox),
            "isGuest": .bool(user.isGuest),
            "contacts": .array(user.contacts.map(contact)),
            "contactFolders": .array(
                user.contactFolders.map { folder in
                    [
                        "id": .string(folder.id),
                        "displayName": .string(folder.displayName),
                        "contacts": .array(folder.contacts.map(contact)),
                    ]
                }
            ),
        ]
    }

    private static func contact(_ contact: DirectoryContact) -> JSONValue {
        ["id": .string(contact.id), "displayName": .string(contact.displayName)]
    }

    /// What is really stored, whatever reads get to see.
    var photos: JSONValue {
        engine.withState { state in
            let store = state.photos.store
            return .array(
                store.keys.compactMap { key in
                    store.current(key).map { photo in
                        [
                            "kind": .string(key.kind.rawValue),
                            "id": .string(key.id),
                            "byteCount": .integer(photo.bytes.count),
                            "sha256": .string(photo.sha256),
                            "sentSha256": .string(photo.sentSHA256),
                            "etag": .optional(photo.etag),
                            "width": .integer(photo.width),
                            "height": .integer(photo.height),
                        ]
                    }
                }
            )
        }
    }
}
