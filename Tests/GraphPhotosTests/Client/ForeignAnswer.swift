#if Upload
    import ServiceFixtures

    @testable import GraphPhotos

    /// What a server that is not ours puts on the wire, and what the client makes of it.
    struct ForeignAnswer: Sendable {
        enum Question: Sendable {
            case upload
            case metadata
            case download
            case delete
        }

        enum Expectation: Sendable {
            /// The error's code, and a part of what it says.
            case failure(String, says: String)
            /// The number of tries, and the id that the service gave the request.
            case success(attemptCount: Int = 1, requestID: String? = nil)
        }

        typealias Step = AnsweringServer.Step

        /// The user that is asked for.
        let word: String
        let question: Question
        let steps: [Step]
        let expectation: Expectation

        static func step(_ status: String, _ body: String = "", _ fields: [String] = [], then: String = "keep") -> Step
        {
            .answer(status, body, fields, then: then)
        }

        static let done = Step(wire: "HTTP/1.1 204 No Content\r\nrequest-id: r-1\r\n\r\n")

        static func graph(_ code: String, _ message: String = "", inner: String = "innerError") -> String {
            #"{"error":{"code":"\#(code)","message":"\#(message)","\#(inner)":{"date":"2026-11-22T09:00:00","#
                + #""request-id":"inner-1","client-request-id":"inner-2"}}}"#
        }
    }

    extension ForeignAnswer {
        /// Answers of success that are not Microsoft Graph's, and what a proxy says of itself.
        static let strangers: [ForeignAnswer] = {
            let empty = Expectation.failure("unexpected-answer", says: "without an id of Microsoft Graph's")
            let page = "<html><title>Access denied</title></html>"
            let asks = [
                "Proxy-Authenticate: Basic realm=\"Contoso web gateway\"", "WWW-Authenticate: Negotiate",
                "Content-Type: text/html",
            ]
            let picture = "\u{FF}\u{D8}\u{FF}\u{D9}"
            let none = Expectation.failure("unexpected-answer", says: "no photo")
            return [
                upload("empty-204", [Step(wire: "HTTP/1.1 204 No Content\r\n\r\n")], empty),
                upload("empty-200", [step("200 OK")], empty),
                upload("own-json", [step("200 OK", #"{"status":"ok"}"#)], empty),
                upload("photo-json", [step("200 OK", #"{"id":"240x240","width":240}"#)], .success()),
                ForeignAnswer(
                    word: "empty-delete", question: .delete,
                    steps: [Step(wire: "HTTP/1.1 204 No Content\r\n\r\n")], expectation: empty),
                ForeignAnswer(word: "empty-seen", question: .metadata, steps: [step("200 OK")], expectation: empty),
                upload(
                    "proxy", [step("407 Proxy Authentication Required", page, asks)],
                    .failure("proxy-failed", says: "(Proxy-Authenticate: Basic realm=\"Contoso web gateway\")")),
                ForeignAnswer(
                    word: "disguised", question: .download, steps: [step("200 OK", page, ["Content-Type: image/jpeg"])],
                    expectation: .failure("unexpected-answer", says: "Access denied")),
                ForeignAnswer(
                    word: "brotli", question: .download,
                    steps: [step("200 OK", "\u{0B}\u{02}\u{80}x\u{03}", ["Content-Type: image/jpeg"])],
                    expectation: none),
                ForeignAnswer(
                    word: "brotli-told", question: .download,
                    steps: [step("200 OK", picture, ["Content-Type: image/jpeg", "Content-Encoding: br"])],
                    expectation: .failure("unexpected-answer", says: "packed with br")),
                ForeignAnswer(
                    word: "own-text", question: .download,
                    steps: [step("200 OK", #"{"status":"ok"}"#, ["Content-Type: image/jpeg"])], expectation: none),
                ForeignAnswer(
                    word: "one-pixel", question: .download,
                    steps: [step("200 OK", "GIF89a\u{01}\u{00}\u{01}\u{00}\u{80}", ["Content-Type: image/gif"])],
                    expectation: .failure("no-photo", says: "no photo")),
            ]
        }()

        /// The errors of Microsoft Graph.
        static let errors: [ForeignAnswer] = [
            error("too-small", "400 Bad Request", graph("ValidationWidthTooSmall"), "photo-too-small", "48"),
            error(
                "too-long", "400 Bad Request", graph("x", "Maximum request length exceeded."), "photo-too-large", "400"),
            error("denied", "403 Forbidden", graph("ErrorAccessDenied"), "forbidden", "ProfilePhoto.ReadWrite.All"),
            error("lower", "403 Forbidden", graph("Forbidden", inner: "innererror"), "forbidden", "Forbidden"),
            error("no-box", "404 Not Found", graph("ErrorNonExistentMailbox", "No box."), "no-mailbox", "No box."),
            error(
                "bare", "404 Not Found", #"{"errorCode":"ErrorInvalidUser","message":"The user is invalid."}"#,
                "user-not-resolved", "The user is invalid."),
            error("nobody", "404 Not Found", graph("Request_ResourceNotFound"), "target-not-found", "404"),
            error("no-image", "500 Error", graph("x", "The file you chose isn't an image."), "not-an-image", "isn't"),
            error("store", "500 Error", graph("ErrorStoreInternalServerError"), "storage-failed", "ErrorStore"),
        ]

        /// What stands between: captive portals, gateways that inspect TLS, proxies.
        static let portals: [ForeignAnswer] = {
            let page = "<!DOCTYPE html><html><head><title>Welcome to Hotel Wi-Fi</title></head></html>"
            let type = ["Content-Type: text/html"]
            let expected = Expectation.failure("unexpected-answer", says: "Welcome to Hotel Wi-Fi")
            let questions: [(String, Question)] = [
                ("put", .upload), ("get", .metadata), ("value", .download), ("remove", .delete),
            ]
            return questions.flatMap { name, question in
                ["200 OK", "401 Unauthorized", "403 Forbidden"].map { status in
                    ForeignAnswer(
                        word: "portal-\(name)-\(status.prefix(3))", question: question,
                        steps: [step(status, page, type)], expectation: expected)
                }
            }
        }()

        private static func error(
            _ word: String, _ status: String, _ body: String, _ code: String, _ says: String
        ) -> ForeignAnswer {
            let step = step(status, body, ["Content-Type: application/json; odata.metadata=minimal"])
            return upload(word, [step], .failure(code, says: says))
        }

        private static let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body></body></html>"
        private static let metadata =
            #"{"@odata.mediaContentType":"image/jpeg","@odata.mediaEtag":"\"1E8F\"","#
            + #""id":"240X240","width":240,"height":240}"#

        /// The forms that HTTP gives an answer.
        static let forms: [ForeignAnswer] = [
            upload("page", [step("502 Bad Gateway", page, ["Server: nginx"]), done], .success(attemptCount: 2)),
            upload("page-404", [step("404 Not Found", page)], .failure("unexpected-answer", says: "502 Bad Gateway")),
            upload("empty", [step("503 Service Unavailable"), done], .success(attemptCount: 2)),
            // Was taken for a lost connection, and sent again and again.
            upload(
                "packed-nothing",
                [Step(wire: "HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\nrequest-id: r\r\n\r\n")],
                .success()),
            upload(
                "packed-empty",
                [
                    Step(
                        wire: "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\nrequest-id: r\r\n\r\n")
                ], .success()),
            upload(
                "closing",
                [Step(wire: "HTTP/1.1 200 OK\r\nConnection: close\r\nrequest-id: r-2\r\n\r\n{}", then: "close")],
                .success(requestID: "r-2")),
            upload(
                "closing-error",
                [Step(wire: "HTTP/1.1 404 No\r\nConnection: close\r\n\r\n" + graph("ImageNotFound"), then: "close")],
                .failure("no-photo", says: "ImageNotFound")),
            upload(
                "chunked",
                [
                    Step(
                        wire: "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "17;name=value\r\n{\"error\":{\"code\":\"Error\r\nd\r\nAccessDenied\"\r\n2\r\n}}\r\n"
                            + "0\r\nTrailer: x\r\n\r\n")
                ], .failure("forbidden", says: "ErrorAccessDenied")),
            upload(
                "truncated",
                [
                    Step(wire: "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"error\": {\"co", then: "close"),
                    Step(wire: "HTTP/1.1 503 No\r\nContent-Length: 900\r\n\r\n{\"error\": {\"co", then: "reset"), done,
                ], .success(attemptCount: 3)),
            upload(
                "cut-chunk",
                [Step(wire: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"err", then: "close"), done],
                .success(attemptCount: 2)),
            upload(
                "reset", [Step(wire: "", then: "reset"), Step(wire: "", then: "close"), done],
                .success(attemptCount: 3)),
            upload(
                "continue", [Step(wire: "HTTP/1.1 100 Continue\r\n\r\n" + (done.wire ?? ""))],
                .success(requestID: "r-1")),
            upload(
                "hints",
                [
                    Step(
                        wire: "HTTP/1.1 102 Processing\r\n\r\n"
                            + "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" + (done.wire ?? ""))
                ], .success(requestID: "r-1")),
            upload(
                "odd-names",
                [step("200 OK", "", ["rEQUEST-iD:   r-3  ", "X-empty:", "DATE: Sun, 22 Nov 2026 09:00:00 GMT"])],
                .success(requestID: "r-3")),
            upload(
                "odd-retry", [step("429 Too Many Requests", "", ["RETRY-after: 0.001"]), done],
                .success(attemptCount: 2)),
            upload(
                "old", [Step(wire: "HTTP/1.0 200 OK\r\nrequest-id: r-4\r\n\r\n{}", then: "close")],
                .success(requestID: "r-4")),
            upload(
                "no-reason", [Step(wire: "HTTP/1.1 200 \r\nContent-Length: 0\r\nrequest-id: r\r\n\r\n")], .success()),
            upload(
                "packed", [Step(gzip: graph("ErrorAccessDenied"), status: "403 No")],
                .failure("forbidden", says: "ErrorAccessDenied")),
            upload(
                "not-http", [Step(wire: "SSH-2.0-OpenSSH_9.6\r\n", then: "close")],
                .failure("connection-lost", says: "the answer is not HTTP")),
            upload(
                "redirect", [step("307 Moved", "", ["Location: http://127.0.0.1:1/"])],
                .failure("unexpected-answer", says: "307")),
            ForeignAnswer(
                word: "seen", question: .metadata, steps: [step("200 OK", metadata)], expectation: .success()),
            ForeignAnswer(
                word: "seen-packed", question: .metadata, steps: [Step(gzip: metadata, status: "200 OK")],
                expectation: .success()),
            ForeignAnswer(
                // A byte order mark, byte by byte.
                word: "seen-marked", question: .metadata, steps: [step("200 OK", "\u{EF}\u{BB}\u{BF}" + metadata)],
                expectation: .success()),
            ForeignAnswer(
                word: "seen-page", question: .metadata, steps: [step("200 OK", page)],
                expectation: .failure("unexpected-answer", says: "502 Bad Gateway")),
            ForeignAnswer(
                word: "seen-cut", question: .metadata,
                steps: [step("200 OK", String(metadata.prefix(40)))],
                expectation: .failure("unexpected-answer", says: "metadata")),
            ForeignAnswer(
                word: "large", question: .metadata, steps: [step("200 OK", String(repeating: " ", count: 1_100_000))],
                expectation: .failure("unexpected-answer", says: "more bytes")),
            ForeignAnswer(
                word: "bomb", question: .metadata,
                steps: [Step(gzip: String(repeating: " ", count: 1_100_000), status: "200 OK")],
                expectation: .failure("unexpected-answer", says: "more bytes")),
            ForeignAnswer(
                word: "picture", question: .download,
                steps: [step("200 OK", "\u{FF}\u{D8}\u{FF}\u{D9}", ["Content-Type: image/jpeg"])],
                expectation: .success()),
            ForeignAnswer(
                word: "no-picture", question: .download, steps: [step("200 OK", page, ["Content-Type: text/html"])],
                expectation: .failure("unexpected-answer", says: "502 Bad Gateway")),
            ForeignAnswer(
                word: "gone", question: .delete, steps: [step("404 Not Found", graph("ImageNotFound"))],
                expectation: .failure("no-photo", says: "ImageNotFound")),
            ForeignAnswer(
                word: "going", question: .delete, steps: [step("204 No Content", "", ["request-id: r"])],
                expectation: .success()),
        ]

        private static func upload(_ word: String, _ steps: [Step], _ expectation: Expectation) -> ForeignAnswer {
            ForeignAnswer(word: word, question: .upload, steps: steps, expectation: expectation)
        }
    }
#endif
