internal import PhotoNormalization

/// What an answer that is no success means for a target: the table of docs/upload.md.
struct ErrorClassification {
    let kind: ErrorKind
    /// In place of the kind's remedy; nil where that one is right.
    let remedy: String?

    init(_ answer: HTTPExchangeAnswer, _ complaint: GraphErrorBody, request: GraphRequest, target: PhotoTarget) {
        let code = complaint.code?.lowercased() ?? ""
        let message = complaint.message?.lowercased() ?? ""
        let isForeign = complaint.shape == .html || complaint.shape == .packed
        let isContent = request.path.hasSuffix("/$value")
        switch answer.status {
        case 200..<300,
            401 where isForeign, 403 where isForeign:
            self.init(.unexpectedAnswer, "Sign in to the network if it asks for that, and check the URL and the proxy.")
        case _ where request.method == .patch && !isContent && [400, 403, 405, 501].contains(answer.status):
            self.init(
                .dimensionsRefused,
                answer.status == 403
                    ? "Leave them to the service; or it takes \(target.permission.sentence), if that is missing."
                    : nil)
        case 400 where code.contains("validationwidthtoosmall") || code.contains("validationheighttoosmall"):
            self.init(.pictureTooSmall)
        case 400 where message.contains("maximum request length"), 413:
            self.init(.serviceTooLarge)
        case _ where Self.isImageRefusal(message): self.init(.notAnImage)
        case _ where [400, 403, 404].contains(answer.status) && Self.mailboxes[code] != nil:
            self.init(.noMailbox, Self.mailboxes[code] ?? nil)
        case 401: self.init(.unauthorized)
        case 403 where code == "apponlytokennotsupportedforgroupupdate": self.init(.appOnlyForbidden)
        case 400 where code == "errorinvalididmalformed":
            self.init(
                .requestRefused,
                "Check the id. One from Exchange Web Services has - for / and _ for + in Microsoft Graph.")
        case _ where answer.status == 403 || Self.denials.contains(code):
            self.init(.forbidden, "It takes \(target.permission.sentence).")
        case _ where code == "consumerphotoisnotsupported":
            self.init(
                .requestRefused,
                "Sign in with a work or school account: photos of personal accounts are changed in a browser.")
        case 404: self.init(notFound: code, complaint, target)
        case 407: self.init(.proxyFailed)
        case 429: self.init(.throttled)
        case 500 where code.hasPrefix("errorstore") || code.hasPrefix("errorinternal"): self.init(.storageFailed)
        case 500, 502, 503, 504, 507, 509: self.init(.serviceUnavailable)
        case 300..<400: self.init(.unexpectedAnswer)
        case 400..<500 where isForeign: self.init(.unexpectedAnswer)
        default: self.init(.requestRefused)
        }
    }

    /// Something on the way asks, which is not the service.
    var wantsToKnowWhoAsks: Bool { kind == .unexpectedAnswer || kind == .proxyFailed }

    /// Some services answer 400 with these.
    private static let denials: Set<String> = ["erroraccessdenied", "authorization_requestdenied"]

    /// Who has no mailbox in the cloud, in the words of the services behind Microsoft Graph and with statuses of their
    /// own; the remedy where the kind's is not right.
    private static let mailboxes: [String: String?] = [
        "errornonexistentmailbox": nil, "mailboxnotenabledforrestapi": nil, "mailboxnotsupportedforrestapi": nil,
        "mailboxnothostedinexchangeonline":
            "Change the photo where the mailbox is, on premises, or send one under 100 KB with --max-bytes 100KB.",
        // Of the whole tenant.
        "organizationfromtenantguidnotfound": withoutExchange, "authenticationerror": withoutExchange,
    ]
    private static let withoutExchange =
        "Subscribe the tenant to Exchange Online, or send a photo under 100 KB with --max-bytes 100KB."

    private init(_ kind: ErrorKind, _ remedy: String? = nil) {
        self.kind = kind
        self.remedy = remedy
    }

    private init(notFound code: String, _ complaint: GraphErrorBody, _ target: PhotoTarget) {
        switch code {
        case _ where complaint.isOfMissingPhoto: self.init(.noPhoto)
        case _ where complaint.message?.lowercased().contains("provisioning") == true: self.init(.notProvisioned)
        case "resourcenotfound": self.init(.noMailbox)
        case "erroritemnotfound" where complaint.message?.lowercased().contains("too many photo items") == true:
            self.init(.storageFailed)
        case "erroritemnotfound":
            // For a contact it is the contact itself that is missing.
            self.init(target.kind == .user || target.kind == .me ? .noMailbox : .targetNotFound)
        case _ where complaint.shape == .bare && target.kind != .group && target.kind != .team:
            self.init(.userNotResolved)
        case _ where complaint.shape == .html: self.init(.unexpectedAnswer)
        default: self.init(.targetNotFound)
        }
    }

