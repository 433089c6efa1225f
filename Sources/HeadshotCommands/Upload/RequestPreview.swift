import GraphPhotos
import PhotoNormalization

/// The requests of a dry run, as they would be sent but for token and ids.
struct RequestPreview: Sendable {
    let session: ServiceSession
    let request: UploadRequest

    /// To standard output, or to standard error where that is for JSON.
    func print(_ photo: NormalizedPhoto, to console: Console) {
        let text = Self.text(of: requests(photo), endpoint: session.endpoint, agent: session.options.userAgent)
        if request.format == .jsonLines {
            if request.verbosity >= .normal { console.message(text) }
        } else {
            try? Transfer.write(Array((text + "\n").utf8), to: console.output)
        }
    }

    private func requests(_ photo: NormalizedPhoto) -> [GraphRequest] {
        let target = request.target
        var requests: [GraphRequest] = []
        if request.upload.verification == .metadata { requests.append(.metadata(of: target)) }
        if let upload = try? GraphRequest.upload(photo, to: target, method: request.upload.method) {
            requests.append(upload)
        }
        if request.upload.setsDimensions(of: target),
            let dimensions = try? GraphRequest.dimensions(width: photo.width, height: photo.height, of: target)
        {
            requests.append(dimensions)
        }
        if request.upload.verification == .metadata { requests.append(.metadata(of: target)) }
        return requests
    }

    static func text(of requests: [GraphRequest], endpoint: GraphEndpoint, agent: String) -> String {
        requests.map { text(of: $0, endpoint: endpoint, agent: agent) }.joined(separator: "\n\n")
    }

    private static func text(of request: GraphRequest, endpoint: GraphEndpoint, agent: String) -> String {
        var lines = [request.requestLine(endpoint: endpoint)]
        for (name, value) in request.previewHeaders(endpoint: endpoint, agent: agent) {
            lines.append("\(name): \(value)")
        }
        if request.contentType == "application/json" {
            lines += ["", String(decoding: request.body, as: UTF8.self)]
        } else if !request.body.isEmpty {
            lines += ["", "[\(DisplayText.grouped(request.body.count)) bytes: the photo]"]
        }
        return lines.map { DisplayText.escaped($0) }.joined(separator: "\n")
    }
}
