/// What the system tells a process about itself and its surroundings.
enum CurrentProcess {
    static var identifier: Int32 { getpid() }

    /// Who the process acts for.
    static var user: UInt32 { UInt32(geteuid()) }

    static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Seconds since 1970.
    static var secondsSince1970: Int { Int(time(nil)) }

    /// The arguments after the program's name, as bytes.
    static var arguments: [[UInt8]] {
        var arguments: [[UInt8]] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let text = unsafe CommandLine.unsafeArgv[index] else { break }
            arguments.append(unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
        }
        return arguments
    }

    /// nil when the variable is not set.
    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns; 80 where the terminal does not tell.
    static func terminalWidth(_ descriptor: Int32) -> Int {
        var size = winsize()
        let answer = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
        return answer == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Whether a process of this number runs; true when it cannot be told.
    static func isRunning(_ identifier: Int32) -> Bool {
        kill(identifier, 0) == 0 || SystemError.last != .noSuchProcess
    }

    /// Makes a reader that went away, and a file grown too large, an error of the write instead of the end.
    static func ignoreWriteSignals() {
        for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
    }

    /// Opens standard input, output and error where whoever started the process has closed them: else other files get
    /// their numbers, and results are written into these. They are opened the wrong way round, so that reading and
    /// writing fail.
    static func occupyStandardDescriptors() {
        for number: Int32 in 0...2 where fcntl(number, F_GETFD) == -1 {
            // The lowest number that is free is the one that is missing.
            _ = unsafe open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// Ends as programs do.
    static func end(_ status: Int32) -> Never { exit(status) }

    /// Ends at once; nothing is cleaned up.
    static func exitImmediately(_ status: Int32) -> Never { _exit(status) }
}
