import GraphPhotos
import PhotoNormalization

/// What became of one upload.
struct UploadResult: Sendable {
    /// What became of the photo before it was sent.
    var photo: PhotoResult
    var target: PhotoTarget
    var receipt: UploadReceipt?
    var error: GraphError?

    /// The photo was accepted, and looked for without being seen.
    var isUncertain: Bool {
        guard let receipt else { return false }
        return receipt.isVisible == false || receipt.warnings.contains { $0.code == GraphErrorCatalog.notVerified }
    }

    /// One line without its end: the keys of `normalize`, and those of the service. Null when unknown.
    var json: String {
        var photo = photo
        if let error { photo.outcome = .rejected(error.photoError) }
        return JSONText.object { json in
            photo.write(to: &json)
            json.member("target", target.argument)
            json.member("requestId", receipt?.service.requestID ?? error?.requestID)
            json.member("clientRequestId", receipt?.service.clientRequestID ?? error?.clientRequestID)
            json.member("attempts", receipt?.service.attemptCount ?? error?.attemptCount ?? 0)
            json.member("etag", receipt?.etag)
            json.member("httpStatus", receipt?.service.httpStatus ?? error?.httpStatus)
            json.member("serviceCode", error?.serviceCode)
            json.member("visible", receipt.flatMap(\.isVisible))
        }
    }
}

extension PhotoTarget {
    /// As the service has it, without what a URL needs: "users/anna@contoso.com".
    var argument: String {
        switch self {
        case .me: "me"
        case .user(let id): "users/\(id)"
        case .group(let id): "groups/\(id)"
        case .team(let id): "teams/\(id)"
        case .contact(let id, let folder, let mailbox):
            (mailbox.map { "users/\($0)" } ?? "me") + (folder.map { "/contactFolders/\($0)" } ?? "")
                + "/contacts/\(id)"
        case .driveOwner: "drive/root/createdByUser"
        }
    }
}
