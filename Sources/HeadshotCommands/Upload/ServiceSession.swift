import GraphPhotos
import PhotoNormalization

/// What a command needs to talk to the service: made from arguments and the environment, without sending anything.
struct ServiceSession: Sendable {
    let endpoint: GraphEndpoint
    let transport: any HTTPTransport
    let options: GraphClientOptions
    let settings: CredentialSettings
    /// For what `--verbose` tells.
    private let verboseConsole: Console?

    /// What a command is told of its surroundings.
    struct Surroundings: Sendable {
        var console: Console
        var environment: @Sendable (String) -> String? = { CurrentProcess.environment($0) }
    }

    /// Makes a session, works in it, and closes its connections.
    ///
    /// - Throws: what is wrong with the arguments, or what the work failed with.
    static func with(
        _ connection: ConnectionOptions,
        _ surroundings: Surroundings,
        isVerbose: Bool = false,
        isQuiet: Bool = false,
        limits: TimeLimits = TimeLimits(),
        _ work: (ServiceSession) async throws(GraphError) -> Void
    ) async throws(SessionFailure) {
        let session = try ServiceSession(
            connection, surroundings, isVerbose: isVerbose, isQuiet: isQuiet, limits: limits)
        var failure: GraphError?
        do throws(GraphError) {
            try await work(session)
        } catch {
            failure = error
        }
        await session.transport.shutdown()
        if let failure { throw .failed(failure) }
    }

    /// - Throws: `GraphError` or `UsageError` for arguments that cannot be meant.
    private init(
        _ connection: ConnectionOptions,
        _ surroundings: Surroundings,
        isVerbose: Bool,
        isQuiet: Bool,
        limits: TimeLimits
    ) throws(SessionFailure) {
        guard (1...64).contains(connection.inFlight) else {
            throw .usage(
                UsageError(message: "--in-flight has to be from 1 to 64, not \(connection.inFlight)."))
        }
        var options = GraphClientOptions()
        do throws(UsageError) {
            try limits.apply(to: &options)
        } catch {
            throw .usage(error)
        }
        do throws(GraphError) {
            endpoint = try Self.endpoint(connection, surroundings)
            transport = try ServiceNetwork.transport(
                certificateAuthorities: try Self.authorities(connection),
                trustedRoots: try TrustedRoots.environment(surroundings.environment),
                proxy: try ProxySettings.environment(surroundings.environment)
            )
        } catch {
            throw .failed(error)
        }
        options.userAgent = "headshot/\(HeadshotVersion.current)"
        if connection.inFlight != 4 { options.gate = InFlightGate(limit: connection.inFlight) }
        options.refusals = StateDirectory(surroundings.environment).map { KeptRefusals(directory: $0) }
        if isVerbose { options.log = ConsoleLog(console: surroundings.console) }
        if !isQuiet { options.onWait = WaitingLog(console: surroundings.console).tell }
        self.options = options
        verboseConsole = isVerbose ? surroundings.console : nil
        do throws(GraphError) {
            settings = try Self.settings(connection, surroundings)
        } catch {
            throw .failed(error)
        }
    }

    /// - Throws: `GraphError` when there is no credential, or none that can be used.
    func credential() throws(GraphError) -> ChosenCredential {
        let search = settings.search(endpoint: endpoint, transport: transport)
        for lookup in search.lookups where lookup.finding == .unusable || lookup.finding == .taken {
            verboseConsole?.message(
                DisplayText.escaped("  credential \(lookup.kind.rawValue): \(lookup.detail ?? lookup.finding.rawValue)")
            )
        }
        return try search.result.get()
    }

    func client() throws(GraphError) -> GraphPhotoClient {
        GraphPhotoClient(
            endpoint: endpoint, tokens: try credential().provider, transport: transport, options: options)
    }

