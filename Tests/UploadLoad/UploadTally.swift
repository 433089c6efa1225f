#if Upload && Sandbox
    /// What was reported, compared with what is there.
    package struct UploadTally: Sendable {
        package enum Result: Sendable, Hashable {
            case done
            /// Accepted, with a warning: the old photo is still shown, or what is shown cannot be told.
            case acceptedNotVisible
            case failed(String)
            /// Failed after a try without an answer, and said so.
            case unclear(String)
        }

        /// What became of one photo, as the client says.
        package struct Outcome: Sendable {
            package let user: String
            /// Of the bytes that were sent.
            package let sha256: String
            package let result: Result
            package let attemptCount: Int
        }

        /// Reported as done, and there, byte for byte.
        package var doneCount = 0
        /// Accepted with a warning, and there.
        package var lateCount = 0
        /// Accepted with a warning, and not there.
        package var acceptedNotThere: [String] = []
        /// Reported as done, and not there.
        package var doneNotThere: [String] = []
        /// Reported as failed, and there.
        package var failedButThere: [String] = []
        /// Reported as failed, and not there: user and reason.
        package var failed: [String] = []
        /// Reported as failed or not, nobody knows: user and reason.
        package var unclear: [String] = []
        /// Requests with a photo for each that none was made to fail for, as the sandbox counted them.
        package var requestsPerUntouchedPhoto = 0.0
        /// Requests for the photos themselves, retries included.
        package var attemptCount = 0
        /// As the sandbox measured it.
        package var maximumInFlightCount: Int
        /// For all uploads.
        package var seconds = 0.0
        /// Of this process, in user mode and in the kernel, for the uploads alone: photos were made and hashed before,
        /// and what the sandbox has is asked for afterwards.
        package var processorSeconds = 0.0

        init(
            _ outcomes: [Outcome],
            stored: [String: String],
            requests: [String: SandboxAccess.PhotoRequests],
            maximumInFlightCount: Int
        ) {
            self.maximumInFlightCount = maximumInFlightCount
            let untouched = requests.values.filter { $0.faultCount == 0 }
            requestsPerUntouchedPhoto =
                Double(untouched.reduce(0) { $0 + $1.count }) / Double(max(1, untouched.count))
            for outcome in outcomes {
                let isThere = stored[outcome.user] == outcome.sha256
                attemptCount += outcome.attemptCount
                switch (outcome.result, isThere) {
                case (.done, true): doneCount += 1
                case (.done, false): doneNotThere.append(outcome.user)
                case (.acceptedNotVisible, true): lateCount += 1
                case (.acceptedNotVisible, false): acceptedNotThere.append(outcome.user)
                case (.unclear(let reason), _): unclear.append("\(outcome.user): \(reason)")
                case (.failed(let reason), true): failedButThere.append("\(outcome.user): \(reason)")
                case (.failed(let reason), false): failed.append("\(outcome.user): \(reason)")
                }
            }
        }

        /// Nothing was reported otherwise than it is.
        package var isTrue: Bool { doneNotThere.isEmpty && failedButThere.isEmpty }

        /// Lines for people.
        package var text: String {
            var lines = [
                "\(doneCount) done and there, \(lateCount) accepted and there but not yet shown, "
                    + "\(failed.count) failed and not there; \(attemptCount) requests with photos",
                "\(doneNotThere.count) reported as done and not there, \(acceptedNotThere.count) accepted with a warning and not "
                    + "there, \(failedButThere.count) reported as failed and there",
                "\(unclear.count) reported as failed or not, nobody knows; at most \(maximumInFlightCount) requests in flight",
                "\(requestsPerUntouchedPhoto) requests with a photo for each that none was made to fail for",
            ]
            lines += (doneNotThere + acceptedNotThere + failedButThere + failed + unclear).prefix(10).map { "  \($0)" }
            return lines.joined(separator: "\n")
        }
    }
#endif
