/// The credential that was chosen.
public struct ChosenCredential: Sendable {
    /// "client secret".
    public let name: String
    /// Gives the tokens.
    public let provider: any AccessTokenProvider

    /// The name of the credential that tokens come from now: the chosen one, or another one where that cannot be
    /// reached.
    public var currentName: String { (provider as? CredentialChain)?.current.name ?? name }

    /// What was looked at, as it turned out when a token was asked for.
    public func lookups(after lookups: [CredentialLookup]) -> [CredentialLookup] {
        guard let chain = provider as? CredentialChain else { return lookups }
        return lookups.map { lookup in
            if let failure = chain.failure(of: lookup.kind) {
                return CredentialLookup(kind: lookup.kind, finding: .unusable, detail: failure.message)
            }
            return lookup.kind == chain.current.kind
                ? CredentialLookup(kind: lookup.kind, finding: .taken, detail: nil) : lookup
        }
    }
}

extension CredentialSettings {
    /// Chooses the credential. Nothing is sent.
    ///
    /// - Parameters:
    ///   - endpoint: who issues tokens, and what for.
    ///   - transport: sends the credential's requests.
    /// - Returns: the credential, and its name.
    /// - Throws: `GraphError`: `no-credential` with what was looked for, `credential-incomplete`, `invalid-token`, or
    ///   what is wrong with a certificate.
    public func choose(endpoint: GraphEndpoint, transport: any HTTPTransport) throws(GraphError) -> ChosenCredential {
        try search(endpoint: endpoint, transport: transport).result.get()
    }

    /// Chooses the credential, and tells what was looked at. Nothing is sent.
    ///
    /// What is set but cannot be used is passed over, unless it was named by an argument.
    ///
    /// - Parameters:
    ///   - endpoint: who issues tokens, and what for.
    ///   - transport: sends the credential's requests.
    /// - Returns: what was found.
    public func search(endpoint: GraphEndpoint, transport: any HTTPTransport) -> CredentialSearch {
        let maker = CredentialMaker(settings: self, endpoint: endpoint, transport: transport)
        // A token in an argument is meant, as a named credential is.
        if kind != .auto || token != nil { return maker.named(kind == .auto ? .token : kind) }
        return maker.automatic()
    }
}

extension CredentialMaker {
    /// One credential alone.
    func named(_ kind: CredentialKind) -> CredentialSearch {
        do throws(GraphError) {
            let chosen = try make(kind)
            return CredentialSearch(
                lookups: [CredentialLookup(kind: kind, finding: .taken, detail: nil)], result: .success(chosen))
        } catch {
            return CredentialSearch(
                lookups: [CredentialLookup(kind: kind, finding: .unusable, detail: error.message)],
                result: .failure(error))
        }
    }

    /// The first that is there and can be used.
    func automatic() -> CredentialSearch {
        var lookups: [CredentialLookup] = []
        var links: [CredentialChain.Link] = []
        var problems: [GraphError] = []
        for kind in Self.automaticKinds {
            // Only what stands beside the machine can turn out not to be there.
            let isSettled = links.contains { $0.kind != .managed }
            do throws(GraphError) {
                guard try isThere(kind) else {
                    lookups.append(CredentialLookup(kind: kind, finding: .missing, detail: Self.conditions(kind)))
                    continue
                }
                if !isSettled {
                    let made = try make(kind, asks: false)
                    links.append(CredentialChain.Link(kind: kind, name: made.name, provider: made.provider))
                }
                let isFirst = links.count == 1 && links[0].kind == kind
                lookups.append(CredentialLookup(kind: kind, finding: isFirst ? .taken : .notNeeded, detail: nil))
            } catch {
                lookups.append(CredentialLookup(kind: kind, finding: .unusable, detail: error.message))
                problems.append(error)
            }
        }
        return CredentialSearch(lookups: lookups, result: Self.result(links, problems))
    }

    private static func result(
        _ links: [CredentialChain.Link],
        _ problems: [GraphError]
    ) -> Result<ChosenCredential, GraphError> {
        if let first = links.first {
            return .success(
                ChosenCredential(
                    name: first.name, provider: links.count > 1 ? CredentialChain(links) : first.provider))
        }
        if let first = problems.first {
            let all = problems.map(\.message).joined(separator: " ")
            return .failure(first.with { $0.message = all })
        }
        let lookedFor = automaticKinds.map(conditions).joined(separator: "; ")
        return .failure(
            GraphError(
                .noCredential, "There is nothing to sign in with. Looked for, in this order: \(lookedFor).",
                remedy: "Set one of them, or choose --credential device-code, azure-cli or azure-developer-cli."))
    }
}

