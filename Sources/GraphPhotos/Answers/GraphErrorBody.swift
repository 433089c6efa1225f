/// What the body of an answer says is wrong, in whichever of its shapes it comes.
struct GraphErrorBody: Sendable, Hashable {
    /// Which shape the body has.
    enum Shape: Sendable, Hashable {
        /// `{"error": {"code", "message", "innerError": {…}}}`, or the same in an older form: `{"odata.error": …}`,
        /// `{"Message": …}`
        case graph
        /// `{"errorCode", "message"}` without "error": the user was not found at all.
        case bare
        /// `{"error": "invalid_grant", "error_description": …}`
        case authority
        case html
        case empty
        /// Packed in a way that was not asked for: nothing can be read.
        case packed
        /// Cut off, or something else.
        case other
    }

    var shape: Shape
    /// "ErrorItemNotFound"; nil where none is told.
    var code: String?
    /// One line for people; nil where none is told.
    var message: String?
    var requestID: String?
    var clientRequestID: String?
    /// An authority's own numbers, the main one first; empty where none is told.
    var numbers: [Int] = []

    /// - Parameters:
    ///   - answer: its body may be packed.
    ///   - foreign: all that is kept goes through it.
    init(_ answer: HTTPExchangeAnswer, _ foreign: ForeignText) {
        guard let packing = answer.unreadablePacking else {
            self.init(body: answer.body, foreign)
            return
        }
        self.init(
            shape: .packed,
            message: "the answer is packed with \(foreign.line(packing)), which was not asked for and cannot be read")
    }

    /// - Parameters:
    ///   - body: the answer's.
    ///   - foreign: all that is kept goes through it.
    init(body: [UInt8], _ foreign: ForeignText) {
        let body = Array(body.withoutByteOrderMark)
        let start = body.first { !" \t\r\n".utf8.contains($0) }
        switch start {
        case nil: self.init(shape: .empty)
        case UInt8(ascii: "<"): self.init(shape: .html, message: foreign.line(Self.title(body)))
        case UInt8(ascii: "{"): self.init(json: body, foreign)
        default:
            self.init(
                shape: .other,
                message: String(foreign.line(String(decoding: body.prefix(16_384), as: UTF8.self)).prefix(200)))
        }
    }

    private init(shape: Shape, code: String? = nil, message: String? = nil) {
        self.shape = shape
        self.code = code
        self.message = message
    }

    private init(json body: [UInt8], _ foreign: ForeignText) {
        guard let document = Essentials.decoded(Document.self, json: body) else {
            self.init(cutOff: String(decoding: body, as: UTF8.self), foreign)
            return
        }
        func text(_ text: String?) -> String? { foreign.line(text) }
        if let error = document.error {
            self.init(shape: .graph, code: text(error.code), message: text(error.sentence))
            let inner = error.inner
            requestID = text(inner?.requestID)
            clientRequestID = text(inner?.clientRequestID)
            // The innermost code is the most exact one.
            if isVague, let innerCode = text(inner?.code) { code = innerCode }
            // Some services hand on what another one answered, as a text.
            if isVague, let quoted = error.message, quoted.first == "{" { adopt(quoted: quoted, foreign) }
        } else if let name = document.errorName {
            self.init(shape: .authority, code: text(name), message: text(document.errorDescription))
            requestID = text(document.traceID)
            numbers = document.errorNumbers
        } else if document.errorCode != nil || document.message != nil {
            self.init(shape: .bare, code: text(document.errorCode), message: text(document.message))
        } else {
            self.init(shape: .other)
        }
    }

    /// It is the photo that is not there. Each of the services that keep photos has said it in its own way.
    var isOfMissingPhoto: Bool {
        let said = message?.lowercased().replacing("\u{2019}", with: "'") ?? ""
        return code?.lowercased() == "imagenotfound" || said.contains("photo wasn't found")
            || said.contains("imagenotfoundexception") || said.contains("resource 'photo' does not exist")
    }

