public import ArgumentParser
public import PhotoMetadata
public import PhotoNormalization

/// How argument-parser reads the values of options, and what `--help` says of them.

extension ByteSize: ExpressibleByArgument {
    init?(argument: String) {
        self.init(argument)
    }

    var defaultValueDescription: String { description }
}

extension BudgetText: ExpressibleByArgument {
    init?(argument: String) {
        self.init(argument)
    }
}

extension FilePath: ExpressibleByArgument {
    static var defaultCompletionKind: CompletionKind { .file() }
}

extension MetadataPolicy: ExpressibleByArgument {}

extension Effort: ExpressibleByArgument {}

extension Crop: ExpressibleByArgument {}

extension ColorPolicy: ExpressibleByArgument {}

extension ExistingOutputPolicy: ExpressibleByArgument {}
