extension GraphRoute {
    /// What a request does to a photo.
    package enum Operation: Sendable, Hashable {
        case read
        /// Bytes come in.
        case writeContent
        /// `{height, width, id}` comes in.
        case writeDimensions
        case delete
    }

    /// What a method does here; nil when it is not allowed: the operations of openapi-photo.yaml.
    package func operation(method: String) -> Operation? {
        switch (method, resource) {
        case ("GET", _): .read
        case ("PUT", .content), ("PATCH", .content): .writeContent
        case ("PATCH", .metadata): .writeDimensions
        case ("DELETE", .content): canDeleteContent ? .delete : nil
        case ("DELETE", .metadata): canDeleteMetadata ? .delete : nil
        default: nil
        }
    }

    private var canDeleteContent: Bool {
        switch target {
        case .me, .user, .group, .team: true
        case .contact, .driveOwner: false
        }
    }

    private var canDeleteMetadata: Bool {
        switch target {
        case .user, .group: true
        case .me, .team, .contact, .driveOwner: false
        }
    }
}
