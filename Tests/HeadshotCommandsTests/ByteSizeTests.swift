import Testing

@testable import HeadshotCommands
