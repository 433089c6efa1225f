/// What a person can be found by. The ones before the last name one person, or nobody; the surest come first.
package enum PersonKey: String, Sendable, Hashable, CaseIterable {
    case id
    case userPrincipalName
    case mail
    case employeeID = "employeeId"
    /// On premises.
    case samAccountName
    case mailNickname
    /// People can share one.
    case displayName

    /// A key's value as values are compared: without case. That characters can be composed in more than one way is left
    /// to the comparison of strings.
    ///
    /// - Parameter value: as it stands in a name, a table or the directory.
    /// - Returns: to be compared with others of its kind.
    package static func folded(_ value: some StringProtocol) -> String { value.lowercased() }
}
