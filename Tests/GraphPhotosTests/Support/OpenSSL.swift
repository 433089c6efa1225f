#if Upload
    import Foundation
    import Testing

    @testable import GraphPhotos

    /// The program, in a folder of its own.
    final class OpenSSL {
        private static let executable = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"]
            .first { FileManager.default.isExecutableFile(atPath: $0) }

        static var isInstalled: Bool { executable != nil }

        private let folder: URL

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "headshot-openssl-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        @discardableResult
        func run(_ arguments: String...) throws -> (status: Int32, output: Data) { try run(arguments) }

        @discardableResult
        func run(_ arguments: [String]) throws -> (status: Int32, output: Data) {
            let process = Process()
            process.executableURL = URL(filePath: try #require(Self.executable))
            process.arguments = arguments
            process.currentDirectoryURL = folder
            let output = folder.appending(path: "output")
            try Data().write(to: output)
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return (process.terminationStatus, try Data(contentsOf: output))
        }

        /// Of a file in the folder; none without it.
        func bytes(_ name: String) throws -> [UInt8] {
            let file = folder.appending(path: name)
            return FileManager.default.fileExists(atPath: file.path) ? [UInt8](try Data(contentsOf: file)) : []
        }

        func remove(_ name: String) throws {
            if !(try bytes(name)).isEmpty { try FileManager.default.removeItem(at: folder.appending(path: name)) }
        }

        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }

        /// A new key and certificate in one text; the files stay in the folder under this name.
        func identity(_ name: String, form: String) throws -> String {
            try run(
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(name).key", "-out", "\(name).crt",
                "-days",
                "30", "-subj", "/CN=headshot \(name)")
            if form == "pkcs1" { try run("rsa", "-traditional", "-in", "\(name).key", "-out", "\(name).key") }
            let (key, certificate) = (try text("\(name).key"), try text("\(name).crt"))
            // As exporting programs write it: with attributes, and with line ends of another system.
            return form == "certificate first"
                ? ("Bag Attributes\n" + certificate + key).replacing("\n", with: "\r\n") : key + certificate
        }

        /// A certificate for a host name, and where it and its key are.
        func serverIdentity(_ host: String) throws -> (pem: String, file: String, key: String) {
            try run(
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.crt", "-days",
                "30", "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)")
            return (
                try text("server.crt"), folder.appending(path: "server.crt").path,
                folder.appending(path: "server.key").path
            )
        }

        /// The folder, with the server's identity as server.pem and server.key.
        func front() throws -> String {
            try run("x509", "-in", "server.crt", "-out", "server.pem")
            return folder.path
        }

        /// In PEM.
        func certificate(_ name: String) throws -> String { try text("\(name).crt") }

        func encryptedKey(_ name: String) throws -> String {
            try run("pkcs8", "-topk8", "-in", "\(name).key", "-out", "encrypted.key", "-passout", "pass:x")
            return try text("encrypted.key")
        }

        func ellipticIdentity() throws -> String {
            try run(
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
                "ec.key", "-out", "ec.crt", "-subj", "/CN=ec")
            return try text("ec.key") + text("ec.crt")
        }

        /// SHA-256 of the DER, as openssl computes it, in base 64 for URLs.
        func thumbprint(_ name: String) throws -> String {
            try run("x509", "-in", "\(name).crt", "-outform", "DER", "-out", "\(name).der")
            return Base64URL.encoded(try run("dgst", "-sha256", "-binary", "\(name).der").output)
        }

        /// SHA-1 of the DER, as openssl prints it: digits in upper case, with colons.
        func fingerprint(_ name: String) throws -> String {
            let output = try run("x509", "-in", "\(name).crt", "-noout", "-fingerprint", "-sha1").output
            let text = String(decoding: output, as: UTF8.self)
            return String(try #require(text.split(separator: "=").last).filter { !$0.isWhitespace })
        }

        func verifies(_ signature: Data, of bytes: Data, by name: String) throws -> Bool {
            try run("x509", "-in", "\(name).crt", "-pubkey", "-noout", "-out", "\(name).pub")
            try signature.write(to: folder.appending(path: "signature"))
            try bytes.write(to: folder.appending(path: "signed"))
            return try run(
                "dgst", "-sha256", "-verify", "\(name).pub", "-sigopt", "rsa_padding_mode:pss", "-sigopt",
                "rsa_pss_saltlen:32", "-signature", "signature", "signed"
            ).status == 0
        }

        func object(_ part: String) throws -> [String: Any] {
            let data = Data(try #require(Base64URL.decoded(part)))
            return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        }
    }
#endif
