import GraphPhotos

extension PhotoInput {
    /// Reads the whole photo.
    ///
    /// - Throws: `GraphError`: stopped, or what keeps the file from being read.
    func bytes(maximumByteCount: Int, _ console: Console) throws(GraphError) -> [UInt8] {
        let reader = PhotoReader(maximumByteCount: maximumByteCount, wakeDescriptor: console.wakeDescriptor)
        do throws(PhotoReader.Failure) {
            switch self {
            case .standardInput: return try reader.read(descriptor: console.input).bytes
            case .path(let path): return try reader.read(path).bytes
            }
        } catch {
            switch error {
            case .interrupted: throw .stopped
            case .rejected(let error): throw GraphError(error.forCommand)
            }
        }
    }
}
