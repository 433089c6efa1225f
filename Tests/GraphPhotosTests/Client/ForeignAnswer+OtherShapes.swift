#if Upload
    @testable import GraphPhotos

    extension ForeignAnswer {
        /// What older services, gateways and proxies make of an error, or of an answer.
        static let otherShapes: [ForeignAnswer] = {
            let json = ["Content-Type: application/json"]
            let mark = "\u{EF}\u{BB}\u{BF}"
            let quoted = #"{\"error\":{\"code\":\"ErrorAccessDenied\",\"message\":\"No entry.\"}}"#
            let packed = ["Content-Type: application/json", "Content-Encoding: br"]
            let bytes = "\u{1B}\u{0F}\u{00}\u{F8}\u{A5}"
            return [
                refused(
                    "odata", "403 Forbidden",
                    #"{"odata.error":{"code":"Authorization_RequestDenied","message":{"lang":"en","value":"No right."}}}"#,
                    json, "forbidden", "Authorization_RequestDenied: \"No right.\""),
                refused(
                    "translated", "400 Bad Request",
                    #"{"error":{"code":"BadRequest","message":{"lang":"en-US","value":"A bad one."}}}"#,
                    json, "request-refused", "A bad one."),
                refused(
                    "gateway", "401 Unauthorized", #"{"Message":"Authorization has been denied."}"#,
                    json, "unauthorized", "Authorization has been denied."),
                refused(
                    "details", "400 Bad Request",
                    #"{"error":{"code":"BadRequest","message":"Invalid.","details":[{"code":"InvalidValue","#
                        + #""target":"photo","message":"The photo has no pixels."}]}}"#,
                    json, "request-refused", "Invalid. InvalidValue: photo: The photo has no pixels."),
                refused(
                    "quoted", "403 Forbidden", #"{"error":{"code":"UnknownError","message":"\#(quoted)"}}"#,
                    json, "forbidden", "ErrorAccessDenied: \"No entry.\""),
                refused(
                    "marked", "403 Forbidden", mark + graph("ErrorAccessDenied", "No."), json,
                    "forbidden", "ErrorAccessDenied"),
                refused(
                    "marked-page", "403 Forbidden", mark + "<html><title>Blocked</title></html>", [],
                    "unexpected-answer", "a web page (\"Blocked\")"),
                refused("packed-refusal", "403 Forbidden", bytes, packed, "unexpected-answer", "packed with br"),
                refused("packed-done", "200 OK", bytes, packed, "unexpected-answer", "packed with br"),
                ForeignAnswer(
                    word: "packed-photo", question: .download,
                    steps: [step("200 OK", bytes, ["Content-Type: image/jpeg", "Content-Encoding: br"])],
                    expectation: .failure("unexpected-answer", says: "packed with br")),
                ForeignAnswer(
                    word: "marked-metadata", question: .metadata,
                    steps: [
                        step(
                            "200 OK",
                            mark + #"{"@odata.mediaEtag":"\"1E8F\"","id":"240X240","width":240,"height":240}"#, json)
                    ], expectation: .success()),
            ]
        }()

        private static func refused(
            _ word: String, _ status: String, _ body: String, _ fields: [String], _ code: String, _ says: String
        ) -> ForeignAnswer {
            ForeignAnswer(
                word: word, question: .upload, steps: [step(status, body, fields)],
                expectation: .failure(code, says: says))
        }
    }
#endif
