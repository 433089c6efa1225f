package import GraphPhotos

/// Whose photo it may become.
package enum SyncTarget: Sendable, Hashable {
    /// A person's number in the list.
    case person(Int)
    /// A group, a team or a contact; boxed, since there are few of them.
    indirect case other(PhotoTarget)
}

/// Which photos are whose, by names of files and by a table.
package struct PhotoJoin: Sendable {
    /// Why a photo is a target's.
    package enum Rule: Sendable, Hashable {
        /// The file is named so.
        case name(PersonKey)
        /// A row of the table says so: its line.
        case map(line: Int)
    }

    /// One photo for one target.
    package struct Pair: Sendable, Hashable {
        /// The file's number.
        package var file: Int
        package var target: SyncTarget
        package var rule: Rule
    }

    /// Why a file is nobody's photo.
    package enum Orphan: Sendable, Hashable {
        /// The file's name has no form that the pattern or the table knows.
        case noRule
        /// It has, and nobody is named so.
        case nobody(value: String)
        /// People share the name, or a name and a row mean different people: none of them gets it.
        case several([SyncTarget])
    }

    /// Why a row of the table leads nowhere.
    package enum IdleRow: Sendable, Hashable {
        /// Nobody has these values.
        case nobody
        /// People share them.
        case several([Int])
        /// One of its values means somebody whom another does not mean: a shifted column.
        case contradiction([Int])
        /// The photo is not among the files.
        case noFile
    }

    /// By file.
    package private(set) var pairs: [Pair] = []
    /// File numbers, and why.
    package private(set) var orphans: [(file: Int, reason: Orphan)] = []
    /// Lines of the table, and why.
    package private(set) var idleRows: [(line: Int, reason: IdleRow)] = []

    /// - Parameters:
    ///   - files: all photos.
    ///   - index: all people, by the keys of the pattern and of the table.
    ///   - pattern: how files are named; nil when only the table counts.
    ///   - map: the table; nil when only names count.
    package init(files: [PhotoFile], index: PeopleIndex, pattern: NamePattern?, map: PhotoMap?) {
        let mapped = map.map { join(files, index, $0) } ?? [:]
        for (number, file) in files.enumerated() {
            var found = mapped[number] ?? NamedTargets()
            if let pattern { found.add(pattern.reading(file.relativePath), pattern, index) }
            switch found.targets.count {
            case 0: orphans.append((number, found.value.map { .nobody(value: $0) } ?? .noRule))
            case 1: pairs += found.targets.map { Pair(file: number, target: $0.key, rule: $0.value) }
            default: orphans.append((number, .several(found.targets.keys.sorted())))
            }
        }
    }

    /// By file, whom rows of the table mean.
    private mutating func join(_ files: [PhotoFile], _ index: PeopleIndex, _ map: PhotoMap) -> [Int: NamedTargets] {
        let lookup = FileLookup(files, map)
        var named: [Int: NamedTargets] = [:]
        for row in map.rows {
            let targets: [SyncTarget]
            if let other = row.other {
                targets = [.other(other)]
            } else {
                switch index.identify(row.claims) {
                case .person(let person): targets = [.person(person)]
                case .nobody:
                    idleRows.append((row.line, .nobody))
                    targets = []
                case .several(let people):
                    idleRows.append((row.line, .several(people)))
                    targets = people.map { .person($0) }
                case .contradiction(let people):
                    idleRows.append((row.line, .contradiction(people)))
                    targets = people.map { .person($0) }
                }
            }
            let photos = lookup.files(of: row)
            if photos.isEmpty, targets.count == 1 { idleRows.append((row.line, .noFile)) }
            for file in photos {
                named[file, default: NamedTargets()].add(targets, line: row.line, value: row.claims.first?.value)
            }
        }
        return named
    }
}

extension SyncTarget: Comparable {
    /// People in the order of the list, then the others by their addresses.
    ///
    /// - Parameters:
    ///   - a: a target.
    ///   - b: another.
    /// - Returns: whether the first comes first.
    package static func < (a: SyncTarget, b: SyncTarget) -> Bool {
        switch (a, b) {
        case (.person(let a), .person(let b)): a < b
        case (.person, .other): true
        case (.other, .person): false
        case (.other(let a), .other(let b)): a.photoPath < b.photoPath
        }
    }
}

/// Whom a file is named after, and by which rule.
private struct NamedTargets {
    var targets: [SyncTarget: PhotoJoin.Rule] = [:]
    /// What the file says of somebody; nil when no rule knows its name.
    var value: String?

    /// By its name, which counts less than a row of the table.
    mutating func add(_ reading: NamePattern.Reading, _ pattern: NamePattern, _ index: PeopleIndex) {
        guard case .ways(let ways) = reading else { return }
        value = value ?? ways.first?.joined(separator: " ")
        for way in ways {
            let claims = zip(pattern.keys, way).map { PhotoMap.Claim(keys: [$0], value: $1) }
            let people: [Int]
            switch index.identify(claims) {
            case .person(let person): people = [person]
            case .nobody: continue
            case .several(let several), .contradiction(let several): people = several
            }
            for person in people where targets[.person(person)] == nil {
                targets[.person(person)] = .name(pattern.keys[0])
            }
        }
    }

    /// By a row of the table.
    mutating func add(_ found: [SyncTarget], line: Int, value: String?) {
        self.value = self.value ?? value
        for target in found { targets[target] = .map(line: line) }
    }
}

/// Finds the files that rows of a table mean.
private struct FileLookup {
    /// By path as it is.
    private var paths: [String: Int] = [:]
    /// By path without case, all that have it; empty unless a path as it is is not enough.
    private var foldedPaths: [String: [Int]] = [:]
    /// By base name without its ending and without case.
    private var names: [String: [Int]] = [:]

    init(_ files: [PhotoFile], _ map: PhotoMap) {
        let photos = map.rows.compactMap(\.photo)
        if !photos.isEmpty {
            paths = Dictionary(zip(files.map(\.path), files.indices), uniquingKeysWith: { first, _ in first })
        }
        if photos.contains(where: { paths[$0] == nil }) {
            foldedPaths = Dictionary(grouping: files.indices) { PersonKey.folded(files[$0].path) }
        }
        if photos.count < map.rows.count {
            names = Dictionary(grouping: files.indices) { number in
                PersonKey.folded(PhotoPath.withoutEnding(PhotoPath.baseName(files[number].relativePath[...])))
            }
        }
    }

    /// The file of its path, in another case where only one has it; or those that are named after one of its values.
    func files(of row: PhotoMap.Row) -> [Int] {
        guard let photo = row.photo else {
            return Set(row.claims.flatMap { names[PersonKey.folded($0.value)] ?? [] }).sorted()
        }
        if let number = paths[photo] { return [number] }
        let others = foldedPaths[PersonKey.folded(photo)] ?? []
        return others.count == 1 ? others : []
    }
}
