internal import PhotoNormalization

/// What the authority's own numbers mean for somebody who set up an app: why, and what to do about it.
struct SignInRefusal: Sendable {
    let kind: ErrorKind
    let cause: String
    let remedy: String

    init(_ cause: String, _ remedy: String) {
        self.init(.signInFailed, cause, remedy)
    }

    init(_ kind: ErrorKind, _ cause: String, _ remedy: String) {
        self.kind = kind
        self.cause = cause
        self.remedy = remedy
    }

    /// - Parameters:
    ///   - complaint: the answer's body.
    ///   - difference: of the clocks; nil when it is not known.
    /// - Returns: nil for what nobody has explained yet.
    static func known(_ complaint: GraphErrorBody, _ difference: ClockDifference?) -> SignInRefusal? {
        for number in complaint.numbers {
            if timed.contains(number), let difference { return outOfTime(difference) }
            if let known = byNumber[number] { return known }
        }
        return complaint.code.flatMap { byName[$0] }
    }

    /// An assertion whose times are not now.
    private static let timed: Set<Int> = [700_024]

    private static func outOfTime(_ difference: ClockDifference) -> SignInRefusal {
        difference.isOff
            ? SignInRefusal(.clockOff, difference.sentence, ErrorKind.clockOff.remedy)
            : SignInRefusal(
                "The assertion is not valid now, and this machine's clock is right: it ran out.",
                "Have a new one written to AZURE_FEDERATED_TOKEN_FILE; it is good for some minutes only.")
    }

    /// OAuth 2.0's own names.
    private static let byName: [String: SignInRefusal] = [
        "authorization_declined": declined, "access_denied": declined,
        "expired_token": SignInRefusal(
            .signInExpired, ErrorKind.signInExpired.cause, ErrorKind.signInExpired.remedy),
        "interaction_required": again, "consent_required": consent,
        "temporarily_unavailable": SignInRefusal(
            .serviceUnavailable, "The authority is out of order for the moment.", "Try again later."),
    ]

    private static let declined = SignInRefusal(
        .signInDeclined, ErrorKind.signInDeclined.cause, ErrorKind.signInDeclined.remedy)
    private static let again = SignInRefusal(
        "The authority wants the person to sign in again.",
        "Sign in again, with --credential device-code or 'az login'.")
    private static let consent = SignInRefusal(
        "Nobody has consented to what the app asks for.", "Have an administrator consent to the app's permissions.")
    private static let ended = SignInRefusal("The sign-in of before has ended.", again.remedy)

    private static let otherCloud = SignInRefusal(
        "The app, or the tenant, is of another cloud.", "Check --cloud, and --authority-url if it is given.")

