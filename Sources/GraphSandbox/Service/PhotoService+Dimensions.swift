extension PhotoService {
    /// `PATCH …/photo`: accepted or refused, as configured.
    mutating func writeDimensions(_ prepared: PreparedRequest, body: [UInt8]) throws(GraphFailure) -> SandboxAnswer {
        switch dimensions {
        case .accept: break
        case .badRequest: throw .badRequest("The property 'width' is read-only and cannot be set.")
        case .forbidden: throw .accessDenied
        case .methodNotAllowed: throw .methodNotAllowed
        case .notImplemented: throw GraphFailure(501, "NotImplemented", "The operation is not implemented.")
        }
        guard prepared.request.mediaType == "application/json" else {
            throw .badRequest("Entity only allows writes with a JSON Content-Type header.")
        }
        let key = prepared.subject.key
        let declared = try Self.dimensions(in: body)
        guard store.current(key) != nil else { throw .imageNotFound }
        store.declare(declared, for: key)
        guard let photo = store.current(key) else { throw .imageNotFound }
        return metadata(PhotoDescription.photo(photo), prepared)
    }

    private static func dimensions(in body: [UInt8]) throws(GraphFailure) -> DeclaredDimensions {
        guard let json = JSONValue(parsing: body), case .object = json else {
            throw .badRequest("Unable to read JSON request payload.")
        }
        return DeclaredDimensions(
            id: try text(json["id"]),
            width: try edge(json["width"], "width"),
            height: try edge(json["height"], "height")
        )
    }

    private static func text(_ value: JSONValue?) throws(GraphFailure) -> String? {
        switch value {
        case nil: return nil
        case .string(let text): return text
        default: throw .badRequest("Cannot convert the literal of 'id' to the expected type 'Edm.String'.")
        }
    }

    /// The type is Edm.Int32, and it may be null.
    private static func edge(_ value: JSONValue?, _ name: String) throws(GraphFailure) -> Int? {
        switch value {
        case nil, .null: return nil
        case .integer(let edge) where (1...Int(Int32.max)).contains(edge): return edge
        default: throw .badRequest("Cannot convert the literal of '\(name)' to the expected type 'Edm.Int32'.")
        }
    }
}
