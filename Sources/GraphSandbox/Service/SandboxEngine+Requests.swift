#if Sandbox
    /// A request to Graph between its head and its answer.
    struct RequestInWork: Sendable {
        let number: Int
        let identity: RequestIdentity
        let began: Duration
        let inFlightCount: Int
        let fault: FaultKind?
        let prepared: Result<PreparedRequest, GraphFailure>
        /// Under what the throttle counts it; nil: it was not admitted.
        let throttleKey: String?
    }

    extension SandboxEngine {
        /// Counts a request, decides whether it goes wrong, and whether it may be carried out.
        func begin(_ request: GraphCall, addresses: Addresses, clientRequestID: String?, declaredByteCount: Int)
            -> RequestInWork
        {
            let time = SandboxTime.now
            let identity = RequestIdentity(clientRequestID: clientRequestID, time: time)
            var prepared = prepare(request, addresses: addresses, now: time)
            let now = elapsed
            let isWrite =
                request.method != "GET" && request.path.hasSuffix("/photo/$value") && request.method != "DELETE"
            return withState { state in
                state.requestCount += 1
                state.inFlightCount += 1
                state.maximumInFlightCount = max(state.maximumInFlightCount, state.inFlightCount)
                let fault = state.faults.next(for: isWrite ? .write : .read)
                var throttleKey: String?
                if case .success(let admitted) = prepared {
                    let key = state.throttle.key(app: admitted.clientID, mailbox: admitted.subject.mailbox)
                    let delay = state.throttle.begin(key, byteCount: declaredByteCount, now: now)
                    if let delay {
                        prepared = .failure(.tooManyRequests(retryAfter: Self.seconds(delay)))
                    } else {
                        throttleKey = key
                    }
                }
                return RequestInWork(
                    number: state.requestCount,
                    identity: identity,
                    began: now,
                    inFlightCount: state.inFlightCount,
                    fault: fault,
                    prepared: prepared,
                    throttleKey: throttleKey
                )
            }
        }

        /// Takes a request out of the counts; to be called before its answer is sent, since a client that has the answer may send
        /// the next request at once.
        func end(_ work: RequestInWork, record: RequestRecord) {
            withState { state in
                state.inFlightCount -= 1
                if let key = work.throttleKey { state.throttle.end(key) }
                state.log.append(record)
            }
        }

        func prepare(_ request: GraphCall, addresses: Addresses, now: Double) -> Result<
            PreparedRequest, GraphFailure
        > {
            let preparation = RequestPreparation(
                directory: directory,
                addresses: addresses,
                claims: claims(authorization: request.authorization),
                now: now
            )
            do throws(GraphFailure) {
                return .success(try preparation.prepare(request))
            } catch {
                return .failure(error)
            }
        }

        /// What Graph answers to a request whose body is there.
        func answer(_ work: RequestInWork, body: [UInt8], mischief: PhotoService.Mischief) -> SandboxAnswer {
            do throws(GraphFailure) {
                let prepared = try work.prepared.get()
                return try withState { state throws(GraphFailure) in
                    try state.photos.answer(prepared, body: body, mischief: mischief)
                }
            } catch {
                return error.answer(work.identity)
            }
        }

        /// Seconds with up to three decimals, as `Retry-After` carries them.
        static func seconds(_ duration: Duration) -> String {
            let milliseconds = duration / .milliseconds(1)
            return String(max(milliseconds.rounded(.up), 1) / 1_000)
        }
    }
#endif
