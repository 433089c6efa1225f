extension RetryingSender {
    /// How far this machine's clock is from the service's, by an answer to a question without a token.
    ///
    /// - Returns: nil when there is no answer, or none with a date.
    func clockDifference() async -> ClockDifference? {
        let request = HTTPExchangeRequest(
            method: "GET", url: "\(endpoint.graph.origin)\(endpoint.basePath)/me/photo",
            headers: [
                ("Host", endpoint.graph.hostAndPort), ("User-Agent", options.userAgent),
                ("Accept", "application/json"), ("Accept-Encoding", "identity"),
            ], timeout: .seconds(30))
        guard let answer = try? await transport.send(request) else { return nil }
        return ClockDifference(date: answer.header("date"), now: clock.secondsSince1970())
    }
}
