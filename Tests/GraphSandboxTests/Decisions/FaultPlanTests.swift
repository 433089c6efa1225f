import GraphSandbox
import Testing

@Suite struct FaultPlanTests {
    @Test("the same seed and requests give the same faults, another seed others")
    func isDeterministic() {
        func faults(seed: UInt64) -> [FaultKind?] {
            var plan = FaultPlan(rules: [FaultRule(kinds: FaultKind.retryable, rate: 0.2)], seed: seed)
            return (0..<500).map { _ in plan.next(for: .write) }
        }
        #expect(faults(seed: 3) == faults(seed: 3))
        #expect(faults(seed: 3) != faults(seed: 4))
    }

    @Test("a rate is kept, and kinds come in turn", arguments: [0.05, 0.2, 0.5])
    func rate(_ rate: Double) {
        var plan = FaultPlan(rules: [FaultRule(kinds: [.reset, .stall, .unavailable], rate: rate)])
        let faults = (0..<10_000).compactMap { _ in plan.next(for: .write) }
        // Five standard deviations: a wrong rate is further away.
        let deviation = (10_000 * rate * (1 - rate)).squareRoot()
        #expect(abs(Double(faults.count) - 10_000 * rate) < 5 * deviation)
        #expect(Array(faults.prefix(4)) == [.reset, .stall, .unavailable, .reset])
    }

    @Test("rates of nothing and of everything mean what they say")
    func extremes() {
        var never = FaultPlan(rules: [FaultRule(kinds: FaultKind.allCases, rate: 0)])
        var always = FaultPlan(rules: [FaultRule(kinds: [.html], rate: 1)])
        #expect((0..<1_000).allSatisfy { _ in never.next(for: .write) == nil })
        #expect((0..<1_000).allSatisfy { _ in always.next(for: .write) == .html })
    }

    @Test("a rule hits only its class of requests, and only with what applies to it")
    func classes() {
        var plan = FaultPlan(
            rules: [
                FaultRule(kinds: [.notAnImage, .noEffect, .gatewayTimeout], rate: 1, requestClasses: [.read, .token])
            ]
        )
        #expect(plan.next(for: .write) == nil)
        #expect((0..<3).map { _ in plan.next(for: .read) } == [.gatewayTimeout, .gatewayTimeout, .gatewayTimeout])
        #expect(plan.next(for: .token) == .gatewayTimeout)
    }

    @Test("a script comes first, for uploads only")
    func script() {
        var plan = FaultPlan(rules: [], script: [.reset, .html])
        #expect(plan.next(for: .read) == nil)
        #expect((0..<3).map { _ in plan.next(for: .write) } == [.reset, .html, nil])
    }

    @Test(
        "a rule is read from its text",
        arguments: [
            ("reset=20%", FaultRule(kinds: [.reset], rate: 0.2)),
            ("503,504=0.5", FaultRule(kinds: [.unavailable, .gatewayTimeout], rate: 0.5)),
            ("retryable=100%", FaultRule(kinds: FaultKind.retryable, rate: 1)),
            ("token:429=1", FaultRule(kinds: [.tooManyRequests], rate: 1, requestClasses: [.token])),
            ("read,write:all=0", FaultRule(kinds: FaultKind.allCases, rate: 0, requestClasses: [.read, .write])),
        ]
    )
    func parsing(text: String, rule: FaultRule) throws {
        #expect(try FaultRule(parsing: text) == rule)
        #expect(try FaultRule(parsing: rule.description) == rule)
    }

    @Test(
        "a wrong rule says what is wrong",
        arguments: [
            ("reset", FaultRule.Failure.missingRate("reset")), ("resett=20%", .unknownKind("resett")),
            ("reset=120%", .invalidRate("120%")), ("reset=-1", .invalidRate("-1")), ("reset=", .invalidRate("")),
            ("reset=nan", .invalidRate("nan")), ("upload:reset=1", .unknownClass("upload")), ("=1", .unknownKind("")),
        ]
    )
    func parsingFailures(text: String, failure: FaultRule.Failure) {
        #expect(throws: failure) { try FaultRule(parsing: text) }
    }
}
