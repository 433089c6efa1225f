internal import GraphPhotos

/// A plan as it was written to be looked at and carried out: JSON Lines, what it is for in the first, then one a
/// target.
package struct PlanFile: Sendable {
    /// The first line.
    package struct Header: Codable, Sendable, Hashable {
        /// Of the format.
        package var planVersion: Int
        package var tenant: String
        /// When it was made, in UTC: "2026-11-28T18:00:00Z".
        package var madeAt: String
        /// Of the lines below.
        package var lineCount: Int
        /// How photos are made and chosen, as the command was asked for it.
        package var options: [String: String]

        /// - Parameters:
        ///   - tenant: the id or name of the tenant.
        ///   - secondsSince1970: when it was made.
        ///   - lineCount: of the lines below.
        ///   - options: how photos are made and chosen.
        package init(tenant: String, secondsSince1970: Int, lineCount: Int, options: [String: String]) {
            planVersion = PlanFile.version
            self.tenant = tenant
            madeAt = Timestamp.text(secondsSince1970)
            self.lineCount = lineCount
            self.options = options
        }
    }

    package static let version = 1

    package let header: Header
    package let lines: [PlanLine]

    /// - Parameters:
    ///   - header: the first line.
    ///   - lines: the others.
    ///   - write: takes a line, without its end.
    /// - Throws: what `write` throws.
    package static func write<Failure: Error>(
        _ header: Header, _ lines: [PlanLine], to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        try write(Essentials.json(header) ?? "")
        for line in lines { try write(Essentials.json(line) ?? "") }
    }

    /// - Parameters:
    ///   - bytes: the file.
    ///   - name: the file's name, for errors.
    ///   - tenant: the one that is signed in to.
    /// - Throws: what is wrong with the first line that cannot be used; a plan that is cut off cannot, nor one that
    ///   sends two photos to a target.
    package init(_ bytes: [UInt8], name: String, tenant: String) throws(SyncError) {
        var rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if rows.last?.isEmpty == true { rows.removeLast() }
        func place(_ line: Int) -> TextPlace { TextPlace(file: name, line: line, column: 1) }
        guard let first = rows.first, let version = Essentials.decoded(Version.self, json: Array(first)) else {
            throw SyncError(.planUnreadable, "The first line is not that of a plan.", at: place(1))
        }
        guard version.planVersion == Self.version else {
            throw SyncError(
                .planVersion, "The plan has version \(version.planVersion) of the format, and this is \(Self.version).",
                at: place(1))
        }
        guard let header = Essentials.decoded(Header.self, json: Array(first)) else {
            throw SyncError(.planUnreadable, "The first line lacks what a plan says of itself.", at: place(1))
        }
        guard header.tenant.lowercased() == tenant.lowercased() else {
            throw SyncError(
                .planTenant, "The plan is for \(header.tenant), and \(tenant) is signed in to.", at: place(1))
        }
        guard header.lineCount == rows.count - 1 else {
            throw SyncError(
                .planUnreadable,
                "The plan has \(rows.count - 1) lines below the first, and \(header.lineCount) were written.",
                at: place(rows.count))
        }
        var lines: [PlanLine] = []
        lines.reserveCapacity(rows.count)
        var numbers: [PlanTarget: Int] = [:]
        for (index, row) in rows.enumerated().dropFirst() {
            guard let line = Essentials.decoded(PlanLine.self, json: Array(row)) else {
                throw SyncError(.planUnreadable, "The line is not that of a plan.", at: place(index + 1))
            }
            if line.outcome.isSent {
                guard let target = line.target, line.photos.count == 1 else {
                    throw SyncError(
                        .planUnreadable, "The line sends a photo, and lacks its target or the photo.",
                        at: place(index + 1))
                }
                if let other = numbers.updateValue(index + 1, forKey: target) {
                    throw SyncError(
                        .planUnreadable, "The line sends a second photo to the target of line \(other).",
                        at: place(index + 1))
                }
            }
            lines.append(line)
        }
        self.header = header
        self.lines = lines
    }

    private struct Version: Decodable {
        var planVersion: Int
    }
}
