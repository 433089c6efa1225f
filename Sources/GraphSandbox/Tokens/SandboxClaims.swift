/// What an access token of the sandbox says.
package struct SandboxClaims: Sendable, Hashable {
    /// Whom it is for: the sandbox's Graph address.
    package var audience: String
    package var tenantID: String
    package var clientID: String
    /// Seconds since 1970.
    package var issuedAt: Int
    /// Seconds since 1970.
    package var notBefore: Int
    /// Seconds since 1970.
    package var expiresAt: Int
    package var grant: Grant

    /// In whose name it acts.
    package enum Grant: Sendable, Hashable {
        /// The app's own: `roles`.
        case application(roles: [String])
        /// A user's: `scp`.
        case delegated(scopes: [String], userID: String, userPrincipalName: String)
    }
}

extension SandboxClaims {
    package var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "aud", value: .string(audience)),
            .init(name: "iss", value: .string("https://sts.windows.net/\(tenantID)/")),
            .init(name: "iat", value: .integer(issuedAt)),
            .init(name: "nbf", value: .integer(notBefore)),
            .init(name: "exp", value: .integer(expiresAt)),
            .init(name: "app_displayname", value: "Headshot sandbox"),
            .init(name: "appid", value: .string(clientID)),
            .init(name: "tid", value: .string(tenantID)),
            .init(name: "ver", value: "1.0"),
        ]
        switch grant {
        case .application(let roles):
            members.append(.init(name: "idtyp", value: "app"))
            members.append(.init(name: "oid", value: .string(clientID)))
            members.append(.init(name: "roles", value: .strings(roles)))
        case .delegated(let scopes, let userID, let userPrincipalName):
            members.append(.init(name: "idtyp", value: "user"))
            members.append(.init(name: "oid", value: .string(userID)))
            members.append(.init(name: "upn", value: .string(userPrincipalName)))
            members.append(.init(name: "scp", value: .string(scopes.joined(separator: " "))))
        }
        return .object(members)
    }

    /// nil when something is missing.
    package init?(json: JSONValue) {
        guard let audience = json["aud"]?.stringValue, let tenantID = json["tid"]?.stringValue,
            let clientID = json["appid"]?.stringValue, let issuedAt = json["iat"]?.integerValue,
            let notBefore = json["nbf"]?.integerValue, let expiresAt = json["exp"]?.integerValue
        else { return nil }
        let grant: Grant
        if let scopes = json["scp"]?.stringValue, let userID = json["oid"]?.stringValue {
            grant = .delegated(
                scopes: scopes.split(separator: " ").map(String.init),
                userID: userID,
                userPrincipalName: json["upn"]?.stringValue ?? ""
            )
        } else {
            grant = .application(roles: (json["roles"]?.arrayValue ?? []).compactMap(\.stringValue))
        }
        self.init(
            audience: audience,
            tenantID: tenantID,
            clientID: clientID,
            issuedAt: issuedAt,
            notBefore: notBefore,
            expiresAt: expiresAt,
            grant: grant
        )
    }
}
