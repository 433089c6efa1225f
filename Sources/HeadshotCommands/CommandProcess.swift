/// What the program does before it looks at its arguments.
public enum CommandProcess {
    /// Takes over the signals.
    public static func prepare() {
        CurrentProcess.ignoreWriteSignals()
        Interruption.listen()
    }

    /// The arguments after the program's name. Bytes that are not UTF-8 are in them in a form from which file names are
    /// restored exactly.
    public static var arguments: [String] {
        CurrentProcess.arguments.map(ArgumentText.encode)
    }
}
