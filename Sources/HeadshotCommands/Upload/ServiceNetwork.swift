import GraphPhotos

#if Upload
    import Subprocess
#endif

/// What only a build with the trait Upload has: the network, and other programs. Other builds have no command that asks
/// for it.
enum ServiceNetwork {
    static func transport(
        certificateAuthorities: [UInt8]?,
        trustedRoots: [UInt8]?,
        proxy: ProxySettings?
    ) throws(GraphError) -> any HTTPTransport {
        #if Upload
            try AsyncHTTPTransport(
                certificateAuthorities: certificateAuthorities, trustedRoots: trustedRoots, proxy: proxy)
        #else
            preconditionFailure("built without the trait Upload")
        #endif
    }

    /// Runs another program, for the credentials that ask one. It and all that it starts end with this process's work,
    /// and after 15 s, or another time limit.
    static func run(
        _ program: String,
        _ arguments: [String],
        timeLimit: Duration = .seconds(15)
    ) async throws(GraphError) -> AzureCLICredential.ProgramOutput {
        #if Upload
            let clock = ContinuousClock()
            let start = clock.now
            do {
                return try await withThrowingTaskGroup(of: AzureCLICredential.ProgramOutput?.self) { group in
                    group.addTask { try await runToItsEnd(program, arguments) }
                    group.addTask {
                        try await Task.sleep(for: timeLimit)
                        return nil
                    }
                    defer { group.cancelAll() }
                    guard let output = try await group.next() ?? nil else { throw ProgramTooSlow() }
                    return output
                }
            } catch {
                if Task.isCancelled { throw .stopped }
                if clock.now - start >= timeLimit { throw .programTooSlow(program, timeLimit) }
                throw (error as? SubprocessError)?.code == .outputLimitExceeded
                    ? .programTalksTooMuch(program) : .programMissing(program)
            }
        #else
            preconditionFailure("built without the trait Upload")
        #endif
    }

    #if Upload
        private struct ProgramTooSlow: Error {}

        private static func runToItsEnd(
            _ program: String,
            _ arguments: [String]
        ) async throws -> AzureCLICredential.ProgramOutput {
            let maximumByteCount = 1 << 20
            var options = PlatformOptions()
            // These programs are scripts that start others: all of them are in one group, and end together. A gentler
            // signal would end the script alone, and leave those that do not listen to it.
            options.processGroupID = 0
            options.teardownSequence = [
                .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
            ]
            let result = try await Subprocess.run(
                .name(program),
                arguments: Arguments(arguments),
                platformOptions: options,
                output: .bytes(limit: maximumByteCount),
                error: .bytes(limit: maximumByteCount)
            )
            return AzureCLICredential.ProgramOutput(
                hasSucceeded: result.terminationStatus.isSuccess,
                standardOutput: result.standardOutput,
                standardError: result.standardError
            )
        }
    #endif
}
