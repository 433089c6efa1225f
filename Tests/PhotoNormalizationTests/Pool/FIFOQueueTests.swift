import PhotoNormalization
import Testing

struct FIFOQueueTests {
    private final class Element {
        let number: Int
        init(_ number: Int) { self.number = number }
    }

    @Test func `elements come out as they went in, and are let go of while others stay`() {
        var queue = FIFOQueue<Element>()
        weak var first: Element?
        do {
            let element = Element(0)
            first = element
            queue.append(element)
        }
        for number in 1..<300 { queue.append(Element(number)) }
        #expect(first != nil)
        for round in 0..<5_000 {
            #expect(queue.popFirst()?.number == round)
            queue.append(Element(300 + round))
            #expect(queue.count == 300)
        }
        #expect(first == nil)
        queue.removeAll { $0.number.isMultiple(of: 2) }
        #expect(queue.count == 150)
        #expect(queue.first?.number == 5_001)
        while queue.popFirst() != nil {}
        #expect(queue.isEmpty)
        #expect(queue.first == nil)
    }
}
