/// First in, first out. What has been taken out is let go of at once, also while others never stop coming.
package struct FIFOQueue<Element> {
    /// nil: taken out.
    private var slots: [Element?] = []
    private var head = 0

    package init() {}

    /// How many are in it.
    package var count: Int { slots.count - head }
    package var isEmpty: Bool { head == slots.count }
    /// The one that `popFirst` takes; nil: there is none.
    package var first: Element? { isEmpty ? nil : slots[head] }

    package mutating func append(_ element: Element) { slots.append(element) }

    /// Takes out what came first, in constant time over many calls.
    ///
    /// - Returns: nil when there is nothing.
    package mutating func popFirst() -> Element? {
        guard let element = first else { return nil }
        slots[head] = nil
        head += 1
        // Each element is moved at most once for each that has left.
        if head >= 64, head * 2 >= slots.count || isEmpty {
            slots.removeFirst(head)
            head = 0
        }
        return element
    }

    /// Takes out all that `isGone` is true of; the others keep their order.
    package mutating func removeAll(where isGone: (Element) -> Bool) {
        slots = slots[head...].filter { slot in slot.map { !isGone($0) } ?? false }
        head = 0
    }
}
