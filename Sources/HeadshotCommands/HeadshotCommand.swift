public import ArgumentParser

/// The command line tool.
public struct HeadshotCommand: AsyncParsableCommand {
    /// Its name, its version and its subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "headshot",
        abstract: "Makes photos fit for Microsoft Graph.",
        version: "headshot \(HeadshotVersion.current)",
        subcommands: [NormalizeCommand.self, InspectCommand.self]
    )

    /// What argument-parser fills in.
    public init() {}
}
