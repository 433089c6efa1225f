public import ArgumentParser

/// The command line tool.
public struct HeadshotCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "headshot",
        abstract: "Makes photos fit for Microsoft Graph."
    )

    public init() {}
}
