/// What happens to a photo whose output exists.
enum ExistingOutputPolicy: String, Sendable, Hashable, CaseIterable {
    case fail
    case skip
    case replace
}
