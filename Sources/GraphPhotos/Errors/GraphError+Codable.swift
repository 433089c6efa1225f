internal import PhotoNormalization

/// With the keys that `--json` has for an error, for what is known of it.
extension GraphError: Codable {
    private enum Key: String, CodingKey {
        case code, category, message, remedy, httpStatus, serviceCode
        case requestID = "requestId"
        case clientRequestID = "clientRequestId"
        case attemptCount = "attempts"
        /// Seconds.
        case retryAfter
    }

    /// - Parameter decoder: what to read from.
    /// - Throws: what it throws.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let name = try values.decode(String.self, forKey: .category)
        guard let category = PhotoError.Category(rawValue: name) else {
            throw DecodingError.dataCorruptedError(
                forKey: .category, in: values, debugDescription: "There is no category \(name).")
        }
        let remedy = try values.decode(String.self, forKey: .remedy)
        let kind = ErrorKind(
            code: try values.decode(PhotoError.Code.self, forKey: .code), category: category, cause: "", remedy: remedy)
        self.init(kind, try values.decode(String.self, forKey: .message))
        httpStatus = try values.decodeIfPresent(Int.self, forKey: .httpStatus)
        serviceCode = try values.decodeIfPresent(String.self, forKey: .serviceCode)
        requestID = try values.decodeIfPresent(String.self, forKey: .requestID)
        clientRequestID = try values.decodeIfPresent(String.self, forKey: .clientRequestID)
        attemptCount = try values.decodeIfPresent(Int.self, forKey: .attemptCount) ?? 0
        retryAfter = try values.decodeIfPresent(Double.self, forKey: .retryAfter).map { .seconds($0) }
    }

    /// - Parameter encoder: what to write to.
    /// - Throws: what it throws.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(code, forKey: .code)
        try values.encode(category.rawValue, forKey: .category)
        try values.encode(message, forKey: .message)
        try values.encode(remedy, forKey: .remedy)
        try values.encodeIfPresent(httpStatus, forKey: .httpStatus)
        try values.encodeIfPresent(serviceCode, forKey: .serviceCode)
        try values.encodeIfPresent(requestID, forKey: .requestID)
        try values.encodeIfPresent(clientRequestID, forKey: .clientRequestID)
        try values.encode(attemptCount, forKey: .attemptCount)
        try values.encodeIfPresent(retryAfter.map { $0 / .seconds(1) }, forKey: .retryAfter)
    }
}
