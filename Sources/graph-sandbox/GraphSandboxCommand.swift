internal import ArgumentParser
internal import Foundation
internal import GraphSandbox

#if Sandbox
    /// Runs the sandbox until it is stopped.
    @main
    struct GraphSandboxCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "graph-sandbox",
            abstract: "A local Microsoft Graph photo service, to try uploads without a tenant.",
            discussion: """
                It prints where it listens and how to connect, and runs until Ctrl-C. docs/sandbox.md shows what can be tried.
                """
        )

        @OptionGroup(title: "Listening")
        var listening: ListeningOptions

        @OptionGroup(title: "Tenant")
        var tenant: TenantOptions

        @OptionGroup(title: "Behavior")
        var behavior: BehaviorOptions

        @OptionGroup(title: "Limits and faults")
        var faults: FaultOptions

        @OptionGroup(title: "Files")
        var files: FileOptions

        func run() async throws {
            let configuration = try sandboxConfiguration()
            do {
                let server = try SandboxServer(configuration: configuration)
                let secret = configuration.client.secret
                let environmentFile = files.environmentFile
                try await TerminationSignals.cancelling {
                    try await server.run { url in
                        let greeting = Greeting(server: server, url: url, secret: secret)
                        greeting.print()
                        if let environmentFile { greeting.write(to: environmentFile) }
                    }
                }
            } catch let error as SandboxError {
                StandardError.write("graph-sandbox: \(error)")
                throw ExitCode(2)
            }
        }

        /// What the options say.
        func sandboxConfiguration() throws -> SandboxConfiguration {
            var configuration = SandboxConfiguration()
            try listening.apply(to: &configuration)
            try tenant.apply(to: &configuration)
            behavior.apply(to: &configuration)
            faults.apply(to: &configuration)
            files.apply(to: &configuration)
            return configuration
        }
    }
#else
    /// Without the trait there is nothing to run.
    @main
    enum GraphSandboxCommand {
        static func main() {
            StandardError.write(
                "graph-sandbox: this build has no sandbox. Build it with the package's trait Sandbox, which is on by default."
            )
            exit(64)
        }
    }
#endif
