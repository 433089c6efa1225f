/// What stands below `/_sandbox`: for tests and for looking inside. No token is asked for, as only this machine can get
/// here unless somebody chose otherwise.
struct AdminRoutes {
    let engine: SandboxEngine
    let addresses: Addresses

    func answer(method: String, path: String, query: [String: String], body: [UInt8]) -> SandboxAnswer {
        let name = path.dropFirst("/_sandbox".count)
        switch (method, name) {
        case ("GET", ""), ("GET", "/"): return .json(summary)
        case ("GET", "/directory"): return .json(directory)
        case ("GET", "/photos"): return .json(photos)
        case ("DELETE", "/photos"):
            engine.withState { $0.photos.store.removeAll() }
            return SandboxAnswer(status: 204)
        case ("GET", "/log"): return log(after: query["after"].flatMap { Int($0) } ?? 0)
        case ("DELETE", "/log"):
            engine.withState { state in
                state.log.removeAll()
                state.maximumInFlightCount = state.inFlightCount
            }
            return SandboxAnswer(status: 204)
        default: break
        }
        guard let json = JSONValue(parsing: body), case .object = json else {
            return Self.refusal(path: path, "The body has to be a JSON object, or there is nothing at this path.")
        }
        switch (method, name) {
        case ("PUT", "/faults"): return setFaults(json)
        case ("PUT", "/settings"): return setSettings(json)
        case ("POST", "/tokens"): return token(json)
        case ("POST", "/federated-assertions"): return federatedAssertion(json)
        case ("POST", "/device-codes"): return decide(json)
        default: return Self.refusal(path: path, "There is nothing at this path.", status: 404)
        }
    }

    static func refusal(path: String, _ message: String, status: Int = 400) -> SandboxAnswer {
        .json(["path": .string(path), "message": .string(message)], status: status)
    }

    private func log(after number: Int) -> SandboxAnswer {
        let records = engine.withState { state in Array(state.log.records) }
        return SandboxAnswer(
            status: 200,
            headers: [SandboxAnswer.Header(name: "Content-Type", value: "application/jsonl")],
            body: records.filter { $0.number > number }.flatMap { $0.json.bytes + [UInt8(ascii: "\n")] }
        )
    }
}