extension PathSegment {
    /// Any tenant, but no personal account.
    fileprivate static let organizations = PathSegment(known: "organizations")
}

/// Makes credentials from settings.
struct CredentialMaker {
    let settings: CredentialSettings
    let endpoint: GraphEndpoint
    let transport: any HTTPTransport

    /// The order of `--credential auto`.
    static let automaticKinds: [CredentialKind] = [.token, .secret, .certificate, .workload, .managed, .deviceCode]

    /// What has to be set for a credential.
    static func conditions(_ kind: CredentialKind) -> String {
        switch kind {
        case .auto: "any"
        case .token: "a token (HEADSHOT_ACCESS_TOKEN or --token-file)"
        case .secret: "a client secret (AZURE_CLIENT_SECRET)"
        case .certificate: "a certificate (AZURE_CLIENT_CERTIFICATE_PATH)"
        case .workload: "a workload identity (AZURE_FEDERATED_TOKEN_FILE)"
        case .managed: "a managed identity (IDENTITY_ENDPOINT, or MSI_ENDPOINT)"
        case .deviceCode: "a sign-in that was kept (headshot auth login)"
        case .azureCLI: "the Azure CLI"
        case .azureDeveloperCLI: "the Azure Developer CLI"
        }
    }

    /// - Throws: `GraphError` when a sign-in that is kept is not safe to use, or not the only one.
    func isThere(_ kind: CredentialKind) throws(GraphError) -> Bool {
        switch kind {
        case .token: settings.token != nil || settings.value("HEADSHOT_ACCESS_TOKEN") != nil
        case .secret: settings.value("AZURE_CLIENT_SECRET") != nil
        case .certificate: settings.value("AZURE_CLIENT_CERTIFICATE_PATH") != nil
        case .workload: settings.value("AZURE_FEDERATED_TOKEN_FILE") != nil
        case .managed: settings.hasManagedIdentity
        case .deviceCode: try keptSignIn() != nil
        case .auto, .azureCLI, .azureDeveloperCLI: false
        }
    }

    /// - Parameters:
    ///   - kind: which one.
    ///   - asks: a person can be asked to sign in.
    /// - Returns: the credential, and its name.
    /// - Throws: `GraphError` when it is incomplete, or unreadable.
    func make(_ kind: CredentialKind, asks: Bool = true) throws(GraphError) -> ChosenCredential {
        let source: any TokenSource
        switch kind {
        case .auto: preconditionFailure("a kind was chosen before")
        case .token: return try token()
        case .secret:
            let secret = Secret(try required("AZURE_CLIENT_SECRET", kind))
            source = ClientSecretCredential(
                endpoint: endpoint, tenant: try tenant(kind), clientID: try clientID(kind), secret: secret,
                transport: transport)
        case .certificate: source = try certificate()
        case .workload: source = try workload()
        case .managed: source = try managed()
        case .deviceCode: source = try deviceCode(asks: asks)
        case .azureCLI:
            source = AzureCLICredential(endpoint: endpoint, tenant: try optionalTenant(), run: settings.run)
        case .azureDeveloperCLI:
            source = AzureDeveloperCLICredential(endpoint: endpoint, tenant: try optionalTenant(), run: settings.run)
        }
        return ChosenCredential(name: source.name, provider: CachedTokens(source))
    }

    private func keptSignIn() throws(GraphError) -> KeptSignIn? {
        try settings.signIns?.signIn(
            for: endpoint, tenant: try optionalTenant()?.text,
            clientID: settings.clientID ?? settings.value("AZURE_CLIENT_ID"))
    }

    /// With the sign-in that is kept. One that is not safe to use is replaced, where somebody can be asked.
    private func deviceCode(asks: Bool) throws(GraphError) -> any TokenSource {
        var kept: KeptSignIn?
        do throws(GraphError) {
            kept = try keptSignIn()
        } catch {
            if !asks { throw error }
        }
        let tenant: PathSegment
        let client: String
        if let kept {
            (tenant, client) = (try PathSegment(kept.tenant, name: "tenant"), kept.clientID)
        } else {
            (tenant, client) = (try optionalTenant() ?? .organizations, try clientID(.deviceCode))
        }
        return DeviceCodeCredential(
            endpoint: endpoint, tenant: tenant, clientID: client, transport: transport, clock: .system, kept: kept,
            store: settings.signIns, asks: asks, show: settings.show)
    }

