extension FilePath {
    /// Lends the path to a system call. The pointer ends with the closure.
    func withCString<Result, Failure: Error>(
        _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var terminated = bytes.map { CChar(bitPattern: $0) }
        terminated.append(0)
        // A closure of `withUnsafeBufferPointer` cannot be inferred to throw `Failure`; a result carries it out.
        let result = unsafe terminated.withUnsafeBufferPointer { buffer -> Swift.Result<Result, Failure> in
            // Not empty: the NUL is in it.
            guard let start = buffer.baseAddress else { preconditionFailure("a terminated path is not empty") }
            do throws(Failure) {
                return .success(try unsafe body(start))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
