/// All people, to be found by what names files and rows of tables.
package struct PeopleIndex: Sendable {
    /// As they were listed; numbers of people are places in it.
    package let people: [Person]
    /// Of each key, folded values. A negative number is that of an entry of `shared`, from -1 downwards.
    private var numbers: [PersonKey: [String: Int32]] = [:]
    private var shared: [[Int]] = []

    /// - Parameters:
    ///   - people: all of them; fewer than 2³¹.
    ///   - keys: what they will be looked for by.
    package init(_ people: [Person], keys: Set<PersonKey>) {
        self.people = people
        for key in keys { numbers[key] = index(by: key) }
    }

    private mutating func index(by key: PersonKey) -> [String: Int32] {
        var found: [String: Int32] = [:]
        found.reserveCapacity(people.count)
        for (number, person) in people.enumerated() {
            guard let value = person.value(key) else { continue }
            let folded = PersonKey.folded(value)
            guard let other = found.updateValue(Int32(number), forKey: folded) else { continue }
            if other < 0 {
                shared[Int(-1 - other)].append(number)
                found[folded] = other
            } else {
                shared.append([Int(other), number])
                found[folded] = -Int32(shared.count)
            }
        }
        return found
    }

    private func has(_ key: PersonKey) -> Bool { numbers[key] != nil }

    /// - Parameters:
    ///   - value: in whatever case.
    ///   - key: one of those that were indexed.
    /// - Returns: the numbers of all who have the value; empty for nobody.
    package func find(_ value: String, by key: PersonKey) -> [Int] {
        find(folded: PersonKey.folded(value), by: key)
    }

    func find(folded value: String, by key: PersonKey) -> [Int] {
        guard let number = numbers[key]?[value] else { return [] }
        return number < 0 ? shared[Int(-1 - number)] : [Int(number)]
    }
}

/// Whom a set of values means.
enum Identification: Hashable {
    case person(Int)
    case nobody
    /// People share the value.
    case several([Int])
    /// One value means somebody whom the other does not mean.
    case contradiction([Int])
}

extension PeopleIndex {
    /// Whom values mean together: the surest decides, and each other that somebody has must mean the same person.
    ///
    /// - Parameter claims: the surest first; keys that were not indexed are passed over.
    /// - Returns: nobody when nobody has the surest value.
    func identify(_ claims: [PhotoMap.Claim]) -> Identification {
        let found = claims.compactMap { claim -> Set<Int>? in
            let keys = claim.keys.filter(has)
            return keys.isEmpty ? nil : Set(keys.flatMap { find(claim.value, by: $0) })
        }
        guard let first = found.first, !first.isEmpty else { return .nobody }
        let rest = found.dropFirst().filter { !$0.isEmpty }
        let common = rest.reduce(first) { $0.intersection($1) }
        if common.isEmpty { return .contradiction(rest.reduce(first) { $0.union($1) }.sorted()) }
        guard common.count == 1, let person = common.first else { return .several(common.sorted()) }
        return .person(person)
    }
}
