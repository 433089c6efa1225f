internal import ArgumentParser
internal import GraphSandbox

/// Where it listens.
struct ListeningOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The port to listen on; 0: any free one.", valueName: "n"))
    var port = 8_765

    @Option(help: "The address to listen on. Whoever can reach it can use the sandbox.")
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The certificate chain for TLS, in PEM. HTTP/2 is offered then.", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("The certificate's key, in PEM, not encrypted.", valueName: "file"))
    var tlsKey: String?

    @Option(
        help: ArgumentHelp(
            "An address under which clients see the sandbox, when a proxy stands in front of it. May be repeated.",
            valueName: "url"
        )
    )
    var publicURL: [String] = []

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 ... 65535.") }
        guard (tlsCert == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-cert and --tls-key belong together.")
        }
    }

    func apply(to configuration: inout SandboxConfiguration) throws {
        configuration.port = port
        configuration.host = host
        configuration.publicURLs = publicURL
        if let tlsCert, let tlsKey { configuration.tls = TLSFiles(certificateFile: tlsCert, keyFile: tlsKey) }
    }
}
