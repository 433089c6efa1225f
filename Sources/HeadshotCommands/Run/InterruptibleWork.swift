/// Work that the first signal cancels.
struct InterruptibleWork: Sendable {
    /// Tells who is to be called at the first signal; nil: nobody any more.
    var register: @Sendable ((@Sendable () -> Void)?) -> Void = { Interruption.current?.onSignal($0) }

    func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        // Nothing is begun before a signal can reach it: one that comes in between would end the process in mid-work.
        let (beginning, begin) = AsyncStream<Void>.makeStream()
        let task = Task {
            for await _ in beginning {}
            return await work()
        }
        register { task.cancel() }
        defer { register(nil) }
        begin.finish()
        return await task.value
    }
}
