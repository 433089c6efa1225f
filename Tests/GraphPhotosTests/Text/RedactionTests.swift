import Foundation
import ServiceFixtures
import Testing

@testable import GraphPhotos

@Suite struct RedactionTests {
    /// As client secrets are: with characters that forms and URLs encode.
    static let secret = "Q~8a+B/c=d&e fGh~Ij.Kl_Mn-Op{q}r"

    private static func spelled(_ secret: String) -> [String] {
        let base64 = Data(secret.utf8).base64EncodedString()
        let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        let percent = secret.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        return [
            secret, percent, percent.replacing("%20", with: "+"), percent.lowercased(), base64,
            base64.replacing("+", with: "-").replacing("/", with: "_"),
            String(secret.prefix(17)), String(secret.dropFirst(9)), String(base64.dropFirst(5).prefix(20)),
        ]
    }

    @Test(arguments: spelled(secret))
    func `a secret is hidden in every spelling, and what is around it stays`(_ spelling: String) {
        let foreign = ForeignText(hiding: [Secret(Self.secret)])
        #expect(foreign.line("so: \(spelling), and on") == "so: <redacted>, and on")
    }

    @Test func `a secret in the middle of base 64 leaves less than 16 characters in a row`() {
        for padding in 0..<3 {
            let around = Data("\(String(repeating: "u", count: padding)):\(Self.secret):pw".utf8).base64EncodedString()
            let shown = ForeignText(hiding: [Secret(Self.secret)]).line("Basic \(around) .")
            #expect(shown.contains("<redacted>"))
            #expect(!ShownSecret([around]).isSeen(in: shown), "\(shown)")
        }
    }

    @Test func `a secret longer than a paragraph is hidden before the paragraph is cut`() {
        let long = (0..<300).map { "\($0)-x" }.joined()
        let text = "your header Authorization: Bearer \(long) is refused"
        #expect(
            ForeignText(hiding: [Secret(long)]).line(text) == "your header Authorization: Bearer <redacted> is refused")
        let half = ForeignText(hiding: [Secret(long)]).line("echo " + long.prefix(700))
        #expect(half == "echo <redacted>")
    }

    @Test func `short secrets are hidden whole, and other people's tokens as well`() {
        #expect(ForeignText(hiding: [Secret("sesame")]).line("a sesame b") == "a <redacted> b")
        let token = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0.c2lnbmF0dXJl"
        #expect(ForeignText(hiding: []).line("ERROR: \(token) expired") == "ERROR: <redacted> expired")
    }

    @Test func `controls become blanks, and text is cut after 600 characters`() {
        let foreign = ForeignText(hiding: [Secret(Self.secret)])
        #expect(foreign.line("a\r\n\u{1B}[31mb\u{7F}") == "a [31mb")
        #expect(foreign.line(String(repeating: "x", count: 9_000)).count == 600)
        #expect(foreign.line("" as String?) == nil)
    }
}
