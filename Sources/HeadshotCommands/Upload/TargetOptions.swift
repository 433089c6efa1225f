import ArgumentParser
import GraphPhotos
import PhotoNormalization

/// Whose photo it is.
struct TargetOptions: ParsableArguments {
    @Flag(help: "The signed-in user.")
    var me = false

    @Option(help: ArgumentHelp("A user, by object id or user principal name.", valueName: "id"))
    var user: String?

    @Option(help: ArgumentHelp("A group, by object id.", valueName: "id"))
    var group: String?

    @Option(help: ArgumentHelp("A team, by the object id of its group.", valueName: "id"))
    var team: String?

    @Option(help: ArgumentHelp("A contact of the signed-in user, or of --mailbox.", valueName: "id"))
    var contact: String?

    @Option(help: ArgumentHelp("The contact folder that --contact is in.", valueName: "id"))
    var folder: String?

    @Option(help: ArgumentHelp("The user whose contact it is.", valueName: "user"))
    var mailbox: String?

    @Flag(help: "The owner of the default drive: dimensions only.")
    var driveOwner = false
}

extension TargetOptions {
    /// - Throws: `UsageError` unless exactly one target is named, and named well.
    func target() throws(UsageError) -> PhotoTarget {
        let given: [(name: String, isGiven: Bool)] = [
            ("--me", me), ("--user", user != nil), ("--group", group != nil), ("--team", team != nil),
            ("--contact", contact != nil), ("--drive-owner", driveOwner),
        ].filter(\.isGiven)
        guard let first = given.first else {
            throw UsageError(
                message: "A target is missing: --me, --user, --group, --team, --contact or --drive-owner.")
        }
        if given.count > 1 { throw .contradiction(first.name, given[1].name) }
        if contact == nil {
            if folder != nil { throw UsageError(message: "--folder is for --contact only.") }
            if mailbox != nil { throw UsageError(message: "--mailbox is for --contact only.") }
        }
        if me { return .me }
        if driveOwner { return .driveOwner }
        if let user { return .user(try Self.segment(user, "--user")) }
        if let group { return .group(try Self.segment(group, "--group")) }
        if let team { return .team(try Self.segment(team, "--team")) }
        return .contact(
            try Self.segment(contact ?? "", "--contact", isItem: true),
            folder: try folder.map { text throws(UsageError) in try Self.segment(text, "--folder", isItem: true) },
            mailbox: try mailbox.map { text throws(UsageError) in try Self.segment(text, "--mailbox") }
        )
    }

    /// What had to be dropped from ids.
    var warnings: [PhotoWarning] {
        [
            (user, "--user"), (group, "--group"), (team, "--team"), (contact, "--contact"), (folder, "--folder"),
            (mailbox, "--mailbox"),
        ].compactMap { text, name in text.flatMap { PhotoWarning.trimmedID($0, name) } }
    }

    private static func segment(
        _ text: String,
        _ name: String,
        isItem: Bool = false
    ) throws(UsageError) -> PathSegment {
        do throws(GraphError) {
            let name = "value of \(name)"
            return isItem ? try PathSegment(item: text, name: name) : try PathSegment(text, name: name)
        } catch {
            throw UsageError(error)
        }
    }
}

extension UsageError {
    init(_ error: GraphError) {
        self.init(message: DisplayText.escaped(error.description))
    }
}
