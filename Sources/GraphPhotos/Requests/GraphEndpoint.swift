#if Upload
    /// A cloud of Microsoft's: where its Graph is, and who issues tokens for it.
    public enum GraphCloud: String, Sendable, Hashable, CaseIterable {
        case global
        /// US Government L4.
        case usGov = "us-gov"
        /// US Government L5.
        case usDoD = "us-dod"
        /// Operated by 21Vianet.
        case china

        package var graphHost: String {
            switch self {
            case .global: "graph.microsoft.com"
            case .usGov: "graph.microsoft.us"
            case .usDoD: "dod-graph.microsoft.us"
            case .china: "microsoftgraph.chinacloudapi.cn"
            }
        }

        package var authorityHost: String {
            switch self {
            case .global: "login.microsoftonline.com"
            case .usGov, .usDoD: "login.microsoftonline.us"
            case .china: "login.chinacloudapi.cn"
            }
        }
    }

    /// Where requests go, and where tokens come from.
    public struct GraphEndpoint: Sendable, Hashable {
        /// Requests go below it; "/v1.0" is added when it has no path that ends with a version.
        public var graph: ServiceURL
        /// Tenants are below it.
        public var authority: ServiceURL
        /// nil when the URLs are not those of a cloud.
        public var cloud: GraphCloud?

        /// - Parameters:
        ///   - cloud: default `.global`.
        ///   - graph: instead of the cloud's.
        ///   - authority: instead of the cloud's.
        public init(cloud: GraphCloud = .global, graph: ServiceURL? = nil, authority: ServiceURL? = nil) {
            self.graph = graph ?? ServiceURL(host: cloud.graphHost)
            self.authority = authority ?? ServiceURL(host: cloud.authorityHost)
            let isOfTheCloud = graph.map { $0 == ServiceURL(host: cloud.graphHost) } ?? true
            self.cloud = isOfTheCloud ? cloud : nil
        }

        /// What is put before each path: "/v1.0".
        package var basePath: String {
            let last = graph.path.split(separator: "/").last
            return last == "v1.0" || last == "beta" ? graph.path : graph.path + "/v1.0"
        }

        /// The resource that tokens are for, without a slash at its end.
        package var resource: String { graph.origin }

        /// What tokens are asked for.
        package var scope: String { resource + "/.default" }
    }
#endif
