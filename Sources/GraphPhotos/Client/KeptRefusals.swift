internal import PhotoNormalization

/// What services refused, kept from one run to the next.
package protocol RefusalStore: Sendable {
    /// Seconds since 1970 at which a refusal was kept; nil when none is.
    func time(of refusal: String) -> Int?

    /// Keeps it. What cannot be kept is asked for again.
    func keep(_ refusal: String, at time: Int)

    func forget(_ refusal: String)
}

extension GraphPhotoClient {
    /// Seconds that a refusal is believed: a week.
    private static let refusalLifetime = 7 * 86_400

    /// Whether this cloud and tenant refused to set dimensions of such a target within a week. It is in the log, and
    /// nowhere else.
    func hasRefusedDimensions(of target: PhotoTarget) async -> Bool {
        guard let store = options.refusals, let refusal = await refusalOfDimensions(target),
            let time = store.time(of: refusal)
        else { return false }
        let age = clock.secondsSince1970() - time
        guard (0..<Self.refusalLifetime).contains(age) else {
            store.forget(refusal)
            return false
        }
        options.log?.write(
            "width and height are not sent: the service refused them on \(Timestamp.day(time))", [:])
        return true
    }

    func keepRefusalOfDimensions(of target: PhotoTarget, isRefused: Bool) async {
        guard let store = options.refusals, let refusal = await refusalOfDimensions(target) else { return }
        if isRefused {
            store.keep(refusal, at: clock.secondsSince1970())
        } else if store.time(of: refusal) != nil {
            store.forget(refusal)
        }
    }

    /// nil where the token does not tell its tenant.
    private func refusalOfDimensions(_ target: PhotoTarget) async -> String? {
        guard let token = try? await sender.tokens.accessToken(replacing: nil),
            let tenant = TokenClaims(token)?.tenant?.lowercased(),
            tenant.wholeMatch(of: /[a-z0-9.-]{1,253}/) != nil
        else { return nil }
        return "dimensions \(target.kind.rawValue) \(sender.endpoint.graph) \(tenant)"
    }
}
