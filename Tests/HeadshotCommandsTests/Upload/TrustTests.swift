#if Upload
    import Foundation
    import ServiceFixtures
    import Testing

    @testable import HeadshotCommands

    /// Whom the command trusts; certificates are openssl's, and the server is Python's.
    @Suite(
        .enabled(
            if: AnsweringServer.isAvailable && HelperProcess.path(of: "openssl") != nil,
            "python3 or openssl is not installed"))
    struct TrustTests {
        /// A certificate for localhost, valid between two times, as "20240101000000Z".
        private static func certificate(
            _ name: String,
            from start: String = "20240101000000Z",
            until end: String = "20491231000000Z",
            in directory: TemporaryDirectory
        ) async throws {
            let made = try await ChildProcess.shell(
                """
                mkdir \(name) && cd \(name)
                openssl req -new -newkey rsa:2048 -nodes -keyout key -out request -subj "/CN=localhost/O=Contoso \(name)"
                touch index.txt; echo 01 > serial
                openssl ca -batch -selfsign -keyfile key -in request -out certificate -startdate \(start) -enddate \(end) \
                    -outdir . -notext -md sha256 -config <(printf '%s\\n' [ca] default_ca=d [d] database=index.txt \
                    serial=serial policy=p x509_extensions=e [p] commonName=supplied organizationName=optional [e] \
                    subjectAltName=DNS:localhost)
                """, in: directory)
            #expect(made.status == 0, "\(made.error)")
        }

        private static func download(
            _ name: String,
            _ environment: [String: String],
            in directory: TemporaryDirectory
        ) async throws -> (error: String, requests: [String]) {
            let folder = "\(directory.path)/\(name)"
            let script = HelperProcess.script("ForeignServers/tls_server.py")
            let (error, outcome) = try await HelperProcess.run(
                HelperProcess.path(of: "python3") ?? "", [script, "\(folder)/certificate", "\(folder)/key"]
            ) { url in
                let variables = environment.mapValues { $0.replacing("FOLDER", with: directory.path) }
                let (_, recording) = try await ServiceRecording.run(
                    ["download", "--me", "-o", "-", "--graph-url", url],
                    environment: variables.merging(["HEADSHOT_ACCESS_TOKEN": "token"]) { $1 })
                return recording.error
            }
            return (error, outcome.lines)
        }

        @Test func `SSL_CERT_FILE and SSL_CERT_DIR name whom to trust, and nobody else is`() async throws {
            let directory = try TemporaryDirectory()
            try await Self.certificate("one", in: directory)
            try await Self.certificate("two", in: directory)
            for variables in [
                ["SSL_CERT_FILE": "FOLDER/one/certificate"], ["SSL_CERT_DIR": "FOLDER/two:FOLDER/one"],
                ["SSL_CERT_FILE": "FOLDER/two/certificate", "SSL_CERT_DIR": "FOLDER/one"],
            ] {
                let (error, requests) = try await Self.download("one", variables, in: directory)
                // What comes is metadata and no photo; it comes through.
                #expect(error.contains("unexpected-answer"), "\(error)")
                #expect(requests == ["GET /v1.0/me/photo/$value HTTP/1.1"])
            }
            for variables in [[:], ["SSL_CERT_FILE": "FOLDER/two/certificate"], ["SSL_CERT_DIR": "FOLDER/two"]] {
                let (error, requests) = try await Self.download("one", variables, in: directory)
                #expect(error.contains("tls-failed"), "\(error)")
                #expect(requests.isEmpty)
            }
            for variables in [["SSL_CERT_FILE": "/nonexistent"], ["SSL_CERT_DIR": "/nonexistent"]] {
                let (error, _) = try await Self.download("one", variables, in: directory)
                #expect(error.contains("ca-unreadable"), "\(error)")
            }
        }

        @Test func `what is wrong with a certificate is said`() async throws {
            let directory = try TemporaryDirectory()
            try await Self.certificate("old", until: "20250102000000Z", in: directory)
            try await Self.certificate("new", from: "20480102000000Z", in: directory)
            try await Self.certificate("own", in: directory)
            for (name, says) in [
                ("old", "its certificate expired on 2025-01-02"), ("new", "its certificate is valid from 2048-01-02"),
                ("own", "not trusted; it was issued by"), ("own", "Contoso own"),
            ] {
                let trusted = name == "own" ? [:] : ["SSL_CERT_FILE": "FOLDER/\(name)/certificate"]
                let (error, requests) = try await Self.download(name, trusted, in: directory)
                #expect(error.contains(says) && error.contains("tls-failed"), "\(error)")
                #expect(requests.isEmpty)
            }
        }
    }
#endif
