/// The version of this package, as `headshot --version` and reports tell it.
enum HeadshotVersion {
    static let current = "0.1.0"
}
