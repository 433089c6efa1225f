import ArgumentParser

/// The program, from its start to its exit status.
public enum CommandProcess {
    /// Takes over the signals, before anything else has opened a file. Ends the process where it does not get what the
    /// least run needs: the runtime would wait for it for ever, or trap.
    public static func prepare() {
        CurrentProcess.occupyStandardDescriptors()
        CurrentProcess.ignoreWriteSignals()
        let hasMemoryLimit = ProcessLimits.hasMemoryLimit
        if hasMemoryLimit { ProcessLimits.shareOneHeap() }
        if let lack = ProcessNeeds(jobCount: 1).lack(hasMemoryLimit: hasMemoryLimit) {
            Console.standard.message(lack)
            CurrentProcess.exitImmediately(CommandStatus.impossible.rawValue)
        }
        Interruption.listen()
    }

    /// Does what the arguments ask for; ends the process where that is not all well.
    public static func run() async {
        await HeadshotCommand.main(arguments)
    }

    /// The arguments after the program's name. Bytes that are not UTF-8 are in them in a form from which file names are
    /// restored exactly.
    static var arguments: [String] {
        CurrentProcess.arguments.map { FilePath(bytes: $0).argument }
    }
}
