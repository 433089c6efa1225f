import Testing

@testable import HeadshotCommands

@Suite("The order of results")
struct OrderedResultsTests {
    @Test("results come out in order, as soon as it is their turn")
    func order() {
        var results = OrderedResults<String>()
        #expect(results.insert("c", at: 2) == [])
        #expect(results.insert("a", at: 0) == ["a"])
        #expect(results.next == 1)
        #expect(results.insert("b", at: 1) == ["b", "c"])
        #expect(results.insert("d", at: 3) == ["d"])
        #expect(results.finish() == [])
    }

    @Test("what waits for a result that never comes is handed out at the end")
    func gaps() {
        var results = OrderedResults<Int>()
        for number in [5, 3, 4, 1] { #expect(results.insert(number, at: number).isEmpty) }
        #expect(results.finish() == [1, 3, 4, 5])
    }
}
