extension CredentialSettings {
    /// The environment names a service that has an identity for this.
    var hasManagedIdentity: Bool {
        ["IDENTITY_ENDPOINT", "MSI_ENDPOINT", "AZURE_POD_IDENTITY_AUTHORITY_HOST"].contains { value($0) != nil }
    }

    /// Which service that is. Addresses are what the platform says: they come from where the secrets come from.
    ///
    /// - Returns: the instance metadata service when nothing is said.
    /// - Throws: `GraphError` with `credential-incomplete` or `invalid-url`.
    func managedIdentityService() throws(GraphError) -> ManagedIdentityCredential.Service {
        if let text = value("IDENTITY_ENDPOINT") {
            let url = try ServiceURL(platform: text)
            guard let header = value("IDENTITY_HEADER") else {
                if value("IMDS_ENDPOINT") != nil {
                    try refuseClientID("Azure Arc")
                    return .azureArc(url)
                }
                throw GraphError(
                    .credentialIncomplete, "The credential managed needs IDENTITY_HEADER.",
                    remedy: "Set it, or choose another credential with --credential.")
            }
            guard let thumbprint = value("IDENTITY_SERVER_THUMBPRINT") else {
                return .endpoint(url, header: Secret(header))
            }
            let digits = thumbprint.lowercased().filter { $0 != ":" && $0 != " " }
            guard url.isEncrypted, [40, 64].contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
            else {
                throw GraphError(
                    .credentialIncomplete,
                    "IDENTITY_SERVER_THUMBPRINT is no thumbprint, or IDENTITY_ENDPOINT has no certificate.")
            }
            try refuseClientID("Service Fabric")
            return .serviceFabric(url, header: Secret(header), thumbprint: digits)
        }
        if let text = value("MSI_ENDPOINT") {
            let url = try ServiceURL(platform: text)
            if let secret = value("MSI_SECRET") { return .machineLearning(url, secret: Secret(secret)) }
            try refuseClientID("Cloud Shell")
            return .cloudShell(url)
        }
        guard let host = value("AZURE_POD_IDENTITY_AUTHORITY_HOST") else { return .instanceMetadata(nil) }
        var url = Substring(host)
        while url.last == "/" { url = url.dropLast() }
        return .instanceMetadata(try ServiceURL(platform: String(url)))
    }

    /// AZURE_CLIENT_ID may be there for something else; --client-id is meant.
    private func refuseClientID(_ platform: String) throws(GraphError) {
        guard clientID != nil else { return }
        throw GraphError(
            .credentialIncomplete, "\(platform) has one identity only, and --client-id names another one.",
            remedy: "Leave --client-id away.")
    }
}
