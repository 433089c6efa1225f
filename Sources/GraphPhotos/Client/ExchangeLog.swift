/// Gets a line for each try of a request.
package protocol ExchangeLog: Sendable {
    /// - Parameters:
    ///   - message: method and path.
    ///   - details: ids, status, number of the try; no secrets.
    func write(_ message: String, _ details: [String: String])
}
