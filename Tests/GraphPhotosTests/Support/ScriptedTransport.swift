#if Upload
    import Synchronization

    @testable import GraphPhotos

    /// Gives answers in the order in which they were written down; the last one again and again.
    final class ScriptedTransport: HTTPTransport {
        typealias Step = Result<HTTPExchangeAnswer, TransportError>

        private struct State {
            var steps: [Step]
            var requests: [HTTPExchangeRequest] = []
        }

        private let state: Mutex<State>

        init(_ steps: [Step]) {
            state = Mutex(State(steps: steps))
        }

        var requests: [HTTPExchangeRequest] { state.withLock { $0.requests } }

        func send(_ request: HTTPExchangeRequest) async throws(TransportError) -> HTTPExchangeAnswer {
            let step: Step = state.withLock { state in
                state.requests.append(request)
                return state.steps.count > 1 ? state.steps.removeFirst() : state.steps[0]
            }
            return try step.get()
        }

        /// With an id of the request, as Microsoft Graph gives one, unless another is there.
        static func answer(_ status: Int, _ body: String = "", _ headers: [(String, String)] = []) -> Step {
            let isNamed = headers.contains { $0.0 == "request-id" }
            let headers = headers + (isNamed ? [] : [("request-id", "service")])
            return .success(
                HTTPExchangeAnswer(
                    status: status, headers: headers.map { (name: $0.0, value: $0.1) }, body: Array(body.utf8)))
        }
    }

    /// A clock that only moves when somebody sleeps.
    final class TestClock: Sendable {
        private let now = Mutex(Duration.zero)
        private let slept = Mutex<[Duration]>([])
        private let numbers = Mutex(0)

        /// Seconds since 1970 at its start.
        static let start = 1_800_000_000

        var sleeps: [Duration] { slept.withLock { $0 } }

        func advance(_ duration: Duration) {
            now.withLock { $0 += duration }
        }

        var client: ClientClock {
            ClientClock(
                elapsed: { self.now.withLock { $0 } },
                secondsSince1970: { Self.start + Int(self.now.withLock { $0 }.components.seconds) },
                sleep: { duration in
                    try Task.checkCancellation()
                    self.slept.withLock { $0.append(duration) }
                    self.advance(duration)
                },
                random: { 0.5 },
                identifier: {
                    self.numbers.withLock { number in
                        number += 1
                        return "id-\(number)"
                    }
                }
            )
        }
    }
#endif
