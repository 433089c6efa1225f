#if Upload
    internal import AsyncHTTPClient
    internal import Synchronization

    /// A client that can be replaced by a fresh one, since a client's pool cannot be told to leave a connection alone.
    ///
    /// The old one serves what it has begun, and is shut down then.
    final class ReplaceableHTTPClient: Sendable {
        struct Lease: Sendable {
            let client: HTTPClient
            fileprivate let generation: Int
        }

        private struct State {
            var current: HTTPClient
            var generation = 0
            /// Requests per generation, and the clients of those that are over.
            var requestCounts: [Int: Int] = [:]
            var retired: [Int: HTTPClient] = [:]
            var shutdowns: [Task<Void, Never>] = []
            var isShutDown = false
        }

        private let configuration: HTTPClient.Configuration
        private let state: Mutex<State>

        init(_ configuration: HTTPClient.Configuration) {
            self.configuration = configuration
            state = Mutex(State(current: HTTPClient(configuration: configuration)))
        }

        /// A client that is let go without having been shut down ends a debug build.
        deinit {
            let clients = state.withLock { $0.isShutDown ? [] : Array($0.retired.values) + [$0.current] }
            for client in clients { Task { try? await client.shutdown() } }
        }

        /// - Parameter needsNew: none of the connections so far may be used.
        /// - Returns: a client, to be given back.
        func lease(needsNew: Bool) -> Lease {
            state.withLock { state in
                if needsNew {
                    let old = state.current
                    let isIdle = state.requestCounts[state.generation, default: 0] == 0
                    if isIdle {
                        state.requestCounts[state.generation] = nil
                        Self.shutDown(old, &state)
                    } else {
                        state.retired[state.generation] = old
                    }
                    state.generation += 1
                    state.current = HTTPClient(configuration: configuration)
                }
                state.requestCounts[state.generation, default: 0] += 1
                return Lease(client: state.current, generation: state.generation)
            }
        }

        func giveBack(_ lease: Lease) {
            state.withLock { state in
                state.requestCounts[lease.generation, default: 1] -= 1
                guard state.requestCounts[lease.generation] == 0, lease.generation != state.generation else { return }
                state.requestCounts[lease.generation] = nil
                if let client = state.retired.removeValue(forKey: lease.generation) { Self.shutDown(client, &state) }
            }
        }

        private static func shutDown(_ client: HTTPClient, _ state: inout State) {
            // The tasks are kept, so that `shutdown` can wait for them; those of long ago are over.
            if state.shutdowns.count >= 16 { state.shutdowns.removeFirst(8) }
            state.shutdowns.append(Task { try? await client.shutdown() })
        }

        func shutdown() async {
            let (clients, tasks) = state.withLock { state in
                defer {
                    state.isShutDown = true
                    state.retired = [:]
                    state.shutdowns = []
                }
                return (Array(state.retired.values) + [state.current], state.shutdowns)
            }
            for client in clients { try? await client.shutdown() }
            for task in tasks { await task.value }
        }
    }
#endif
