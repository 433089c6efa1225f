/// What an authority gives.
struct TokenGrant: Sendable {
    var token: AccessToken
    /// For the next token without another sign-in.
    var refreshToken: Secret?

    /// - Parameters:
    ///   - answer: of status 200.
    ///   - now: seconds since 1970.
    /// - Throws: `GraphError` when there is no token in it.
    init(_ answer: HTTPExchangeAnswer, now: Int) throws(GraphError) {
        try self.init(body: answer.body, now: now)
    }

    /// Reads OAuth 2.0's form, that of managed identities, and those of the Azure CLIs.
    init(body: [UInt8], now: Int) throws(GraphError) {
        guard let document = Essentials.decoded(Document.self, json: body), let value = document.token
        else {
            throw GraphError(.signInFailed, "The answer to the sign-in has no token in it.")
        }
        let end = document.expiresOn ?? document.expiresIn.map { now + $0 }
        token = try AccessToken(value, expiresAt: end)
        refreshToken = document.refreshToken.map { Secret($0) }
    }

    private struct Document: Decodable {
        var token: String?
        var refreshToken: String?
        /// Seconds since 1970.
        var expiresOn: Int?
        /// Seconds.
        var expiresIn: Int?

        init(from decoder: any Decoder) throws {
            let values = try LenientValues(decoder)
            token = values.text("access_token") ?? values.text("accessToken") ?? values.text("token")
            refreshToken = values.text("refresh_token")
            // The older Azure CLI has a local time there, which says nothing; that of the Azure Developer CLI is UTC.
            expiresOn = values.number("expires_on") ?? values.text("expiresOn").flatMap { Timestamp.seconds($0) }
            expiresIn = values.number("expires_in")
        }
    }
}

extension GraphError {
    /// An authority's refusal, or a page where its answer should be.
    init(signIn answer: HTTPExchangeAnswer, from host: String = "The authority", secrets: [Secret]) {
        let foreign = ForeignText(hiding: secrets)
        let complaint = GraphErrorBody(answer, foreign)
        if complaint.shape == .html {
            self.init(signInPage: complaint, status: answer.status, host)
            requestID = foreign.line(answer.header("x-ms-request-id"))
            return
        }
        var said = "The authority answered \(answer.status)" + (complaint.code.map { " \($0)" } ?? "")
        if let message = complaint.message { said += ": \(message)" }
        let known = SignInRefusal.all.first { refusal in
            complaint.message?.contains(refusal.code) == true || complaint.code == refusal.code
        }
        self.init(known?.kind ?? .signInFailed, said.last == "." ? said : said + ".", remedy: known?.remedy)
        httpStatus = answer.status
        serviceCode = complaint.code
        requestID = foreign.line(answer.header("x-ms-request-id"))
    }

    private init(signInPage page: GraphErrorBody, status: Int, _ host: String) {
        let title = page.message.map { " (\"\($0)\")" } ?? ""
        self.init(
            .unexpectedAnswer,
            "\(host) answered the sign-in with \(status) and a web page\(title), maybe a proxy's.",
            remedy: "Sign in to the network if it asks for that, and check the URL and the proxy.")
        httpStatus = status
    }
}

extension HTTPExchangeAnswer {
    /// What an authority answers that gives something; a captive portal answers 200, too, with a page.
    var isGrant: Bool {
        status == 200 && body.first { !" \t\r\n".utf8.contains($0) } != UInt8(ascii: "<")
    }
}
