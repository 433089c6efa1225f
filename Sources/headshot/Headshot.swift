import ArgumentParser
import HeadshotCommands

@main
enum Headshot {
    static func main() async {
        await HeadshotCommand.main()
    }
}
