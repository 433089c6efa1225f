import GraphSandbox
import Testing

@Suite struct ThrottleTests {
    @Test("as many requests as allowed are in work, and the next is told when to come again")
    func inFlight() {
        var throttle = ThrottleState(
            policy: ThrottlePolicy(maximumInFlightCount: 2, inFlightDelay: .milliseconds(2_128)))
        #expect(throttle.begin("app", byteCount: 0, now: .zero) == nil)
        #expect(throttle.begin("app", byteCount: 0, now: .zero) == nil)
        #expect(throttle.begin("app", byteCount: 0, now: .zero) == .milliseconds(2_128))
        #expect(throttle.begin("other", byteCount: 0, now: .zero) == nil, "others are counted for themselves")
        throttle.end("app")
        #expect(throttle.begin("app", byteCount: 0, now: .zero) == nil)
    }

    @Test("requests are forgotten when their window is over")
    func requestWindow() {
        var throttle = ThrottleState(
            policy: ThrottlePolicy(maximumInFlightCount: nil, maximumRequestCount: 3, requestWindow: .seconds(10))
        )
        #expect(throttle.begin("app", byteCount: 0, now: .seconds(1)) == nil)
        #expect(throttle.begin("app", byteCount: 0, now: .seconds(2)) == nil)
        #expect(throttle.begin("app", byteCount: 0, now: .seconds(3)) == nil)
        #expect(throttle.begin("app", byteCount: 0, now: .seconds(4)) == .seconds(7))
        #expect(throttle.begin("app", byteCount: 0, now: .milliseconds(10_999)) == .milliseconds(1))
        #expect(throttle.begin("app", byteCount: 0, now: .seconds(11)) == nil)
        #expect(throttle.begin("app", byteCount: 0, now: .seconds(11)) == .seconds(1))
    }

    @Test("bytes are counted, and a request waits for as much room as it needs")
    func uploadWindow() {
        var throttle = ThrottleState(
            policy: ThrottlePolicy(maximumInFlightCount: nil, maximumUploadByteCount: 100, uploadWindow: .seconds(300))
        )
        #expect(throttle.begin("app", byteCount: 40, now: .seconds(0)) == nil)
        #expect(throttle.begin("app", byteCount: 40, now: .seconds(10)) == nil)
        #expect(throttle.begin("app", byteCount: 40, now: .seconds(20)) == .seconds(280))
        #expect(throttle.begin("app", byteCount: 90, now: .seconds(20)) == .seconds(290))
        #expect(throttle.begin("app", byteCount: 20, now: .seconds(20)) == nil)
        #expect(throttle.begin("app", byteCount: 0, now: .seconds(20)) == nil, "reads send nothing")
        #expect(throttle.begin("app", byteCount: 40, now: .seconds(300)) == nil)
    }

    @Test("what is refused is not counted")
    func refusalsAreFree() {
        var throttle = ThrottleState(
            policy: ThrottlePolicy(maximumInFlightCount: 1, maximumRequestCount: 2, requestWindow: .seconds(10))
        )
        #expect(throttle.begin("app", byteCount: 0, now: .zero) == nil)
        for _ in 0..<100 { #expect(throttle.begin("app", byteCount: 0, now: .zero) != nil) }
        throttle.end("app")
        #expect(throttle.begin("app", byteCount: 0, now: .seconds(1)) == nil)
    }

    @Test("the older text counts for each mailbox, the newer one for the app", arguments: ThrottlePolicy.Scope.allCases)
    func scope(_ scope: ThrottlePolicy.Scope) {
        let throttle = ThrottleState(policy: ThrottlePolicy(scope: scope))
        let isSame = throttle.key(app: "a", mailbox: "m") == throttle.key(app: "a", mailbox: "n")
        #expect(isSame == (scope == .app))
        #expect(throttle.key(app: "a", mailbox: "m") != throttle.key(app: "b", mailbox: "m"))
    }

    @Test("limits are read from their text")
    func parsing() throws {
        #expect(try ThrottlePolicy(parsing: "live") == .live)
        #expect(try ThrottlePolicy(parsing: "off") == .off)
        let policy = try ThrottlePolicy(parsing: "in-flight=2,requests=off,bytes=1000,per=mailbox,delay=0.5")
        #expect(policy.maximumInFlightCount == 2)
        #expect(policy.maximumRequestCount == nil)
        #expect(policy.maximumUploadByteCount == 1_000)
        #expect(policy.scope == .mailbox)
        #expect(policy.inFlightDelay == .milliseconds(500))
        #expect(try ThrottlePolicy(parsing: "off,in-flight=4").maximumRequestCount == nil)
    }

    @Test(
        "wrong limits say what is wrong",
        arguments: [
            ("on", ThrottlePolicy.Failure.unknownSetting("on")), ("speed=1", .unknownSetting("speed")),
            ("in-flight=0", .invalidValue(setting: "in-flight", value: "0")),
            ("bytes=much", .invalidValue(setting: "bytes", value: "much")),
            ("per=user", .invalidValue(setting: "per", value: "user")),
            ("delay=-1", .invalidValue(setting: "delay", value: "-1")),
        ]
    )
    func parsingFailures(text: String, failure: ThrottlePolicy.Failure) {
        #expect(throws: failure) { try ThrottlePolicy(parsing: text) }
    }
}
