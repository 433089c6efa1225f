/// Which credential is to be used.
public enum CredentialKind: String, Sendable, Hashable, CaseIterable {
    /// The first one that is there and can be used, of those before `deviceCode`, and a sign-in that was kept.
    case auto
    case token
    case secret
    case certificate
    case workload
    case managed
    case deviceCode = "device-code"
    case azureCLI = "azure-cli"
    case azureDeveloperCLI = "azure-developer-cli"
}

/// What a credential is made of: arguments, the environment, and files.
public struct CredentialSettings: Sendable {
    /// Which is to be used.
    public var kind: CredentialKind
    /// nil: AZURE_TENANT_ID.
    public var tenant: String?
    /// nil: AZURE_CLIENT_ID.
    public var clientID: String?
    /// The contents of the token's file; nil: HEADSHOT_ACCESS_TOKEN.
    public var token: Secret?
    /// The value of a variable; nil when it is not set.
    public var environment: @Sendable (String) -> String?
    /// A file's contents; nil when it cannot be read.
    public var readFile: @Sendable (String) -> [UInt8]?
    /// Shows the sentence of a sign-in with a device code.
    public var show: @Sendable (String) -> Void
    /// Assertions of a certificate have it and its issuers in them (`x5c`); default false, unless
    /// AZURE_CLIENT_SEND_CERTIFICATE_CHAIN says so.
    public var sendsCertificateChain = false
    /// Where sign-ins of persons are kept from one command to the next; nil: nowhere.
    public var signIns: (any SignInStore)?
    /// Runs the Azure CLI.
    public var run: AzureCLICredential.Runner

    /// - Parameters:
    ///   - kind: which is to be used; default the first that is there.
    ///   - tenant: id or domain name.
    ///   - clientID: the app's id.
    ///   - token: a ready one.
    ///   - environment: the value of a variable.
    ///   - readFile: a file's contents.
    ///   - show: shows a sentence to a person.
    ///   - run: runs a program.
    public init(
        kind: CredentialKind = .auto,
        tenant: String? = nil,
        clientID: String? = nil,
        token: Secret? = nil,
        environment: @escaping @Sendable (String) -> String?,
        readFile: @escaping @Sendable (String) -> [UInt8]?,
        show: @escaping @Sendable (String) -> Void,
        run: @escaping AzureCLICredential.Runner
    ) {
        self.kind = kind
        self.tenant = tenant
        self.clientID = clientID
        self.token = token
        self.environment = environment
        self.readFile = readFile
        self.show = show
        self.run = run
    }

    /// What a variable says; nil when it is not set or empty.
    func value(_ name: String) -> String? {
        environment(name).flatMap { $0.isEmpty ? nil : $0 }
    }
}
