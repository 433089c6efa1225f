/// Sign-ins with a code on another device (RFC 8628).
package struct DeviceCodes: Sendable {
    package let policy: DeviceCodePolicy
    private var pending: [String: SignIn] = [:]

    package struct SignIn: Sendable, Hashable {
        package let deviceCode: String
        /// What the user types.
        package let userCode: String
        package let clientID: String
        package let scopes: [String]
        /// Seconds since 1970.
        package let expiresAt: Double
        /// Seconds between two questions; grows when they come faster.
        package var interval: Double
        package var lastPoll: Double?
        package var pollCount = 0
        package var decision: Decision?
    }

    /// What the user said.
    package enum Decision: String, Sendable, Hashable {
        case approve
        case decline
    }

    package init(policy: DeviceCodePolicy) {
        self.policy = policy
    }

    package mutating func begin(clientID: String, scopes: [String], now: Double) -> SignIn {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("BCDFGHJKLMNPQRSTVWXZ")
        let userCode = String((0..<9).map { _ in letters[Int(generator.next() % UInt64(letters.count))] })
        let signIn = SignIn(
            deviceCode: Base64.encodedForURLs((0..<48).map { _ in UInt8(truncatingIfNeeded: generator.next()) }),
            userCode: userCode,
            clientID: clientID,
            scopes: scopes,
            expiresAt: now + policy.lifetime,
            interval: policy.interval
        )
        pending[signIn.deviceCode] = signIn
        return signIn
    }

    /// What the user says to a code; false when there is no such code.
    package mutating func decide(userCode: String, _ decision: Decision) -> Bool {
        guard let code = pending.first(where: { $0.value.userCode == userCode.uppercased() })?.key else { return false }
        pending[code]?.decision = decision
        return true
    }

    /// A question for the token.
    ///
    /// - Returns: the sign-in that is complete; its code cannot be used again.
    /// - Throws: what the endpoint answers instead.
    package mutating func poll(_ deviceCode: String, clientID: String, now: Double) throws(OAuthFailure) -> SignIn {
        guard var signIn = pending[deviceCode], signIn.clientID == clientID else {
            throw OAuthFailure("bad_verification_code", 70_018, "The device code is not known.")
        }
        guard now < signIn.expiresAt else {
            pending[deviceCode] = nil
            throw OAuthFailure("expired_token", 70_020, "The device code has expired. Ask for a new one.")
        }
        let isTooFast = signIn.lastPoll.map { now - $0 < signIn.interval } ?? false
        signIn.lastPoll = now
        if isTooFast {
            signIn.interval += 5
            pending[deviceCode] = signIn
            throw OAuthFailure("slow_down", nil, "The questions come too fast: wait 5 seconds more between them.")
        }
        signIn.pollCount += 1
        pending[deviceCode] = signIn
        if signIn.decision == nil, let count = policy.approvesAfterPollCount, signIn.pollCount > count {
            signIn.decision = .approve
        }
        switch signIn.decision {
        case .approve:
            pending[deviceCode] = nil
            return signIn
        case .decline:
            pending[deviceCode] = nil
            throw OAuthFailure("authorization_declined", 65_004, "The user declined.")
        case nil:
            throw OAuthFailure(
                "authorization_pending", 70_016, "The user has not yet entered the code. Ask again until it is done.")
        }
    }
}
