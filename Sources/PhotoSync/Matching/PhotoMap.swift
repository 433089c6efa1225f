package import GraphPhotos

/// A table that says which photos are whose.
package struct PhotoMap: Sendable {
    /// One row that names somebody.
    package struct Row: Sendable {
        /// The line that it begins in, from 1.
        package var line: Int
        /// What it says of a person, the surest first; empty for what is no person.
        package var claims: [Claim]
        /// What is no person: a group, a team or a contact.
        package var other: PhotoTarget?
        /// The photo's path; nil when the table does not tell it, and it is named as the row says.
        package var photo: String?
    }

    /// A person has this value under one of these keys.
    package struct Claim: Sendable, Hashable {
        package var keys: [PersonKey]
        /// As it stands in the table, without blanks around it.
        package var value: String
    }

    /// The table's file, as it was named.
    package let name: String
    package let rows: [Row]
    /// Which column was taken for what: "Employee ID", "employeeId".
    package let used: [(header: String, meaning: String)]
    /// Names of columns that say nothing here.
    package let unused: [String]
    /// What people can be looked for by.
    package let keys: Set<PersonKey>
    /// Rows that name somebody and no photo, although others do.
    package let rowsWithoutPhoto: [Int]

    /// - Parameters:
    ///   - table: what was read.
    ///   - base: the folder that paths are relative to, and that stands for a drive or a server.
    /// - Throws: what is wrong with a column, or with the first row that cannot be used.
    package init(_ table: Table, base: MapBase) throws(SyncError) {
        let columns = try MapColumns(table)
        var rows: [Row] = []
        var rowsWithoutPhoto: [Int] = []
        for index in 0..<table.rowCount {
            let reader = MapRowReader(table: table, columns: columns, row: index)
            guard let row = try reader.row(base: base) else { continue }
            if columns.hasPhotos, row.photo == nil {
                rowsWithoutPhoto.append(row.line)
            } else {
                rows.append(row)
            }
        }
        name = table.name
        self.rows = rows
        self.rowsWithoutPhoto = rowsWithoutPhoto
        used = columns.used.map { (table.header[$0.index], $0.column.name) }
        unused = table.header.indices.filter { index in !columns.used.contains { $0.index == index } }
            .map { table.header[$0] }.filter { !$0.isEmpty }
        keys = Set(columns.used.flatMap(\.column.keys))
    }
}

/// The columns of a table that are used.
struct MapColumns {
    private(set) var used: [(column: MapColumn, index: Int)] = []

    var hasPhotos: Bool { used.contains { $0.column == .photo } }

    init(_ table: Table) throws(SyncError) {
        for (index, header) in table.header.enumerated() {
            guard let column = MapColumn(header) else { continue }
            if let first = used.first(where: { $0.column == column }) {
                throw SyncError(
                    .tableHeaderTwice,
                    "The names \"\(table.header[first.index])\" and \"\(header)\" both mean \(column.name).",
                    at: table.place(row: nil, column: index))
            }
            used.append((column, index))
        }
        // People can share a name: it counts where there is nothing better.
        if used.contains(where: { $0.column != .key(.displayName) && !$0.column.keys.isEmpty }) {
            used.removeAll { $0.column == .key(.displayName) }
        }
        let targets: Set<MapColumn> = [.group, .team, .contact]
        guard used.contains(where: { !$0.column.keys.isEmpty || targets.contains($0.column) }) else {
            throw SyncError(
                .mapColumns,
                "None of the columns of \(table.name) says whose photos they are: "
                    + table.header.map { "\"\($0)\"" }.joined(separator: ", ") + ".",
                at: table.place(row: nil, column: 0))
        }
    }
}

/// Reads one row of a table of people and photos.
struct MapRowReader {
    let table: Table
    let columns: MapColumns
    let row: Int

    /// nil for a row of which all that is used is empty.
    func row(base: MapBase) throws(SyncError) -> PhotoMap.Row? {
        var claims: [PhotoMap.Claim] = []
        var others: [(column: MapColumn, value: String, index: Int)] = []
        var (photo, mailbox): (String?, String?)
        for (column, index) in columns.used {
            let value = ColumnName.trimmed(table.value(row: row, column: index))
            if value.isEmpty { continue }
            if value.unicodeScalars.contains(where: Self.isControl) {
                throw error("has a line end or another control character in \"\(table.header[index])\"", column: index)
            }
            switch column {
            case .key, .user: claims.append(PhotoMap.Claim(keys: column.keys, value: value))
            case .group, .team, .contact: others.append((column, value, index))
            case .mailbox: mailbox = value
            case .photo:
                guard let path = base.path(value) else {
                    throw SyncError(
                        .mapPath, "The path \"\(value)\" begins with a drive or a server.",
                        at: table.place(row: row, column: index))
                }
                photo = path
            }
        }
        if claims.isEmpty, others.isEmpty {
            if photo == nil, mailbox == nil { return nil }
            throw error("names nobody", column: 0)
        }
        if others.count + (claims.isEmpty ? 0 : 1) > 1, let other = others.last {
            throw error("names more than one target, \(other.column.name) \(other.value) besides", column: other.index)
        }
        claims.sort { Self.rank($0) < Self.rank($1) }
        let target = try others.first.map { other throws(SyncError) in
            try self.target(other.column, other.value, mailbox: mailbox, index: other.index)
        }
        return PhotoMap.Row(line: table.line(ofRow: row), claims: claims, other: target, photo: photo)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    /// The surest key first; a value that may be under one of two is less sure than one that is under the first.
    private static func rank(_ claim: PhotoMap.Claim) -> Int {
        2 * (claim.keys.first.flatMap(PersonKey.allCases.firstIndex) ?? 0) + (claim.keys.count > 1 ? 1 : 0)
    }

    private func target(
        _ column: MapColumn, _ value: String, mailbox: String?, index: Int
    ) throws(SyncError) -> PhotoTarget {
        do throws(GraphError) {
            return switch column {
            case .group: .group(try PathSegment(value, name: column.name))
            case .team: .team(try PathSegment(value, name: column.name))
            default:
                .contact(
                    try PathSegment(item: value, name: column.name), folder: nil,
                    mailbox: try mailbox.map { owner throws(GraphError) in try PathSegment(owner, name: "mailbox") })
            }
        } catch {
            throw SyncError(.mapRow, error.message, at: table.place(row: row, column: index))
        }
    }

    private func error(_ problem: String, column: Int) -> SyncError {
        SyncError(.mapRow, "The row \(problem).", at: table.place(row: row, column: column))
    }
}
