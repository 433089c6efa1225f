#if Upload
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    @Suite struct GraphErrorBodyTests {
        typealias Shape = (body: String, shape: GraphErrorBody.Shape, code: String?, message: String?)

        static let shapes: [Shape] = [
            (
                #"{"error":{"code":"ErrorItemNotFound","message":"Not found.","innerError":{"request-id":"r1","client-request-id":"c1"}}}"#,
                .graph, "ErrorItemNotFound", "Not found."
            ),
            (
                #"{"error":{"code":"UnknownError","message":"","innererror":{"code":"Inner","request-id":"r1","client-request-id":"c1"}}}"#,
                .graph, "Inner", nil
            ),
            (
                #"{"errorCode":"ErrorInvalidUser","message":"The user is invalid.","target":null}"#, .bare,
                "ErrorInvalidUser", "The user is invalid."
            ),
            (
                #"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid.\r\nTrace ID: x"}"#, .authority,
                "invalid_client", "AADSTS7000215: Invalid. Trace ID: x"
            ),
            ("<html><head><title>\n504 Gateway\nTime-out</title></head></html>", .html, nil, "504 Gateway Time-out"),
            ("<!DOCTYPE html><p>no title", .html, nil, nil),
            ("", .empty, nil, nil),
            (" \r\n", .empty, nil, nil),
            (#"{"error":{"code":"ErrorItemNotFound","message":"The it"#, .other, "ErrorItemNotFound", "The it"),
            ("{}", .other, nil, nil),
            ("null", .other, nil, "null"),
            ("service unavailable", .other, nil, "service unavailable"),
            (#"{"error":{"code":404,"message":["x"]}}"#, .graph, nil, nil),
        ]

        @Test(arguments: shapes.indices)
        func `each shape of an error is read`(_ index: Int) {
            let (body, shape, code, message) = Self.shapes[index]
            let complaint = GraphErrorBody(body: Array(body.utf8), ForeignText(hiding: []))
            #expect(complaint.shape == shape)
            #expect(complaint.code == code)
            #expect(complaint.message == message)
            if body.contains("r1") { #expect(complaint.requestID == "r1" && complaint.clientRequestID == "c1") }
        }

        typealias Meaning = (status: Int, body: String, target: PhotoTarget, code: String)

        static func graph(_ code: String, _ message: String = "") -> String {
            #"{"error":{"code":"\#(code)","message":"\#(message)"}}"#
        }

        static let meanings: [Meaning] = [
            (400, graph("ValidationWidthTooSmall"), TestPhoto.anna, "photo-too-small"),
            (400, graph("BadRequest", "Maximum request length exceeded."), TestPhoto.anna, "photo-too-large"),
            (413, "<html><title>413</title></html>", TestPhoto.anna, "photo-too-large"),
            (401, graph("InvalidAuthenticationToken"), TestPhoto.anna, "unauthorized"),
            (403, graph("ErrorAccessDenied"), TestPhoto.anna, "forbidden"),
            (403, graph("Authorization_RequestDenied"), .me, "forbidden"),
            (403, "", TestPhoto.group, "forbidden"),
            (403, graph("AppOnlyTokenNotSupportedForGroupUpdate"), TestPhoto.group, "app-only-forbidden"),
            (404, graph("ErrorNonExistentMailbox"), TestPhoto.anna, "no-mailbox"),
            (404, graph("ErrorItemNotFound"), TestPhoto.anna, "no-mailbox"),
            (
                404, graph("ErrorItemNotFound"), .contact(PathSegment(known: "c"), folder: nil, mailbox: nil),
                "target-not-found"
            ),
            (404, #"{"errorCode":"ErrorInvalidUser","message":"x"}"#, TestPhoto.anna, "user-not-resolved"),
            (404, graph("ImageNotFound"), TestPhoto.anna, "no-photo"),
            (404, graph("Request_ResourceNotFound"), TestPhoto.anna, "target-not-found"),
            (404, "", TestPhoto.group, "target-not-found"),
            (404, "<html></html>", TestPhoto.anna, "unexpected-answer"),
            (429, "", TestPhoto.anna, "throttled"),
            (
                500, graph("ErrorInternalServerError", "The file you chose isn't an image."), TestPhoto.anna,
                "not-an-image"
            ),
            (500, graph("x", "The file you chose isn’t an image"), TestPhoto.anna, "not-an-image"),
            (500, graph("ErrorStoreInternalServerError"), TestPhoto.anna, "storage-failed"),
            (500, "", TestPhoto.anna, "service-unavailable"),
            (503, "<html></html>", TestPhoto.anna, "service-unavailable"),
            (302, "", TestPhoto.anna, "unexpected-answer"),
            (400, graph("Whatever", "Something new"), TestPhoto.anna, "request-refused"),
        ]

        @Test(arguments: meanings.indices)
        func `each answer is told for what it means`(_ index: Int) throws {
            let (status, body, target, code) = Self.meanings[index]
            let answer = HTTPExchangeAnswer(
                status: status, headers: [(name: "Request-Id", value: "r2")], body: Array(body.utf8))
            let foreign = ForeignText(hiding: [Secret("secret-token")])
            let error = GraphError(
                answer, request: try .upload(try TestPhoto.small(), to: target), target: target, foreign)
            #expect(error.code.rawValue == code)
            #expect(error.httpStatus == status)
            #expect(error.requestID == "r2")
            #expect(error.message.contains("\(status)"))
            #expect(error.message.contains("\(target)"))
        }

        @Test func `a missing permission is named`() throws {
            let answer = HTTPExchangeAnswer(status: 403, body: Array(Self.graph("ErrorAccessDenied").utf8))
            let request = try GraphRequest.upload(try TestPhoto.small(), to: TestPhoto.anna)
            let error = GraphError(answer, request: request, target: TestPhoto.anna, ForeignText(hiding: []))
            #expect(error.remedy.contains("ProfilePhoto.ReadWrite.All"))
        }

        @Test func `a token that a proxy shows is not shown`() throws {
            let answer = HTTPExchangeAnswer(
                status: 400, body: Array(Self.graph("x", "bad header: Bearer very-secret").utf8))
            let request = try GraphRequest.upload(try TestPhoto.small(), to: .me)
            let error = GraphError(answer, request: request, target: .me, ForeignText(hiding: [Secret("very-secret")]))
            #expect(!"\(error)".contains("very-secret"))
            #expect(error.message.contains("<redacted>"))
        }
    }
#endif
