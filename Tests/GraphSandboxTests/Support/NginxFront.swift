#if Sandbox
    import Foundation
    import ServiceFixtures
    import Testing

    /// nginx with TLS in front of a sandbox, and a certificate authority of its own.
    struct NginxFront {
        static let program = Program("nginx")

        static var isInstalled: Bool { program.isInstalled && Program.openssl.isInstalled }

        /// The name that its certificate is for. No name server knows it.
        static let host = "graph.example"

        private let folder: TemporaryFolder
        let port: Int

        /// Runs `body` while it passes requests on to a sandbox, with HTTP/1.1 only or with HTTP/2, too, where a
        /// connection is for four requests only if it is short. Returns protocol, method, path and status of each
        /// request, as nginx logs them.
        static func run(
            sandbox: String,
            offersHTTP2: Bool = true,
            isShort: Bool = false,
            _ body: (NginxFront) async throws -> Void
        ) async throws -> [String] {
            let folder = try TemporaryFolder()
            try makeCertificates(in: folder)
            let (python, nginx) = (try #require(Program.python.executable), try #require(program.executable))
            let script = HelperProcess.script("ForeignServers/tls_front.py")
            let arguments =
                [script, nginx, folder.path, sandbox] + (offersHTTP2 ? ["http2"] : []) + (isShort ? ["short"] : [])
            return try await HelperProcess.run(python, arguments) { url in
                let port = try #require(url.split(separator: ":").last.flatMap { Int($0) })
                try await body(NginxFront(folder: folder, port: port))
            }.outcome.lines
        }

        /// The authority's certificate, in PEM.
        var authority: [UInt8] {
            get throws { Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("ca.pem")))) }
        }

        private static func makeCertificates(in folder: TemporaryFolder) throws {
            try "subjectAltName=DNS:\(host)\n"
                .write(toFile: folder.file("names"), atomically: true, encoding: .utf8)
            let commands = [
                "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=Private",
                "req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=\(host)",
                "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem",
            ]
            for command in commands {
                let run = try Program.openssl.run(command.split(separator: " ").map(String.init), in: folder)
                try #require(run.status == 0, "\(run.output)")
            }
        }
    }
#endif
