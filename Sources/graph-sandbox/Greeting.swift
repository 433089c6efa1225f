internal import Foundation
internal import GraphSandbox

/// What the sandbox says when it is ready: first a line for programs, then how to connect.
struct Greeting {
    let url: String
    let variables: [(name: String, value: String)]
    private let people: [DirectoryUser]
    private let directory: SandboxDirectory

    init(directory: SandboxDirectory, clientID: String, url: String, secret: String) {
        self.url = url
        self.directory = directory
        people = Array(directory.users.prefix(3))
        variables = [
            ("HEADSHOT_SANDBOX_URL", url),
            ("AZURE_TENANT_ID", directory.tenantID),
            ("AZURE_CLIENT_ID", clientID),
            ("AZURE_CLIENT_SECRET", secret),
            ("AZURE_AUTHORITY_HOST", url),
        ]
    }

    func print() {
        let text = """
            graph-sandbox: listening on \(url)

            In another terminal:

            \(exports)

              headshot upload photo.jpg --user \(people[0].userPrincipalName) --graph-url \(url) --authority-url \(url)

            \(summary)
            What it has and what it got: \(url)/_sandbox/directory, /photos, /log
            Ctrl-C stops it.

            """
        try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    }

    /// As lines that a shell can read with `.`; complete when the file is there.
    func write(to path: String) {
        do {
            let lines = variables.map { "export \($0.name)='\($0.value)'\n" }.joined()
            try Data(lines.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            StandardError.write("graph-sandbox: \(path) cannot be written. Choose another path.")
        }
    }

    private var exports: String {
        variables.dropFirst().map { "  export \($0.name)=\($0.value)" }.joined(separator: "\n")
    }

    private var summary: String {
        let contactCount = directory.users.reduce(0) { count, user in
            count + user.contacts.count + user.contactFolders.reduce(0) { $0 + $1.contacts.count }
        }
        let teamCount = directory.groups.filter(\.isTeam).count
        return "\(directory.users.count) users, \(directory.groups.count) groups (\(teamCount) of them teams), "
            + "\(contactCount) contacts."
    }
}
