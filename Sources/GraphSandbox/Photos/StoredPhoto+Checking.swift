#if Sandbox
    extension StoredPhoto {
        /// Checks the bytes as the service does, and hashes them.
        ///
        /// - Throws: what Graph answers.
        package init(checking bytes: [UInt8]) throws(GraphFailure) {
            let inspection = try UploadCheck(of: bytes)
            self.init(
                bytes: bytes,
                sha256: ContentHash.sha256(bytes),
                width: inspection.width,
                height: inspection.height
            )
        }
    }
#endif
