public import ArgumentParser

/// The command line tool.
public struct HeadshotCommand: AsyncParsableCommand {
    /// Its name, its version and its subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "headshot",
        abstract: "Make photos fit for Microsoft Graph.",
        version: "headshot \(HeadshotVersion.current)",
        subcommands: [NormalizeCommand.self, InspectCommand.self] + serviceCommands
    )

    /// Those that talk to Microsoft Graph, or what says that they are missing.
    private static var serviceCommands: [any ParsableCommand.Type] {
        #if Upload
            [
                UploadCommand.self, DimensionsCommand.self, DownloadCommand.self, DeleteCommand.self,
                AuthCommand.self,
            ]
        #else
            [MissingUploadCommand.self]
        #endif
    }

    /// What argument-parser fills in.
    public init() {}
}