    /// A person signs in anew.
    func newSignIn(keepingIn store: any SignInStore) throws(GraphError) -> DeviceCodeCredential {
        DeviceCodeCredential(
            endpoint: endpoint, tenant: try optionalTenant() ?? .organizations, clientID: try clientID(.deviceCode),
            transport: transport, clock: .system, store: store, show: settings.show)
    }

    private func token() throws(GraphError) -> ChosenCredential {
        guard let text = settings.token?.value ?? settings.value("HEADSHOT_ACCESS_TOKEN") else {
            throw missing("HEADSHOT_ACCESS_TOKEN or --token-file", .token)
        }
        return ChosenCredential(name: "ready token", provider: ReadyToken(try AccessToken(text)))
    }

    private func certificate() throws(GraphError) -> any TokenSource {
        let path = try required("AZURE_CLIENT_CERTIFICATE_PATH", .certificate)
        guard let file = settings.readFile(path) else {
            throw GraphError(.certificateUnreadable, "The certificate's file \(path) cannot be read.")
        }
        #if Upload
            let password = settings.value("AZURE_CLIENT_CERTIFICATE_PASSWORD").map { Secret($0) }
            let sendsChain =
                settings.sendsCertificateChain
                || ["1", "true"].contains(settings.value("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN")?.lowercased())
            let certificate = try ClientCertificate(file: file, password: password, sendsChain: sendsChain)
            return ClientAssertionCredential(
                certificate: certificate, endpoint: endpoint, tenant: try tenant(.certificate),
                clientID: try clientID(.certificate), transport: transport)
        #else
            throw GraphError(
                .certificateUnreadable, "A build without the trait Upload reads no certificate (\(file.count) bytes).")
        #endif
    }

    private func workload() throws(GraphError) -> any TokenSource {
        let path = try required("AZURE_FEDERATED_TOKEN_FILE", .workload)
        let readFile = settings.readFile
        let read: @Sendable () throws(GraphError) -> Secret = { () throws(GraphError) in
            guard let bytes = readFile(path) else {
                throw GraphError(.credentialIncomplete, "The federated token's file \(path) cannot be read.")
            }
            return Secret(try AccessToken(PastedText.decoded(bytes)).value)
        }
        _ = try read()
        return ClientAssertionCredential(
            workloadIdentity: read, endpoint: endpoint, tenant: try tenant(.workload),
            clientID: try clientID(.workload), transport: transport)
    }

    private func managed() throws(GraphError) -> any TokenSource {
        ManagedIdentityCredential(
            service: try settings.managedIdentityService(), endpoint: endpoint,
            clientID: (settings.clientID ?? settings.value("AZURE_CLIENT_ID")).map { PastedText.trimmed($0) },
            transport: transport, readFile: settings.readFile)
    }

    private func optionalTenant() throws(GraphError) -> PathSegment? {
        guard let text = settings.tenant ?? settings.value("AZURE_TENANT_ID") else { return nil }
        return try PathSegment(text, name: "tenant")
    }

    private func tenant(_ kind: CredentialKind) throws(GraphError) -> PathSegment {
        guard let tenant = try optionalTenant() else { throw missing("--tenant or AZURE_TENANT_ID", kind) }
        return tenant
    }

    private func clientID(_ kind: CredentialKind) throws(GraphError) -> String {
        let id = PastedText.trimmed(settings.clientID ?? settings.value("AZURE_CLIENT_ID") ?? "")
        if id.isEmpty { throw missing("--client-id or AZURE_CLIENT_ID", kind) }
        return id
    }

    private func required(_ name: String, _ kind: CredentialKind) throws(GraphError) -> String {
        guard let value = settings.value(name) else { throw missing(name, kind) }
        return value
    }

    private func missing(_ what: String, _ kind: CredentialKind) -> GraphError {
        GraphError(
            .credentialIncomplete, "The credential \(kind.rawValue) needs \(what).",
            remedy: "Set it, or choose another credential with --credential.")
    }
}
