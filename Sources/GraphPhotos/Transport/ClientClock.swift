#if Upload
    #if canImport(FoundationEssentials)
        internal import FoundationEssentials
    #else
        internal import Foundation
    #endif

    /// Time and chance as the client sees them; tests bring their own.
    package struct ClientClock: Sendable {
        /// Since some start.
        package var elapsed: @Sendable () -> Duration
        /// Seconds since 1970.
        package var secondsSince1970: @Sendable () -> Int
        /// Throws `CancellationError` when the task is cancelled.
        package var sleep: @Sendable (Duration) async throws -> Void
        /// From 0 to below 1.
        package var random: @Sendable () -> Double
        /// A new id for a request.
        package var identifier: @Sendable () -> String

        package init(
            elapsed: @escaping @Sendable () -> Duration,
            secondsSince1970: @escaping @Sendable () -> Int,
            sleep: @escaping @Sendable (Duration) async throws -> Void,
            random: @escaping @Sendable () -> Double,
            identifier: @escaping @Sendable () -> String
        ) {
            self.elapsed = elapsed
            self.secondsSince1970 = secondsSince1970
            self.sleep = sleep
            self.random = random
            self.identifier = identifier
        }

        /// The machine's.
        package static let system: ClientClock = {
            let clock = ContinuousClock()
            let start = clock.now
            return ClientClock(
                elapsed: { clock.now - start },
                secondsSince1970: { Int(Date().timeIntervalSince1970) },
                sleep: { try await Task.sleep(for: $0) },
                random: { Double.random(in: 0..<1) },
                identifier: { UUID().uuidString.lowercased() }
            )
        }()
    }
#endif
