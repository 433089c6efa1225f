#if Upload
    import Testing

    @testable import GraphPhotos

    @Suite struct RetryPolicyTests {
        typealias Case = (
            number: Int, elapsed: Duration, outcome: RetryPolicy.Outcome, random: Double, decision: RetryPolicy.Decision
        )

        static let cases: [Case] = [
            // Full jitter, doubled with each try, capped.
            (
                1, .zero, .answer(status: 500, retryAfter: nil, isFinal: false), 0.5,
                .retry(after: .milliseconds(250), needsNewConnection: false)
            ),
            (
                3, .zero, .answer(status: 502, retryAfter: nil, isFinal: false), 0.5,
                .retry(after: .seconds(1), needsNewConnection: false)
            ),
            (
                1, .zero, .answer(status: 504, retryAfter: nil, isFinal: false), 0,
                .retry(after: .zero, needsNewConnection: false)
            ),
            (
                7, .zero, .answer(status: 509, retryAfter: nil, isFinal: false), 0.999,
                .retry(after: .milliseconds(29_970), needsNewConnection: false)
            ),
            // What the service asks for, and at most a tenth more.
            (
                1, .zero, .answer(status: 429, retryAfter: .milliseconds(2_128), isFinal: false), 0,
                .retry(after: .milliseconds(2_128), needsNewConnection: false)
            ),
            (
                1, .zero, .answer(status: 429, retryAfter: .seconds(60), isFinal: false), 0.5,
                .retry(after: .milliseconds(60_250), needsNewConnection: false)
            ),
            (1, .zero, .answer(status: 429, retryAfter: .seconds(300), isFinal: false), 0, .giveUp),
            // It cannot make our own delay less.
            (
                3, .zero, .answer(status: 429, retryAfter: .zero, isFinal: false), 0.5,
                .retry(after: .seconds(1), needsNewConnection: false)
            ),
            (
                5, .zero, .answer(status: 429, retryAfter: .seconds(1), isFinal: false), 0.5,
                .retry(after: .seconds(4), needsNewConnection: false)
            ),
            // A new connection where the old one leads to a server that is out of order.
            (
                1, .zero, .answer(status: 503, retryAfter: nil, isFinal: false), 0.5,
                .retry(after: .milliseconds(250), needsNewConnection: true)
            ),
            (1, .zero, .failure(.connectionLost), 0.5, .retry(after: .milliseconds(250), needsNewConnection: true)),
            (1, .zero, .failure(.timedOut), 0.5, .retry(after: .milliseconds(250), needsNewConnection: true)),
            (1, .zero, .failure(.cannotConnect), 0.5, .retry(after: .milliseconds(250), needsNewConnection: true)),
            // Enough is enough.
            (8, .zero, .failure(.connectionLost), 0, .giveUp),
            (4, .zero, .failure(.cannotConnect), 0, .giveUp),
            (
                2, .seconds(299), .failure(.connectionLost), 0.999,
                .retry(after: .milliseconds(999), needsNewConnection: true)
            ),
            (2, .seconds(300), .failure(.connectionLost), 0, .giveUp),
        ]

        @Test(arguments: cases.indices)
        func `a try is repeated when and how it should be`(_ index: Int) {
            let (number, elapsed, outcome, random, decision) = Self.cases[index]
            let attempt = RetryPolicy.Attempt(number: number, elapsed: elapsed)
            #expect(RetryPolicy().decision(after: attempt, outcome, random: random) == decision)
        }

        @Test(arguments: [301, 400, 401, 403, 404, 405, 411, 413, 415, 501])
        func `what cannot succeed is not repeated`(_ status: Int) {
            let outcome = RetryPolicy.Outcome.answer(status: status, retryAfter: .zero, isFinal: false)
            let attempt = RetryPolicy.Attempt(number: 1, elapsed: .zero)
            #expect(RetryPolicy().decision(after: attempt, outcome, random: 0) == .giveUp)
        }

        @Test(arguments: [
            TransportError.Kind.encryptionFailed, .proxyFailed, .cancelled, .invalidRequest, .answerTooLarge,
        ])
        func `a failure that stays one is not repeated`(_ kind: TransportError.Kind) {
            let attempt = RetryPolicy.Attempt(number: 1, elapsed: .zero)
            #expect(RetryPolicy().decision(after: attempt, .failure(kind), random: 0) == .giveUp)
        }

        @Test func `a 500 for what is no image is not repeated`() {
            let outcome = RetryPolicy.Outcome.answer(status: 500, retryAfter: nil, isFinal: true)
            let attempt = RetryPolicy.Attempt(number: 1, elapsed: .zero)
            #expect(RetryPolicy().decision(after: attempt, outcome, random: 0) == .giveUp)
        }

        @Test(arguments: [
            ("2.128", Duration.milliseconds(2_128)),
            ("0", .zero),
            (" 17 ", .seconds(17)),
            ("99999999999999999999", .seconds(31_536_000)),
            ("Sun, 06 Nov 1994 08:49:47 GMT", .seconds(10)),
            ("Sunday, 06-Nov-94 08:49:47 GMT", .seconds(10)),
            ("Sun Nov  6 08:49:47 1994", .seconds(10)),
            ("Sun, 06 Nov 1994 08:49:27 GMT", .zero),
        ])
        func `Retry-After is seconds or a date by the service's clock`(_ text: String, _ duration: Duration) {
            #expect(RetryAfter.duration(text, date: "Sun, 06 Nov 1994 08:49:37 GMT", now: 5) == duration)
        }

        @Test(arguments: ["", "soon", "-1", "1e3", ".5", "nan", "inf", "Sun, 99 Nov 1994 08:49:37 GMT", "1.2.3"])
        func `what is neither is no Retry-After`(_ text: String) {
            #expect(RetryAfter.duration(text, date: nil, now: 0) == nil)
        }

        @Test(arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799), ("Fri, 31 Dec 2100 00:00:00 GMT", 4_133_894_400),
        ])
        func `a date is counted in seconds`(_ text: String, _ seconds: Int) {
            #expect(HTTPDate.secondsSince1970(text) == seconds)
        }
    }
#endif