    private static func endpoint(
        _ connection: ConnectionOptions,
        _ surroundings: Surroundings
    ) throws(GraphError) -> GraphEndpoint {
        var graph: ServiceURL?
        var authority: ServiceURL?
        if let text = connection.graphURL { graph = try ServiceURL(text) }
        let host = surroundings.environment("AZURE_AUTHORITY_HOST")
        if let text = connection.authorityURL ?? (host?.isEmpty == false ? host : nil) {
            authority = try ServiceURL(text.contains("://") ? text : "https://\(text)")
        }
        return GraphEndpoint(cloud: connection.cloud, graph: graph, authority: authority)
    }

    private static func authorities(_ connection: ConnectionOptions) throws(GraphError) -> [UInt8]? {
        guard let path = connection.authorities else { return nil }
        guard let bytes = SmallFile.read(path) else {
            throw GraphError.certificateAuthoritiesUnreadable(DisplayText.escaped(path))
        }
        return bytes
    }

    private static func settings(
        _ connection: ConnectionOptions,
        _ surroundings: Surroundings
    ) throws(GraphError) -> CredentialSettings {
        var token: Secret?
        if let path = connection.tokenFile {
            let bytes = path == FilePath("-") ? SmallFile.readInput(surroundings.console) : SmallFile.read(path)
            guard let bytes else { throw GraphError.tokenFileUnreadable(DisplayText.escaped(path)) }
            token = Secret(PastedText.decoded(bytes))
        }
        let console = surroundings.console
        var settings = CredentialSettings(
            kind: connection.credential,
            tenant: connection.tenant,
            clientID: connection.clientID,
            token: token,
            environment: surroundings.environment,
            readFile: { SmallFile.read(FilePath($0)) },
            show: { console.message(DisplayText.escaped($0)) },
            run: { program, arguments throws(GraphError) in try await ServiceNetwork.run(program, arguments) }
        )
        settings.sendsCertificateChain = connection.sendCertificateChain
        settings.signIns = StateDirectory(surroundings.environment).map { KeptSignIns(directory: $0) }
        return settings
    }
}

/// Why a session did not do what it was made for.
enum SessionFailure: Error {
    case usage(UsageError)
    case failed(GraphError)

    /// Says what is wrong with the arguments at once; everything else is kept for the result.
    func status(_ console: Console, error kept: inout GraphError?) -> CommandStatus {
        switch self {
        case .usage(let error):
            console.message("Error: \(error.message)")
            return .usage
        case .failed(let error):
            kept = error
            return CommandStatus(error)
        }
    }
}

/// Whom the environment trusts, in place of the system.
enum TrustedRoots {
    /// What SSL_CERT_FILE and the directories of SSL_CERT_DIR have; nil when neither is set.
    static func environment(_ environment: (String) -> String?) throws(GraphError) -> [UInt8]? {
        func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
        var bytes: [UInt8]?
        if let text = value("SSL_CERT_FILE") {
            guard let file = SmallFile.read(FilePath(text)) else {
                throw .certificateAuthoritiesUnreadable(DisplayText.escaped(FilePath(text)))
            }
            bytes = file + [0x0A]
        }
        guard let directories = value("SSL_CERT_DIR") else { return bytes }
        for directory in directories.split(separator: ":").map({ FilePath(String($0)) }) {
            guard let names = try? FileSystem.names(in: directory) else {
                throw .certificateAuthoritiesUnreadable(DisplayText.escaped(directory))
            }
            for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                // Other files may lie beside certificates, and links that lead nowhere.
                let file = SmallFile.read(directory.appending(name)) ?? []
                if file.firstRange(of: "-----BEGIN CERTIFICATE-----".utf8) != nil {
                    bytes = (bytes ?? []) + file + [0x0A]
                }
            }
        }
        return bytes ?? []
    }
}

/// Files of tokens, keys and certificates.
enum SmallFile {
    private static let maximumByteCount = 1 << 20

    /// nil when it cannot be read, or is too large for what it is to hold.
    static func read(_ path: FilePath) -> [UInt8]? {
        try? PhotoReader(maximumByteCount: maximumByteCount, wakeDescriptor: nil).read(path).bytes
    }

    static func readInput(_ console: Console) -> [UInt8]? {
        try? PhotoReader(maximumByteCount: maximumByteCount, console: console).read(.standardInput).bytes
    }
}
