import HeadshotCommands

@main
enum Headshot {
    static func main() async {
        CommandProcess.prepare()
        await CommandProcess.run()
    }
}
