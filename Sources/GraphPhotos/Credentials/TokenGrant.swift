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
        do throws(GraphError) {
            try self.init(body: answer.body, now: now)
        } catch {
            throw error.with {
                $0.httpStatus = answer.status
                $0.isOfSignIn = true
            }
        }
    }

    /// Reads OAuth 2.0's form, that of managed identities, and those of the Azure CLIs.
    init(body: [UInt8], now: Int) throws(GraphError) {
        guard let document = Essentials.decoded(Document.self, json: body), let value = document.token
        else {
            throw GraphError(.signInFailed, "The answer to the sign-in has no token in it.")
        }
        let end = document.expiresOn ?? document.expiresIn.map { now + $0 }
        do throws(GraphError) {
            token = try AccessToken(value, expiresAt: end)
        } catch {
            // Nobody gave it here that could give another one.
            throw GraphError(.signInFailed, "The answer to the sign-in has a token in it that cannot be one.")
        }
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
            expiresOn =
                values.number("expires_on")
                ?? (values.text("expires_on") ?? values.text("expiresOn")).flatMap { Timestamp.seconds($0) }
            expiresIn = values.number("expires_in")
        }
    }
}

extension HTTPExchangeAnswer {
    /// What an authority answers that gives something; a captive portal answers 200, too, with a page.
    var isGrant: Bool {
        status == 200 && body.first { !" \t\r\n".utf8.contains($0) } != UInt8(ascii: "<") && !isOfBusyAuthority
    }

    /// An authority says so with any status, with one of success too.
    var isOfBusyAuthority: Bool {
        // Most answers hold a token, and are not read twice.
        body.firstRange(of: Self.busy.utf8) != nil
            && GraphErrorBody(self, ForeignText(hiding: [])).code == Self.busy
    }

    private static var busy: String { "temporarily_unavailable" }
}
