#if Sandbox
    internal import Crypto

    /// SHA-256 as hexadecimal digits, the way `sha256sum` prints it.
    package enum ContentHash {
        package static func sha256(_ bytes: [UInt8]) -> String {
            hexadecimal(SHA256.hash(data: bytes))
        }

        package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
            let digits = Array("0123456789abcdef".utf8)
            return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        }
    }

    extension StoredPhoto {
        /// Checks the bytes as the service does, and hashes them.
        ///
        /// - Throws: what Graph answers.
        package init(checking bytes: [UInt8]) throws(GraphFailure) {
            let inspection = try PhotoInspection(of: bytes)
            self.init(
                bytes: bytes,
                sha256: ContentHash.sha256(bytes),
                width: inspection.width,
                height: inspection.height
            )
        }
    }
#endif
