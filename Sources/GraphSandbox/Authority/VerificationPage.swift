#if Sandbox
    extension AuthorityRoutes {
        /// Where one enters the code that a device shows: `/devicelogin`.
        func verificationPage(_ form: [String: String]) -> SandboxAnswer {
            guard let code = form["code"], let decision = form["decision"].flatMap(DeviceCodes.Decision.init(rawValue:))
            else {
                return Self.page(
                    """
                    <p>Enter the code that your app shows.</p>
                    <form method="post" action="/devicelogin">
                    <p><input name="code" autofocus autocomplete="off" aria-label="Code" value="\(Self.escaped(form["code"] ?? ""))">
                    <button name="decision" value="approve">Approve</button>
                    <button name="decision" value="decline">Decline</button></p>
                    </form>
                    """
                )
            }
            let isKnown = engine.withState { $0.tokens.deviceCodes.decide(userCode: code, decision) }
            guard isKnown else {
                return Self.page("<p>This code is not known. Look again, or start anew.</p>", status: 404)
            }
            return Self.page("<p>Done: \(decision == .approve ? "approved" : "declined"). You can close this page.</p>")
        }

        private static func page(_ content: String, status: Int = 200) -> SandboxAnswer {
            SandboxAnswer(
                status: status,
                headers: [SandboxAnswer.Header(name: "Content-Type", value: "text/html; charset=utf-8")],
                body: Array(
                    """
                    <!DOCTYPE html>
                    <html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head>
                    <body><h1>Sign in to the sandbox</h1>
                    \(content)
                    </body></html>

                    """.utf8
                )
            )
        }

        private static func escaped(_ text: String) -> String {
            text.map { ["<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;"][$0] ?? String($0) }.joined()
        }
    }
#endif
