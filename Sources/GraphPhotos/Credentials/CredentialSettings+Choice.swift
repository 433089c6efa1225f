/// The credential that was chosen.
public struct ChosenCredential: Sendable {
    /// "client secret".
    public let name: String
    /// Gives the tokens.
    public let provider: any AccessTokenProvider
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
        let maker = CredentialMaker(settings: self, endpoint: endpoint, transport: transport)
        guard kind == .auto else { return try maker.make(kind) }
        for candidate in CredentialMaker.automatic where maker.isThere(candidate) {
            return try maker.make(candidate)
        }
        let lookedFor = CredentialMaker.automatic.map(CredentialMaker.conditions).joined(separator: "; ")
        throw GraphError(
            .noCredential, "There is nothing to sign in with. Looked for, in this order: \(lookedFor).",
            remedy: "Set one of them, or choose --credential device-code or azure-cli.")
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
    static let automatic: [CredentialKind] = [.token, .secret, .certificate, .workload, .managed]

    /// What has to be set for a credential.
    static func conditions(_ kind: CredentialKind) -> String {
        switch kind {
        case .auto: "any"
        case .token: "a token (HEADSHOT_ACCESS_TOKEN or --token-file)"
        case .secret: "a client secret (AZURE_CLIENT_SECRET)"
        case .certificate: "a certificate (AZURE_CLIENT_CERTIFICATE_PATH)"
        case .workload: "a workload identity (AZURE_FEDERATED_TOKEN_FILE)"
        case .managed: "a managed identity (IDENTITY_ENDPOINT, or MSI_ENDPOINT)"
        case .deviceCode: "a person with a browser"
        case .azureCLI: "the Azure CLI"
        }
    }

    func isThere(_ kind: CredentialKind) -> Bool {
        switch kind {
        case .token: settings.token != nil || settings.value("HEADSHOT_ACCESS_TOKEN") != nil
        case .secret: settings.value("AZURE_CLIENT_SECRET") != nil
        case .certificate: settings.value("AZURE_CLIENT_CERTIFICATE_PATH") != nil
        case .workload: settings.value("AZURE_FEDERATED_TOKEN_FILE") != nil
        case .managed: settings.hasManagedIdentity
        case .auto, .deviceCode, .azureCLI: false
        }
    }

    func make(_ kind: CredentialKind) throws(GraphError) -> ChosenCredential {
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
        case .deviceCode:
            source = DeviceCodeCredential(
                endpoint: endpoint, tenant: try optionalTenant() ?? .organizations,
                clientID: try clientID(kind), transport: transport, show: settings.show)
        case .azureCLI:
            source = AzureCLICredential(endpoint: endpoint, tenant: try optionalTenant(), run: settings.run)
        }
        return ChosenCredential(name: source.name, provider: CachedTokens(source))
    }

    private func token() throws(GraphError) -> ChosenCredential {
        guard let text = settings.token?.value ?? settings.value("HEADSHOT_ACCESS_TOKEN") else {
            throw missing("HEADSHOT_ACCESS_TOKEN or --token-file", .token)
        }
        return ChosenCredential(name: "ready token", provider: ReadyToken(try AccessToken(text)))
    }

    private func certificate() throws(GraphError) -> any TokenSource {
        let path = try required("AZURE_CLIENT_CERTIFICATE_PATH", .certificate)
        guard let pem = settings.readFile(path) else {
            throw GraphError(.certificateUnreadable, "The certificate's file \(path) cannot be read.")
        }
        #if Upload
            return ClientAssertionCredential(
                certificate: try ClientCertificate(pem: pem), endpoint: endpoint, tenant: try tenant(.certificate),
                clientID: try clientID(.certificate), transport: transport)
        #else
            throw GraphError(
                .certificateUnreadable, "A build without the trait Upload reads no certificate (\(pem.count) bytes).")
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
