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
        [
            "@odata.mediaContentType": "image/jpeg",
            "@odata.mediaEtag": .string(photo.etag),
            "id": .string(
                photo.declared?.id
                    ?? ServedSize.id(
                        width: photo.declared?.width ?? photo.width,
                        height: photo.declared?.height ?? photo.height
                    )
            ),
            "width": .integer(photo.declared?.width ?? photo.width),
            "height": .integer(photo.declared?.height ?? photo.height),
        ]
    }

    package static func size(_ photo: StoredPhoto, edge: Int) -> JSONValue {
        [
            "@odata.mediaContentType": "image/jpeg",
            "@odata.mediaEtag": .string(photo.etag),
            "id": .string(ServedSize.id(width: edge, height: edge)),
            "width": .integer(edge),
            "height": .integer(edge),
        ]
    }

    /// Puts the context in front, and leaves out what `$select` does not name.
    package static func entity(_ value: JSONValue, context: String, select: Set<String>?) -> JSONValue {
        guard case .object(let members) = value else { return value }
        let chosen = members.filter { $0.name.hasPrefix("@") || select?.contains($0.name) ?? true }
        return .object([.init(name: "@odata.context", value: .string(context))] + chosen)
    }
}
