import GraphPhotos

extension PhotoInput {
    /// Reads the whole photo.
    ///
    /// - Throws: `GraphError`: stopped, or what keeps the file from being read.
    func bytes(maximumByteCount: Int, _ console: Console) throws(GraphError) -> [UInt8] {
        do throws(PhotoReader.Failure) {
            return try PhotoReader(maximumByteCount: maximumByteCount, console: console).read(self).bytes
        } catch {
            switch error {
            case .interrupted: throw .stopped
            case .rejected(let error): throw GraphError(error.forCommand)
            }
        }
    }
}