    private var isVague: Bool { code == nil || code == "" || code == "UnknownError" }

    /// The error in a message that is JSON, whichever form it has; a message in that one stays what it is.
    private mutating func adopt(quoted: String, _ foreign: ForeignText) {
        guard let document = Essentials.decoded(Document.self, json: Array(quoted.utf8)) else { return }
        if document.error == nil, document.errorCode != nil { shape = .bare }
        if let inner = foreign.line(document.error?.code ?? document.errorCode) { code = inner }
        if let inner = foreign.line(document.error?.sentence ?? document.message) { message = inner }
    }

    /// JSON without its end: what comes first in it may be there.
    private init(cutOff text: String, _ foreign: ForeignText) {
        let code = text.firstMatch(of: /"(?:errorCode|code)"\s*:\s*"([^"\\]*)"/).map { String($0.1) }
        let message = text.firstMatch(of: /"message"\s*:\s*"([^"\\]*)/).map { String($0.1) }
        self.init(shape: .other, code: foreign.line(code), message: foreign.line(message))
    }

    private static func title(_ body: [UInt8]) -> String? {
        let page = String(decoding: body.prefix(16_384), as: UTF8.self)
        return page.firstMatch(of: /(?i)<title[^>]*>([^<]*)</).map { String($0.1) }
    }
}

/// An error's body is what it is.
private struct Document: Decodable {
    var error: GraphBody?
    var errorName, errorDescription, errorCode, message, traceID: String?
    /// `error_codes`; where there are none, the number that the description begins with.
    var errorNumbers: [Int]

    init(from decoder: any Decoder) throws {
        let values = try LenientValues(decoder)
        error = values.value("error") ?? values.value("odata.error")
        errorName = values.text("error")
        errorDescription = values.text("error_description")
        errorCode = values.text("errorCode")
        message = values.text("message")
        traceID = values.text("trace_id")
        let codes: [LenientNumber] = values.value("error_codes") ?? []
        errorNumbers = codes.compactMap(\.value)
        if errorNumbers.isEmpty, let start = errorDescription?.prefixMatch(of: /AADSTS([0-9]{1,9})(?![0-9])/) {
            errorNumbers = Int(start.1).map { [$0] } ?? []
        }
        // A gateway of ASP.NET's, before Microsoft Graph itself: it says nothing of users.
        if error == nil, errorName == nil, errorCode == nil, message == nil, let message = values.text("Message") {
            error = GraphBody(code: nil, message: message)
        }
    }
}

private struct GraphBody: Decodable {
    var code, message: String?
    var inner: InnerBody?
    var details: [Detail] = []

    init(code: String?, message: String?) {
        self.code = code
        self.message = message
    }

    init(from decoder: any Decoder) throws {
        let values = try LenientValues(decoder)
        code = values.text("code")
        let translated: Translated? = values.value("message")
        message = values.text("message") ?? translated?.value
        inner = values.value("innerError") ?? values.value("innererror")
        details = values.value("details") ?? []
    }

    /// The message, and those of the details that say something else.
    var sentence: String? {
        let texts = details.prefix(3).compactMap(\.sentence).filter { message?.contains($0) != true }
        let all = (message.map { [$0] } ?? []).filter { !$0.isEmpty } + texts
        return all.isEmpty ? message : all.joined(separator: " ")
    }

    /// `{"lang": "en-US", "value": "…"}`
    private struct Translated: Decodable {
        var value: String
    }

    struct Detail: Decodable {
        var sentence: String?

        init(from decoder: any Decoder) throws {
            let values = try LenientValues(decoder)
            let parts = [values.text("code"), values.text("target"), values.text("message")]
            let text = parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ": ")
            sentence = text.isEmpty ? nil : text
        }
    }
}

private struct InnerBody: Decodable {
    var code, requestID, clientRequestID: String?

    init(from decoder: any Decoder) throws {
        let values = try LenientValues(decoder)
        code = values.text("code")
        requestID = values.text("request-id")
        clientRequestID = values.text("client-request-id")
    }
}
