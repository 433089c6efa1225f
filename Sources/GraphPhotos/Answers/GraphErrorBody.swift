/// What the body of an answer says is wrong, in whichever of its shapes it comes.
struct GraphErrorBody: Sendable, Hashable {
    /// Which shape the body has.
    enum Shape: Sendable, Hashable {
        /// `{"error": {"code", "message", "innerError": {…}}}`
        case graph
        /// `{"errorCode", "message"}` without "error": the user was not found at all.
        case bare
        /// `{"error": "invalid_grant", "error_description": …}`
        case authority
        case html
        case empty
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
    ///   - body: the answer's.
    ///   - foreign: all that is kept goes through it.
    init(body: [UInt8], _ foreign: ForeignText) {
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
            self.init(shape: .graph, code: text(error.code), message: text(error.message))
            let inner = error.inner
            requestID = text(inner?.requestID)
            clientRequestID = text(inner?.clientRequestID)
            // The innermost code is the most exact one.
            if code == nil || code == "UnknownError", let innerCode = text(inner?.code) { code = innerCode }
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
        error = values.value("error")
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
    }
}

private struct GraphBody: Decodable {
    var code, message: String?
    var inner: InnerBody?

    init(from decoder: any Decoder) throws {
        let values = try LenientValues(decoder)
        code = values.text("code")
        message = values.text("message")
        inner = values.value("innerError") ?? values.value("innererror")
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
