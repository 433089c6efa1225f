import Fixtures
import Foundation
import GraphSandbox
import Testing

@Suite struct EncodingTests {
    @Test("base64 is what Foundation makes of it", arguments: [0, 1, 2, 3, 4, 57, 58, 1_000])
    func base64(count: Int) {
        var generator = SplitMix64(seed: UInt64(count))
        let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        let expected = Data(bytes).base64EncodedString()
        #expect(Base64.encoded(bytes) == expected)
        #expect(Base64.decoded(expected) == bytes)
        #expect(Base64.decoded(Base64.encodedForURLs(bytes)) == bytes)
        #expect(!Base64.encodedForURLs(bytes).contains { "+/=".contains($0) })
    }

    @Test("what is not base64 is nothing", arguments: ["a", "a*bc", "äbcd", "ab cd", "abcde"])
    func notBase64(text: String) {
        #expect(Base64.decoded(text) == nil)
    }

    @Test("percent-encoding is undone, and only when it is whole")
    func percent() {
        #expect(URLText.decoded("a%23b%C3%A9") == "a#bé")
        #expect(URLText.decoded("a+b") == "a+b")
        #expect(URLText.decoded("100%") == nil)
        #expect(URLText.decoded("%C3") == nil)
        #expect(URLText.segment("a_b.com#EXT#@é/") == "a_b.com%23EXT%23%40%C3%A9%2F")
        #expect(URLText.decoded(URLText.segment("/? #%+é")) == "/? #%+é")
    }

    @Test("forms have pairs, plus signs and repetitions")
    func forms() {
        let form = URLText.form("scope=a+b%2Bc&empty=&alone&scope=second&bad=%zz&x=1=2")
        #expect(form == ["scope": "a b+c", "empty": "", "alone": "", "x": "1=2"])
    }

    @Test("JSON that is written is JSON that Foundation reads")
    func json() throws {
        let text = "quotes \" backslash \\ newline \n tab \t control \u{1} é 😀 </script> \u{2028}"
        let value: JSONValue = [
            "text": .string(text), "list": .array([.integer(-1), .null, .bool(true), .number(0.5)]),
        ]
        let read = try #require(try JSONSerialization.jsonObject(with: Data(value.bytes)) as? [String: Any])
        #expect(read["text"] as? String == text)
        #expect((read["list"] as? [Any])?.count == 4)
        #expect(JSONValue(parsing: value.bytes)?["text"]?.stringValue == text)
        #expect(JSONValue(parsing: Array("{\"a\":48.0}".utf8))?["a"]?.integerValue == 48)
        #expect(JSONValue(parsing: Array("{".utf8)) == nil)
    }

    @Test("strings are quoted as RFC 8259 wants", arguments: JSONStringCase.all)
    func quoting(_ string: JSONStringCase) throws {
        let value = JSONValue.string(string.text)
        // Other than the command it escapes only what has to be.
        #expect(value.text == (string.mayStay ? "\"\(string.text)\"" : string.quoted))
        let read = try JSONSerialization.jsonObject(with: Data(value.bytes), options: .fragmentsAllowed)
        #expect(read as? String == string.text)
    }

    @Test("dates are those of HTTP")
    func dates() {
        #expect(SandboxTime.httpDate(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(SandboxTime.httpDate(0) == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(SandboxTime.iso8601(784_111_777.25) == "1994-11-06T08:49:37.250Z")
    }

    @Test(
        "secrets are not written down",
        arguments: [
            ("Authorization", "Bearer abc.def", "Bearer <redacted>"), ("authorization", "abc", "<redacted>"),
            ("X-IDENTITY-HEADER", "abc", "<redacted>"), ("Cookie", "a=abc", "<redacted>"),
            ("Proxy-Authorization", "Basic abc", "Basic <redacted>"), ("Host", "abc", "abc"),
        ]
    )
    func redaction(name: String, value: String, expected: String) {
        #expect(RequestRecord.redacted(name: name, value: value).value == expected)
    }
}
