#if Sandbox
    /// `POST /$batch`: up to 20 requests in one, with their bodies in base64.
    struct BatchRequest {
        let engine: SandboxEngine
        let work: RequestInWork
        let addresses: Addresses
        let request: GraphCall

        func answer(_ body: [UInt8]) -> SandboxAnswer {
            do throws(GraphFailure) {
                return try responses(body)
            } catch {
                return error.answer(work.identity)
            }
        }

        private func responses(_ body: [UInt8]) throws(GraphFailure) -> SandboxAnswer {
            let preparation = RequestPreparation(
                directory: engine.directory,
                addresses: addresses,
                claims: engine.claims(authorization: request.authorization),
                now: work.identity.time
            )
            _ = try preparation.authenticate(request.authorization)
            guard request.method == "POST" else { throw .methodNotAllowed }
            guard let requests = JSONValue(parsing: body)?["requests"]?.arrayValue, (1...20).contains(requests.count)
            else {
                throw .badRequest("Invalid batch payload format.")
            }
            var statuses: [String: Int] = [:]
            var responses: [JSONValue] = []
            for item in requests {
                guard let id = item["id"]?.stringValue, statuses[id] == nil, let method = item["method"]?.stringValue,
                    let url = item["url"]?.stringValue
                else { throw .badRequest("Invalid batch payload format.") }
                let dependencies = (item["dependsOn"]?.arrayValue ?? []).compactMap(\.stringValue)
                let answer: SandboxAnswer
                if dependencies.allSatisfy({ (200..<300).contains(statuses[$0] ?? 0) }) {
                    answer = carryOut(method: method.uppercased(), url: url, item)
                } else {
                    answer = GraphFailure(424, "FailedDependency", "One or more dependencies failed.").answer(
                        work.identity)
                }
                statuses[id] = answer.status
                responses.append(response(id: id, answer))
            }
            return .json(["responses": .array(responses)])
        }

        private func carryOut(method: String, url: String, _ item: JSONValue) -> SandboxAnswer {
            let (path, query) = GraphCall.split(target: url)
            let inner = GraphCall(
                method: method,
                path: path.hasPrefix("/") ? path : "/" + path,
                query: query,
                authorization: request.authorization,
                contentType: header("content-type", of: item),
                ifMatch: header("if-match", of: item)
            )
            do throws(GraphFailure) {
                let prepared = try engine.prepare(inner, addresses: addresses, now: work.identity.time).get()
                let body = Self.body(item["body"])
                return try engine.withState { state throws(GraphFailure) in
                    try state.photos.answer(prepared, body: body)
                }
            } catch {
                return error.answer(work.identity)
            }
        }

        private func header(_ name: String, of item: JSONValue) -> String? {
            guard case .object(let members) = item["headers"] else { return nil }
            return members.first { $0.name.lowercased() == name }?.value.stringValue
        }

        /// JSON stays JSON; everything else is base64. What is not base64 stays as it is, and is no photo then.
        private static func body(_ value: JSONValue?) -> [UInt8] {
            switch value {
            case nil, .null: []
            case .string(let text): Base64.decoded(text) ?? Array(text.utf8)
            case let value?: value.bytes
            }
        }

        private func response(id: String, _ answer: SandboxAnswer) -> JSONValue {
            var members: [JSONValue.Member] = [
                .init(name: "id", value: .string(id)),
                .init(name: "status", value: .integer(answer.status)),
            ]
            let headers = answer.headers.map { JSONValue.Member(name: $0.name, value: .string($0.value)) }
            members.append(.init(name: "headers", value: .object(headers)))
            if !answer.body.isEmpty {
                let json = JSONValue(parsing: answer.body)
                members.append(.init(name: "body", value: json ?? .string(Base64.encoded(answer.body))))
            }
            return .object(members)
        }
    }
#endif
