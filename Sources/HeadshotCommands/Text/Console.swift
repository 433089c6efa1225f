/// Where the command reads from and writes to, and how.
struct Console: Sendable {
    var input: Int32
    var output: Int32
    var error: Int32
    var outputStyle: TextStyle
    var errorStyle: TextStyle
    /// Columns for the progress bar; nil for none.
    var progressWidth: Int?
    /// Readable when reading is to end.
    var wakeDescriptor: Int32?

    /// The process's own streams.
    static var standard: Console {
        let allowsOutputStyle = TextStyle.isAllowed(
            isTerminal: CurrentProcess.isTerminal(1),
            environment: CurrentProcess.environment
        )
        let allowsErrorStyle = TextStyle.isAllowed(
            isTerminal: CurrentProcess.isTerminal(2),
            environment: CurrentProcess.environment
        )
        return Console(
            input: 0,
            output: 1,
            error: 2,
            outputStyle: TextStyle(isEnabled: allowsOutputStyle),
            errorStyle: TextStyle(isEnabled: allowsErrorStyle),
            progressWidth: allowsErrorStyle ? CurrentProcess.terminalWidth(2) : nil,
            wakeDescriptor: Interruption.current?.wakeDescriptor
        )
    }

    /// Writes a line to standard output.
    ///
    /// - Throws: when nobody takes it.
    func print(_ line: String) throws(SystemError) {
        try Transfer.write(Array((line + "\n").utf8), to: output)
    }

    /// Says something on standard error. There is nobody to tell when that fails.
    func message(_ text: String) {
        try? Transfer.write(Array((text + "\n").utf8), to: error)
    }
}
