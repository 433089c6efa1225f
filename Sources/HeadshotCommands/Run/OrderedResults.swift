/// Puts results that come in any order back into the order of their numbers.
struct OrderedResults<Element> {
    private var waiting: [Int: Element] = [:]
    /// The number that is due: all before it have been handed out.
    private(set) var next = 0

    /// - Returns: what can be handed out now, in order.
    mutating func insert(_ element: Element, at number: Int) -> [Element] {
        waiting[number] = element
        var ready: [Element] = []
        while let element = waiting.removeValue(forKey: next) {
            ready.append(element)
            next += 1
        }
        return ready
    }

    /// Hands out the rest, in order, without those that never came.
    mutating func finish() -> [Element] {
        defer { waiting = [:] }
        return waiting.sorted { $0.key < $1.key }.map(\.value)
    }
}
