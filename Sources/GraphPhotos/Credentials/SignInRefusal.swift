internal import PhotoNormalization

/// What the authority's own codes mean for somebody who set up an app.
struct SignInRefusal: Sendable {
    /// "AADSTS" and a number, or an OAuth 2.0 error.
    let code: String
    let kind: ErrorKind
    let remedy: String

    init(_ code: String, _ kind: ErrorKind = .signInFailed, _ remedy: String) {
        self.code = code
        self.kind = kind
        self.remedy = remedy
    }

    /// The first one that fits is meant: longer numbers come before those they begin with.
    static let all: [SignInRefusal] = [
        .init("AADSTS7000215", .signInFailed, "Use the client secret's value, not its id."),
        .init("AADSTS7000222", .signInFailed, "The client secret ran out: make a new one."),
        .init("AADSTS700024", .clockOff, "Set the clock; the assertion's times are not now."),
        .init("AADSTS700027", .signInFailed, "Register the certificate with the app; the key has to be its own."),
        .init("AADSTS700016", .signInFailed, "Check --client-id and --tenant: the tenant does not know the app."),
        .init(
            "AADSTS700021", .signInFailed, "The federated credential's issuer or subject differs from the token's."),
        .init(
            "AADSTS70021", .signInFailed, "The federated credential's issuer or subject differs from the token's."),
        .init("AADSTS90002", .signInFailed, "Check --tenant, and --cloud: the authority does not know the tenant."),
        .init("AADSTS900023", .signInFailed, "Check --tenant: it is a domain name or an id."),
        .init("AADSTS500011", .signInFailed, "Check --cloud: the tenant does not know this service."),
        .init("AADSTS65001", .signInFailed, "Have an administrator consent to the app."),
        .init("AADSTS7000218", .signInFailed, "Allow public client flows for the app, for a device code."),
        .init("authorization_declined", .signInDeclined, ErrorKind.signInDeclined.remedy),
        .init("access_denied", .signInDeclined, ErrorKind.signInDeclined.remedy),
        .init("expired_token", .signInExpired, ErrorKind.signInExpired.remedy),
    ]
}
