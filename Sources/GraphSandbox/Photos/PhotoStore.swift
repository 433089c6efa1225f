/// The photos of a tenant, and for each what was there before.
package struct PhotoStore: Sendable {
    private var entries: [PhotoKey: Entry] = [:]

    private struct Entry {
        var current: StoredPhoto?
        var previous: StoredPhoto?
        var staleReadCount = 0
    }

    package init() {}

    /// What is really there.
    package func current(_ key: PhotoKey) -> StoredPhoto? {
        entries[key]?.current
    }

    /// All that have a photo, sorted.
    package var keys: [PhotoKey] {
        entries.filter { $0.value.current != nil }.keys.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
    }

    /// What a request gets to see: while reads are stale, what was there before.
    package mutating func read(_ key: PhotoKey) -> StoredPhoto? {
        guard var entry = entries[key] else { return nil }
        guard entry.staleReadCount > 0 else { return entry.current }
        entry.staleReadCount -= 1
        entries[key] = entry
        return entry.previous
    }

    /// Replaces or, with nil, removes a photo.
    ///
    /// - Parameters:
    ///   - key: whose.
    ///   - photo: nil: none.
    ///   - staleReadCount: how many of the next reads still get what was there before.
    package mutating func set(_ key: PhotoKey, to photo: StoredPhoto?, staleReadCount: Int = 0) {
        entries[key] = Entry(current: photo, previous: entries[key]?.current, staleReadCount: staleReadCount)
    }

    /// Keeps what a dimensions PATCH said.
    package mutating func declare(_ dimensions: DeclaredDimensions, for key: PhotoKey) {
        entries[key]?.current?.declared = dimensions
    }

    package mutating func removeAll() {
        entries = [:]
    }
}
