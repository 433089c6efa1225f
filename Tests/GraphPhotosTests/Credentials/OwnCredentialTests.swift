import Foundation
import GraphPhotos
import Testing

// With what is public alone. docs/upload.md shows the type; a test compares.

// example
/// Tokens from a vault of one's own.
struct VaultCredential: TokenSource {
    let name = "vault"
    let read: @Sendable () async -> (token: String, expiresAt: Int)?

    func newToken() async throws(GraphError) -> AccessToken {
        guard let found = await read() else {
            throw GraphError(.signInFailed, "The vault has no token.", remedy: "Unlock the vault.")
        }
        return try AccessToken(found.token, expiresAt: found.expiresAt)
    }
}
// end of example

@Suite struct OwnCredentialTests {
    @Test func `a credential of one's own gives tokens, and its errors are told`() async throws {
        let good = CachedTokens(VaultCredential { ("t", 4_000_000_000) })
        #expect(try await good.accessToken(replacing: nil).expiresAt == 4_000_000_000)
        let bad = CachedTokens(VaultCredential { nil })
        await #expect {
            _ = try await bad.accessToken(replacing: nil)
        } throws: { ($0 as? GraphError)?.remedy == "Unlock the vault." }
    }

    @Test func `the example in docs is the one that compiles`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let document = try String(contentsOf: root.appending(path: "docs/upload.md"), encoding: .utf8)
        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let example = try #require(source.firstMatch(of: /\/\/ example\n((?s).*?)\/\/ end of example/)).1
        #expect(document.contains(example))
    }
}
