internal import ArgumentParser
internal import Foundation
internal import GraphSandbox

/// Who is there, and who may do what.
struct TenantOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many users the directory has.", valueName: "n"))
    var users = 20

    @Option(help: ArgumentHelp("Decides identifiers and faults: the same number, the same tenant.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The app's identifier. (default: made from --seed)", valueName: "guid"))
    var clientID: String?

    @Option(help: ArgumentHelp("The app's secret.", valueName: "text"))
    var clientSecret = "sandbox-secret"

    @Option(
        help: ArgumentHelp(
            "A certificate whose key may sign the app's assertions, in PEM. May be repeated.",
            valueName: "file"
        )
    )
    var clientCert: [String] = []

    @Option(
        help: ArgumentHelp(
            "What the app may do in its own name, with commas. (default: all that photos need)",
            valueName: "permissions"
        )
    )
    var roles: String?

    @Option(
        help: ArgumentHelp(
            "What the app may do in a user's name, with commas. (default: all that photos need)",
            valueName: "permissions"
        )
    )
    var scopes: String?

    @Option(help: ArgumentHelp("How long tokens are good for.", valueName: "seconds"))
    var tokenLifetime = 3_599

    @Option(
        help: ArgumentHelp(
            "Sign-in with a device code: after how many questions the sandbox approves by itself, or ask: somebody has to "
                + "say so on the page.",
            valueName: "n|ask"
        )
    )
    var deviceCode = "1"

    @Option(help: ArgumentHelp("Time between two questions for a device code's token.", valueName: "seconds"))
    var deviceInterval = 5.0

    func validate() throws {
        guard (1...1_000_000).contains(users) else { throw ValidationError("--users is 1 ... 1000000.") }
        guard tokenLifetime > 0 else { throw ValidationError("--token-lifetime is 1 and more.") }
        guard deviceInterval >= 0 else { throw ValidationError("--device-interval is 0 and more.") }
        guard deviceCode == "ask" || (Int(deviceCode) ?? -1) >= 0 else {
            throw ValidationError("--device-code is a number, or ask.")
        }
    }

    func apply(to configuration: inout SandboxConfiguration) throws {
        configuration.userCount = users
        configuration.seed = seed
        configuration.tokenLifetime = tokenLifetime
        configuration.deviceCode.interval = deviceInterval
        configuration.deviceCode.approvesAfterPollCount = Int(deviceCode)
        configuration.client.id = clientID
        configuration.client.secret = clientSecret
        if let roles { configuration.client.roles = Self.list(roles) }
        if let scopes { configuration.client.scopes = Self.list(scopes) }
        for path in clientCert {
            do {
                let data = try Data(contentsOf: URL(fileURLWithPath: path))
                configuration.client.certificates.append(String(decoding: data, as: UTF8.self))
            } catch {
                throw ValidationError("\(path) cannot be read.")
            }
        }
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { String($0.filter { $0 != " " }) }
    }
}
