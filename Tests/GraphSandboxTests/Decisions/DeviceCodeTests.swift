import GraphSandbox
import Testing

@Suite struct DeviceCodeTests {
    private func error(_ codes: inout DeviceCodes, _ code: String, client: String = "app", at now: Double) -> String? {
        do {
            _ = try codes.poll(code, clientID: client, now: now)
            return nil
        } catch {
            return error.error
        }
    }

    @Test("the user takes as many questions as configured, and the code is good once")
    func approvesByItself() {
        var codes = DeviceCodes(policy: DeviceCodePolicy(interval: 5, approvesAfterPollCount: 2))
        let code = codes.begin(clientID: "app", scopes: ["User.ReadWrite"], now: 0).deviceCode
        #expect(error(&codes, code, at: 5) == "authorization_pending")
        #expect(error(&codes, code, at: 10) == "authorization_pending")
        #expect(error(&codes, code, at: 15) == nil)
        #expect(error(&codes, code, at: 20) == "bad_verification_code")
    }

    @Test("who asks too fast has to wait five seconds more from then on")
    func slowDown() {
        var codes = DeviceCodes(policy: DeviceCodePolicy(interval: 5, approvesAfterPollCount: nil))
        let code = codes.begin(clientID: "app", scopes: [], now: 0).deviceCode
        #expect(error(&codes, code, at: 0) == "authorization_pending", "the first question is never too early")
        #expect(error(&codes, code, at: 4) == "slow_down")
        #expect(error(&codes, code, at: 9) == "slow_down")
        #expect(error(&codes, code, at: 24) == "authorization_pending")
    }

    @Test("approved, declined, expired, unknown")
    func outcomes() {
        var codes = DeviceCodes(policy: DeviceCodePolicy(interval: 0, lifetime: 60, approvesAfterPollCount: nil))
        let approved = codes.begin(clientID: "app", scopes: [], now: 0)
        let declined = codes.begin(clientID: "app", scopes: [], now: 0)
        let expired = codes.begin(clientID: "app", scopes: [], now: 0)
        let isKnown = [
            codes.decide(userCode: approved.userCode.lowercased(), .approve),
            codes.decide(userCode: declined.userCode, .decline),
            codes.decide(userCode: "no code", .approve),
        ]
        #expect(isKnown == [true, true, false])
        #expect(error(&codes, approved.deviceCode, client: "other", at: 1) == "bad_verification_code")
        #expect(error(&codes, approved.deviceCode, at: 1) == nil)
        #expect(error(&codes, declined.deviceCode, at: 1) == "authorization_declined")
        #expect(error(&codes, expired.deviceCode, at: 60) == "expired_token")
    }
}
