/// Somebody in the directory, as far as photos go.
package struct Person: Sendable, Hashable {
    /// The object's id.
    package var id: String
    package var userPrincipalName: String
    package var mail: String?
    package var employeeID: String?
    package var mailNickname: String?
    /// On premises.
    package var samAccountName: String?
    package var displayName: String?
    /// nil when it was not asked for.
    package var isEnabled: Bool?

    /// - Parameters:
    ///   - id: the object's id.
    ///   - userPrincipalName: the name to sign in with.
    ///   - mail: the main address.
    ///   - employeeID: the employer's number.
    ///   - mailNickname: the alias of the mailbox.
    ///   - samAccountName: the account's name on premises.
    ///   - displayName: the name that people see.
    ///   - isEnabled: whether the account can be signed in to.
    package init(
        id: String,
        userPrincipalName: String,
        mail: String? = nil,
        employeeID: String? = nil,
        mailNickname: String? = nil,
        samAccountName: String? = nil,
        displayName: String? = nil,
        isEnabled: Bool? = nil
    ) {
        self.id = id
        self.userPrincipalName = userPrincipalName
        self.mail = mail
        self.employeeID = employeeID
        self.mailNickname = mailNickname
        self.samAccountName = samAccountName
        self.displayName = displayName
        self.isEnabled = isEnabled
    }

    /// - Parameter key: what is asked for.
    /// - Returns: nil for what the person does not have.
    package func value(_ key: PersonKey) -> String? {
        let value =
            switch key {
            case .id: id
            case .userPrincipalName: userPrincipalName
            case .mail: mail
            case .employeeID: employeeID
            case .samAccountName: samAccountName
            case .mailNickname: mailNickname
            case .displayName: displayName
            }
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }
}
