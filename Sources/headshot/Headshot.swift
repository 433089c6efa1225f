import ArgumentParser
import HeadshotCommands

@main
enum Headshot {
    static func main() async {
        CommandProcess.prepare()
        await HeadshotCommand.main(CommandProcess.arguments)
    }
}
