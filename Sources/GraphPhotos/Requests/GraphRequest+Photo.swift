public import PhotoNormalization

extension GraphRequest {
    /// Replaces the photo.
    ///
    /// - Parameters:
    ///   - photo: its bytes are the body.
    ///   - target: whose photo it becomes.
    ///   - method: default PUT.
    /// - Returns: a PUT or a PATCH.
    /// - Throws: `GraphError` with `unsupported-target` where there is no photo.
    public static func upload(
        _ photo: NormalizedPhoto,
        to target: PhotoTarget,
        method: UploadMethod = .put
    ) throws(GraphError) -> GraphRequest {
        guard target.hasContent else { throw .unsupported("no photo of its own", target) }
        var request = emptyUpload(to: target, method: method)
        request.body = photo.bytes
        return request
    }

    /// What an upload is besides its photo: the rest of a request's bytes is room for it.
    static func emptyUpload(to target: PhotoTarget, method: UploadMethod) -> GraphRequest {
        GraphRequest(method: method == .put ? .put : .patch, path: target.contentPath, contentType: "image/jpeg")
    }

    /// Sets the photo's width and height: `{"height": 99, "width": 99, "id": "99x99"}`.
    ///
    /// - Parameters:
    ///   - width: pixels.
    ///   - height: pixels.
    ///   - target: a user, a group, or the owner of the drive.
    /// - Returns: a PATCH.
    /// - Throws: `GraphError` with `unsupported-target` for other targets.
    public static func dimensions(width: Int, height: Int, of target: PhotoTarget) throws(GraphError)
        -> GraphRequest
    {
        guard target.hasDimensions else { throw .unsupported("no dimensions that can be set", target) }
        let text = #"{"height": \#(height), "width": \#(width), "id": "\#(width)x\#(height)"}"#
        return GraphRequest(
            method: .patch, path: target.photoPath, contentType: "application/json", body: Array(text.utf8))
    }

    /// Reads the photo's metadata.
    public static func metadata(of target: PhotoTarget) -> GraphRequest {
        GraphRequest(method: .get, path: target.photoPath)
    }

    /// Reads the photo's bytes.
    ///
    /// - Parameters:
    ///   - target: whose photo it is.
    ///   - size: nil for the largest there is.
    /// - Returns: a GET.
    /// - Throws: `GraphError` with `unsupported-target` where there is no photo, or not in sizes.
    public static func download(_ target: PhotoTarget, size: PhotoSize? = nil) throws(GraphError) -> GraphRequest {
        guard target.hasContent else { throw .unsupported("no photo of its own", target) }
        guard let size else { return GraphRequest(method: .get, path: target.contentPath) }
        guard target.hasSizes else { throw .unsupported("no choice of sizes", target) }
        return GraphRequest(method: .get, path: target.contentPath(size: size))
    }

    /// Deletes the photo.
    ///
    /// - Throws: `GraphError` with `unsupported-target` where Microsoft Graph does not offer it.
    public static func delete(_ target: PhotoTarget) throws(GraphError) -> GraphRequest {
        guard target.canDelete else { throw .unsupported("no photo that can be deleted", target) }
        return GraphRequest(method: .delete, path: target.contentPath)
    }
}

extension GraphError {
    fileprivate static func unsupported(_ what: String, _ target: PhotoTarget) -> GraphError {
        GraphError(.unsupportedTarget, "In Microsoft Graph, \(target) has \(what).")
    }
}
