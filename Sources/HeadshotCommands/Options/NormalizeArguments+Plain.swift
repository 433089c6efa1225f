import PhotoMetadata
import PhotoNormalization

extension NormalizeArguments {
    /// Reads arguments that hold no surprise: known long names, `-o`, `-d`, `-q` and `-v`, and values of their own.
    ///
    /// argument-parser says what arguments mean. But the 30 options of `normalize` cost it 5 ms, as much as reading and writing a
    /// photo of half a megabyte, so what everybody writes is read here. Whatever else there is (`--name=value`, `--help`, a
    /// slip) is left to it, and so are all messages: then this is nil.
    ///
    /// - Parameter arguments: those of the program.
    init?(plain arguments: [String]) {
        guard arguments.first == "normalize" else { return nil }
        self.init()
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            if !argument.hasPrefix("-") || argument == "-" {
                guard let path = FilePath(argument: argument) else { return nil }
                inputs.append(path)
            } else if !setFlag(argument) {
                guard let value = rest.popFirst(), !value.hasPrefix("-") || value == "-", setOption(argument, value)
                else { return nil }
            }
        }
        if inputs.isEmpty { return nil }
    }

    /// - Returns: false: there is no such flag.
    private mutating func setFlag(_ name: String) -> Bool {
        switch name {
        case "--in-place": destination.inPlace = true
        case "--force": destination.force = true
        case "--preserve-times": destination.preserveTimes = true
        case "--no-resize": photo.noResize = true
        case "--progressive": photo.progressive = true
        case "--strict": safety.strict = true
        case "--repair": safety.repair = true
        case "--self-check": safety.selfCheck = true
        case "--dry-run": report.dryRun = true
        case "--json": report.json = true
        case "-q", "--quiet": report.quiet = true
        case "-v", "--verbose": report.verbose = true
        default: return false
        }
        return true
    }

    /// - Returns: false: there is no such option, or it has no such value.
    private mutating func setOption(_ name: String, _ value: String) -> Bool {
        /// False for what cannot be read.
        func set<Value>(_ place: inout Value, _ value: Value?) -> Bool {
            guard let value else { return false }
            place = value
            return true
        }
        func set<Value>(_ place: inout Value?, _ value: Value?) -> Bool {
            place = value
            return value != nil
        }
        return switch name {
        case "-o", "--output": set(&destination.output, FilePath(argument: value))
        case "-d", "--output-directory": set(&destination.directory, FilePath(argument: value))
        case "--if-exists": set(&destination.ifExists, ExistingOutputPolicy(rawValue: value))
        case "--preset": set(&photo.preset, Preset(rawValue: value))
        case "--max-bytes": set(&photo.maxBytes, BudgetText(value))
        case "--max-edge": set(&photo.maxEdge, Int(value))
        case "--crop": set(&photo.crop, Crop(rawValue: value))
        case "--color": set(&photo.color, ColorPolicy(rawValue: value))
        case "--metadata": set(&photo.metadata, MetadataPolicy(rawValue: value))
        case "--effort": set(&photo.effort, Effort(rawValue: value))
        case "--min-edge": set(&photo.minEdge, Int(value))
        case "--max-pixels": set(&safety.maxPixels, Int(value))
        case "--max-input": set(&safety.maxInput, ByteSize(value))
        case "--max-scans": set(&safety.maxScans, Int(value))
        case "--timeout": set(&safety.timeout, Double(value))
        case "--memory": set(&safety.memory, ByteSize(value))
        case "--jobs": set(&safety.jobs, Int(value))
        default: false
        }
    }
}
