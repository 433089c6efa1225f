public import ArgumentParser
public import GraphPhotos

/// Where the service is, and how to sign in.
struct ConnectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The cloud that the tenant is in.", valueName: "name"))
    var cloud: GraphCloud = .global

    @Option(
        name: .customLong("graph-url"),
        help: ArgumentHelp(
            "Microsoft Graph's address, instead of the cloud's. http: only for loopback addresses.",
            valueName: "url"
        )
    )
    var graphURL: String?

    @Option(
        name: .customLong("authority-url"),
        help: ArgumentHelp("The address that issues tokens, instead of the cloud's.", valueName: "url")
    )
    var authorityURL: String?

    @Option(
        name: .customLong("ca-file"),
        help: ArgumentHelp(
            "A PEM file of certificate authorities to trust besides the system's.",
            valueName: "file"
        )
    )
    var authorities: FilePath?

    @Option(
        help: ArgumentHelp(
            "Requests under way at a time, 1 to 64. Microsoft Graph allows an app 4.",
            valueName: "n"
        )
    )
    var inFlight: Int = 4

    @Option(help: ArgumentHelp("The tenant, by id or domain. (default: AZURE_TENANT_ID)", valueName: "id"))
    var tenant: String?

    @Option(
        name: .customLong("client-id"),
        help: ArgumentHelp("The app's id. (default: AZURE_CLIENT_ID)", valueName: "id")
    )
    var clientID: String?

    @Option(
        help: ArgumentHelp(
            """
            How to sign in. auto takes the first that is there: token (HEADSHOT_ACCESS_TOKEN, --token-file), secret \
            (AZURE_CLIENT_SECRET), certificate (AZURE_CLIENT_CERTIFICATE_PATH), workload \
            (AZURE_FEDERATED_TOKEN_FILE), managed (IDENTITY_ENDPOINT). The others are used when they are named.
            """,
            valueName: "kind"
        )
    )
    var credential: CredentialKind = .auto

    @Flag(
        help: """
            Send the certificate and its issuers with each sign-in, for apps that trust it by name and issuer. \
            (default: AZURE_CLIENT_SEND_CERTIFICATE_CHAIN)
            """
    )
    var sendCertificateChain = false

    @Option(help: ArgumentHelp("A file with an access token; - is standard input.", valueName: "file"))
    var tokenFile: FilePath?
}

extension GraphCloud: ExpressibleByArgument {}

extension CredentialKind: ExpressibleByArgument {}

extension UploadMethod: ExpressibleByArgument {}

extension UploadOptions.Dimensions: ExpressibleByArgument {}

extension UploadOptions.Verification: ExpressibleByArgument {}
