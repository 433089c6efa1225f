import GraphPhotos

#if Upload
    import Subprocess
#endif

/// What only a build with the trait Upload has: the network, and other programs. Other builds have no command that asks
/// for it.
enum ServiceNetwork {
    static func transport(
        certificateAuthorities: [UInt8]?,
        proxy: ProxySettings?
    ) throws(GraphError) -> any HTTPTransport {
        #if Upload
            try AsyncHTTPTransport(certificateAuthorities: certificateAuthorities, proxy: proxy)
        #else
            preconditionFailure("built without the trait Upload")
        #endif
    }

    /// Runs another program, for the credential that asks one.
    static func run(
        _ program: String,
        _ arguments: [String]
    ) async throws(GraphError) -> AzureCLICredential.ProgramOutput {
        #if Upload
            let maximumByteCount = 1 << 20
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
        #else
            preconditionFailure("built without the trait Upload")
        #endif
    }
}
