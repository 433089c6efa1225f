#if Upload
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    @Suite struct ServiceURLTests {
        @Test(arguments: [
            ("https://graph.microsoft.com", "https://graph.microsoft.com"),
            ("HTTPS://Graph.Microsoft.com/", "https://graph.microsoft.com"),
            ("https://proxy.example:8443/graph/v1.0/", "https://proxy.example:8443/graph/v1.0"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://127.9.8.7", "http://127.9.8.7"),
            ("http://localhost:1", "http://localhost:1"),
            ("http://[::1]:80", "http://[::1]:80"),
        ])
        func `an address is read`(_ text: String, _ expected: String) throws {
            #expect(try ServiceURL(text).description == expected)
        }

        @Test(arguments: [
            ("http://example.com", "insecure-url"),
            ("http://127.0.0.1.example.com", "insecure-url"),
            ("http://127.0.0.256", "insecure-url"),
            ("http://localhost.example.com", "insecure-url"),
            ("http://169.254.169.254", "insecure-url"),
            ("graph.microsoft.com", "invalid-url"),
            ("ftp://example.com", "invalid-url"),
            ("https://", "invalid-url"),
            ("https://:80", "invalid-url"),
            ("https://a:0", "invalid-url"),
            ("https://a:65536", "invalid-url"),
            ("https://a:b", "invalid-url"),
            ("https://user:password@example.com", "invalid-url"),
            ("https://a b", "invalid-url"),
            ("https://a\r\nHost: b", "invalid-url"),
            ("https://a/?x=1", "invalid-url"),
            ("https://a/#x", "invalid-url"),
        ])
        func `what is no safe address is refused`(_ text: String, _ code: String) {
            #expect { try ServiceURL(text) } throws: { error in
                guard let error = error as? GraphError else { return false }
                return error.code.rawValue == code && !error.description.contains("password")
            }
        }

        @Test func `a version is added where there is none`() throws {
            #expect(GraphEndpoint(graph: try ServiceURL("https://a")).basePath == "/v1.0")
            #expect(GraphEndpoint(graph: try ServiceURL("https://a/graph")).basePath == "/graph/v1.0")
            #expect(GraphEndpoint(graph: try ServiceURL("https://a/v1.0/")).basePath == "/v1.0")
        }

        @Test(arguments: [
            ("https://graph.microsoft.com", true),
            ("https://sub.internal.example", false),
            ("https://internal.example", false),
            ("https://notinternal.example", true),
            ("https://exact:8443", false),
            ("https://exact", true),
            ("https://127.0.0.1", false),
            ("http://127.0.0.1", false),
        ])
        func `a proxy is used but where it must not be`(_ url: String, _ isProxied: Bool) throws {
            let variables = [
                "https_proxy": "http://user:p%40ss@proxy.example:3128", "NO_PROXY": ".internal.example, exact:8443",
            ]
            let proxy = try #require(try ProxySettings.environment { variables[$0] })
            #expect(proxy.applies(to: try ServiceURL(url)) == isProxied)
            #expect(proxy.host == "proxy.example" && proxy.port == 3_128 && proxy.password?.value == "p@ss")
            #expect(!"\(proxy)".contains("p@ss"))
        }
    }
#endif
