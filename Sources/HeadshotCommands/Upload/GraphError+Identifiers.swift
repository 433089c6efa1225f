import GraphPhotos

extension GraphError {
    /// What support asks for, ready to be printed; nil: there is none of it.
    ///
    /// The service's own identifier and ours are different things, and not always are there both.
    var identifiers: String? {
        let parts = [
            requestID.map { "request-id \($0)" },
            clientRequestID.map { "client-request-id \($0)" },
            attemptCount > 1 ? "\(attemptCount) tries" : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? nil : DisplayText.escaped(parts.joined(separator: ", "))
    }
}