    /// docs/upload.md lists them.
    static let byNumber: [Int: SignInRefusal] = [
        50_011: SignInRefusal(
            "The app does not know the address that the answer would go to.",
            "Use a device code, or register the address with the app."),
        50_020: SignInRefusal(
            "The account is of another tenant.", "Sign in with an account of the tenant, or check --tenant."),
        50_034: SignInRefusal(
            "The tenant does not know the account.", "Sign in with an account of the tenant, or check --tenant."),
        50_057: SignInRefusal("The account is disabled.", "Have it enabled, or sign in with another one."),
        50_059: SignInRefusal("The request does not tell the tenant.", "Give --tenant or AZURE_TENANT_ID."),
        50_076: SignInRefusal("The tenant wants a second factor.", again.remedy),
        50_079: SignInRefusal(
            "The tenant wants the person to register a second factor.", "Do that in a browser, then sign in again."),
        50_158: SignInRefusal("The tenant wants another proof of who signs in.", again.remedy),
        50_173: ended,
        50_196: SignInRefusal(
            "The authority was asked for the same too often.", "Wait some minutes, and ask less often."),
        50_194: SignInRefusal(
            "The app is for one tenant only.", "Give that tenant with --tenant, instead of common or organizations."),
        53_003: SignInRefusal(
            "A conditional access policy of the tenant forbids it.",
            "Have an administrator look at the sign-in's log, with the request's id."),
        65_001: consent,
        70_000: ended,
        70_008: ended,
        70_021: SignInRefusal(
            "No federated credential of the app fits the assertion.",
            "Compare issuer, subject and audience of the app's federated credential with those of the token."),
        70_043: ended,
        90_002: SignInRefusal(
            "The authority does not know the tenant.",
            "Check --tenant, and --cloud: tenants of other clouds are not known here."),
        500_011: SignInRefusal("The tenant does not know Microsoft Graph by this address.", "Check --cloud."),
        500_133: SignInRefusal(.tokenExpired, "The user's token has run out.", "Get a new one from the user."),
        650_052: SignInRefusal(
            "The tenant has no service principal, or no subscription, for a service that the app asks for.",
            "Check --cloud; have an administrator consent to the app in this tenant, or subscribe to the service."),
        650_057: SignInRefusal(
            "The app has not been registered for Microsoft Graph.",
            "Add Microsoft Graph to the app's API permissions, and have an administrator consent."),
        900_382: otherCloud,
        900_432: otherCloud,
        5_000_224: SignInRefusal(
            "The tenant is shut off.", "Check --tenant; ask its administrator what became of it."),
        700_016: SignInRefusal(
            "The tenant does not know the app.",
            "Check --client-id and --tenant; an app of another tenant needs an administrator's consent first."),
        700_024: SignInRefusal(
            .clockOff, "The assertion's times are not now.", "Set the clock, or get a new assertion."),
        700_027: SignInRefusal(
            "The assertion's signature is not by a key that the app has.",
            "Register the certificate with the app; its key has to be the one in the file."),
        700_082: ended,
        700_211: SignInRefusal(
            "No federated credential of the app has the assertion's issuer.",
            "Put the token's issuer (iss) into the app's federated credential, to the letter."),
        700_212: SignInRefusal(
            "No federated credential of the app has the assertion's audience.",
            "Ask the identity provider for a token for api://AzureADTokenExchange, or change the app's credential."),
        700_213: SignInRefusal(
            "No federated credential of the app has the assertion's subject.",
            "Put the token's subject (sub) into the app's federated credential, to the letter."),
        900_023: SignInRefusal(
            "The tenant is neither an id nor a domain name.", "Check --tenant and AZURE_TENANT_ID."),
        7_000_112: SignInRefusal("The app is disabled in this tenant.", "Have an administrator enable it."),
        7_000_215: SignInRefusal(
            "The client secret is not the app's.", "Use the client secret's value, not its id."),
        7_000_216: SignInRefusal(
            "The request had no client secret and no assertion in it.",
            "Set AZURE_CLIENT_SECRET, or use a certificate; check what is between here and the authority."),
        7_000_218: SignInRefusal(
            "The app may not sign anybody in without a secret.",
            "Allow public client flows for the app (Authentication), for a sign-in with a device code."),
        7_000_222: SignInRefusal("The client secret ran out.", "Make a new one for the app."),
        7_000_229: SignInRefusal(
            "The app has no service principal in this tenant.", "Have an administrator consent to it there."),
    ]
}

extension GraphError {
    /// An authority's refusal, or a page where its answer should be.
    ///
    /// - Parameters:
    ///   - answer: one that gives nothing.
    ///   - host: who answered.
    ///   - secrets: taken out of what it says.
    ///   - now: seconds since 1970.
    init(signIn answer: HTTPExchangeAnswer, from host: String = "The authority", secrets: [Secret], now: Int) {
        let foreign = ForeignText(hiding: secrets)
        let complaint = GraphErrorBody(answer, foreign)
        if complaint.shape == .html {
            self.init(signInPage: complaint, status: answer.status, host)
            requestID = foreign.line(answer.header("x-ms-request-id"))
            return
        }
        let number = complaint.numbers.first.map { "AADSTS\($0)" }
        var said = "The authority answered \(answer.status)" + (complaint.code.map { " \($0)" } ?? "")
        if let number, complaint.message?.contains(number) != true { said += " (\(number))" }
        if let message = complaint.message { said += ": \(message)" }
        let known = SignInRefusal.known(complaint, ClockDifference(date: answer.header("date"), now: now))
        if said.last != "." { said += "." }
        self.init(
            known?.kind ?? .signInFailed, (known.map { "\($0.cause) " } ?? "") + said, remedy: known?.remedy)
        httpStatus = answer.status
        serviceCode = complaint.code
        requestID = foreign.line(answer.header("x-ms-request-id")) ?? complaint.requestID
        isOfSignIn = true
    }

    private init(signInPage page: GraphErrorBody, status: Int, _ host: String) {
        let title = page.message.map { " (\"\($0)\")" } ?? ""
        self.init(
            .unexpectedAnswer,
            "\(host) answered the sign-in with \(status) and a web page\(title), maybe a proxy's.",
            remedy: "Sign in to the network if it asks for that, and check the URL and the proxy.")
        httpStatus = status
        isOfSignIn = true
    }
}
