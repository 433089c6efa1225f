#if Sandbox
    internal import Hummingbird
    internal import NIOCore

    /// What a request brings besides itself: its connection.
    struct SandboxContext: RequestContext {
        var coreContext: CoreRequestContextStorage
        let channel: any Channel

        init(source: ApplicationRequestContextSource) {
            coreContext = .init(source: source)
            channel = source.channel
        }
    }
#endif
