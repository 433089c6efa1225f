import GraphSandbox
import Testing

@Suite struct AddressTests {
    @Test("a resource is an audience when it is one of the sandbox's addresses")
    func audiences() {
        let addresses = Addresses(host: "localhost:8080", isEncrypted: false, publicURLs: ["http://127.0.0.1:8080"])
        #expect(addresses.audience(matching: "http://LOCALHOST:8080/") == "http://localhost:8080")
        #expect(addresses.audience(matching: "http://127.0.0.1:8080") == "http://127.0.0.1:8080")
        #expect(addresses.audience(matching: "00000003-0000-0000-C000-000000000000") != nil)
        #expect(addresses.audience(matching: "https://graph.microsoft.com") == nil)
        #expect(addresses.audience(matching: "https://localhost:8080") == nil)
    }

    @Test("behind a proxy the proxy's scheme counts")
    func proxies() {
        let addresses = Addresses(
            host: "photos.example",
            isEncrypted: false,
            publicURLs: ["https://photos.example/", "http://127.0.0.1:1"]
        )
        #expect(addresses.current == "https://photos.example")
    }
}