    /// The one answer of 500 that another try cannot change.
    static func isImageRefusal(_ message: String) -> Bool {
        let message = message.lowercased().replacing("\u{2019}", with: "'")
        return message.contains("isn't an image") || message.contains("is not an image")
    }
}

extension GraphError {
    /// An answer that is no success.
    init(
        _ answer: HTTPExchangeAnswer,
        of host: String = "Microsoft Graph",
        request: GraphRequest,
        target: PhotoTarget,
        isSecondToken: Bool = false,
        _ foreign: ForeignText
    ) {
        let complaint = GraphErrorBody(answer, foreign)
        let meaning = ErrorClassification(answer, complaint, request: request, target: target)
        let code = complaint.code ?? foreign.line(answer.header("x-ms-ags-error-code"))
        let isGraph = complaint.shape != .html && complaint.shape != .packed && !(200..<300).contains(answer.status)
        var said = "\(isGraph ? "Microsoft Graph" : host) answered \(answer.status)" + (code.map { " \($0)" } ?? "")
        if complaint.shape == .html {
            said += " with a web page" + (complaint.message.map { " (\"\($0)\")" } ?? "") + ", maybe a proxy's"
        } else if complaint.shape == .packed {
            said += "; " + (complaint.message ?? "")
        } else if let message = complaint.message {
            said += ": \"\(message)\""
        } else if (200..<300).contains(answer.status) {
            said += " without an id of Microsoft Graph's"
        }
        said += "."
        if let asked = foreign.line(answer.header("retry-after")), [429, 503].contains(answer.status) {
            said += " It asks to be left alone (Retry-After: \(asked))."
        }
        let challenge = answer.status == 407 ? "Proxy-Authenticate" : "WWW-Authenticate"
        if let asked = foreign.line(answer.header(challenge)), meaning.wantsToKnowWhoAsks {
            said += " It wants to know who asks (\(challenge): \(asked))."
        }
        if isSecondToken, meaning.kind == .unauthorized { said += " It did not accept a new token either." }
        self.init(meaning.kind, "\(meaning.kind.cause) For \(target), \(said)", remedy: meaning.remedy)
        httpStatus = answer.status
        serviceCode = code
        requestID = foreign.line(answer.header("request-id")) ?? complaint.requestID
        clientRequestID = complaint.clientRequestID
    }

    /// There was no answer.
    init(_ error: TransportError, host: String, target: String) {
        let kind: ErrorKind =
            switch error.kind {
            case .cannotConnect: .cannotConnect
            case .connectionLost: .connectionLost
            case .timedOut: .timedOut
            case .encryptionFailed: .encryptionFailed
            case .proxyFailed: .proxyFailed
            case .answerTooLarge: .unexpectedAnswer
            case .invalidRequest: .invalidURL
            case .cancelled: .cancelled
            }
        self.init(
            kind, "\(target): \(host) gave no answer: \(error.detail).",
            remedy: error.isSending
                ? "Send fewer bytes with --max-bytes, or allow more time with --timeout." : error.remedy)
    }
}

extension HTTPExchangeAnswer {
    /// What Microsoft Graph answers when it did what a request asks for: nothing or JSON, with an id of the request or
    /// of the photo. A captive portal or a gateway answers 200 as well, with a page or with nothing.
    func isSuccess(of request: GraphRequest) -> Bool {
        guard (200..<300).contains(status), unreadablePacking == nil else { return false }
        let start = body.drop { " \t\r\n".utf8.contains($0) || [0xEF, 0xBB, 0xBF].contains($0) }.first
        let isObject = start == UInt8(ascii: "{")
        switch request.method {
        // What comes is looked at by who asked for it.
        case .get: return request.path.hasSuffix("/$value") ? start != UInt8(ascii: "<") : isObject
        case .put, .patch, .delete:
            guard start == nil || isObject else { return false }
            return isOfGraph || ProfilePhoto(body: body, ForeignText(hiding: [])) != nil
        }
    }

    private var isOfGraph: Bool {
        ["request-id", "x-ms-ags-diagnostic"].contains { header($0)?.isEmpty == false }
    }

    /// What is answered when an earlier try, whose answer was lost, did it: the photo that is to be deleted is not
    /// there; the one that is to be replaced has changed meanwhile.
    func showsThatItWasDone(_ request: GraphRequest, _ foreign: ForeignText) -> Bool {
        let complaint = GraphErrorBody(body: body, foreign)
        guard complaint.shape != .html else { return false }
        switch request.method {
        case .get: return false
        case .put: return status == 409 || status == 412
        case .patch: return request.path.hasSuffix("/$value") && (status == 409 || status == 412)
        case .delete:
            // Without a code, or with one of these: not the user is what is missing.
            return status == 404 && complaint.shape != .bare
                && (complaint.code == nil || complaint.isOfMissingPhoto
                    || complaint.code?.lowercased() == "erroritemnotfound")
        }
    }
}
