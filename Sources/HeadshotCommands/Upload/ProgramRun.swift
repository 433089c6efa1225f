#if Upload
    import GraphPhotos
    import Subprocess

    /// Runs another program, for the credential that asks one.
    enum ProgramRun {
        private static let maximumByteCount = 1 << 20

        static func run(
            _ program: String,
            _ arguments: [String]
        ) async throws(GraphError) -> AzureCLICredential.ProgramOutput {
            do {
                let result = try await Subprocess.run(
                    .name(program),
                    arguments: Arguments(arguments),
                    output: .bytes(limit: maximumByteCount),
                    error: .bytes(limit: maximumByteCount)
                )
                return AzureCLICredential.ProgramOutput(
                    hasSucceeded: result.terminationStatus.isSuccess,
                    standardOutput: result.standardOutput,
                    standardError: result.standardError
                )
            } catch {
                throw Task.isCancelled ? .stopped : .programMissing(program)
            }
        }
    }
#endif
