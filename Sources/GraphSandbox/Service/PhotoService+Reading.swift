extension PhotoService {
    /// All GETs.
    mutating func read(_ prepared: PreparedRequest) throws(GraphFailure) -> SandboxAnswer {
        let photo = store.read(prepared.subject.key)
        switch prepared.route.resource {
        case .metadata:
            if let photo { return metadata(PhotoDescription.photo(photo), prepared) }
            guard missingPhoto == .placeholder else { throw .imageNotFound }
            return metadata(PhotoDescription.placeholder, prepared)
        case .content:
            guard let photo else { throw .imageNotFound }
            return content(photo)
        case .sizeList:
            let edges = photo.map(Self.edges) ?? []
            let entries = edges.compactMap { edge in photo.map { PhotoDescription.size($0, edge: edge) } }
            return .json(
                PhotoDescription.entity(
                    ["value": .array(entries)],
                    context: context(prepared, entity: false),
                    select: nil
                )
            )
        case .size(let id):
            let (photo, edge) = try sized(photo, id)
            return metadata(PhotoDescription.size(photo, edge: edge), prepared)
        case .sizeContent(let id): return content(try sized(photo, id).photo)
        }
    }

    /// The sizes that can be served truthfully: the sandbox does not scale, so it is the photo's own, when that is one
    /// of the service's.
    private static func edges(of photo: StoredPhoto) -> [Int] {
        ServedSize.served.filter { photo.width == $0 && photo.height == $0 }
    }

    private func sized(_ photo: StoredPhoto?, _ id: String) throws(GraphFailure) -> (photo: StoredPhoto, edge: Int) {
        guard let photo, let edge = ServedSize.edge(of: id), Self.edges(of: photo).contains(edge) else {
            throw .imageNotFound
        }
        return (photo, edge)
    }

    private func content(_ photo: StoredPhoto) -> SandboxAnswer {
        SandboxAnswer(
            status: 200,
            headers: [SandboxAnswer.Header(name: "Content-Type", value: "image/jpeg")]
                + (photo.etag.map { [SandboxAnswer.Header(name: "ETag", value: $0)] } ?? []),
            body: photo.bytes
        )
    }

    /// The description of a photo as an answer.
    func metadata(_ value: JSONValue, _ prepared: PreparedRequest) -> SandboxAnswer {
        let select = prepared.request.query["$select"].map { Set($0.split(separator: ",").map(String.init)) }
        return .json(PhotoDescription.entity(value, context: context(prepared, entity: true), select: select))
    }

    private func context(_ prepared: PreparedRequest, entity: Bool) -> String {
        let path =
            switch prepared.subject {
            case .user(let user): "users('\(URLText.segment(user.userPrincipalName))')"
            case .group(let group): "groups('\(group.id)')"
            case .team(let team): "teams('\(team.id)')"
            case .contact(let contact, let user):
                "users('\(user.id)')/contacts('\(URLText.segment(contact.id))')"
            }
        return "\(prepared.baseURL)/$metadata#\(path)/\(entity ? "photo/$entity" : "photos")"
    }
}
