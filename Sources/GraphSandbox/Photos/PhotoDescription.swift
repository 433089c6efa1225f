/// The JSON that describes photos.
package enum PhotoDescription {
    /// 43 bytes: what the live service means when it says that there is no photo.
    package static let placeholder: JSONValue = [
        "@odata.mediaContentType": "image/gif",
        "@odata.mediaEtag": "",
        "id": "1x1",
        "width": .integer(1),
        "height": .integer(1),
    ]

    package static func photo(_ photo: StoredPhoto) -> JSONValue {
        let width = photo.declared?.width ?? photo.width
        let height = photo.declared?.height ?? photo.height
        let id = photo.declared?.id ?? ServedSize.id(width: width, height: height)
        return description(of: photo, id: id, width: width, height: height)
    }

    package static func size(_ photo: StoredPhoto, edge: Int) -> JSONValue {
        description(of: photo, id: ServedSize.id(width: edge, height: edge), width: edge, height: edge)
    }

    private static func description(of photo: StoredPhoto, id: String, width: Int, height: Int) -> JSONValue {
        let etag = photo.etag.map { [JSONValue.Member(name: "@odata.mediaEtag", value: .string($0))] } ?? []
        return .object(
            [.init(name: "@odata.mediaContentType", value: "image/jpeg")] + etag + [
                .init(name: "id", value: .string(id)),
                .init(name: "width", value: .integer(width)),
                .init(name: "height", value: .integer(height)),
            ])
    }

    /// Puts the context in front, and leaves out what `$select` does not name.
    package static func entity(_ value: JSONValue, context: String, select: Set<String>?) -> JSONValue {
        guard case .object(let members) = value else { return value }
        let chosen = members.filter { $0.name.hasPrefix("@") || select?.contains($0.name) ?? true }
        return .object([.init(name: "@odata.context", value: .string(context))] + chosen)
    }
}
