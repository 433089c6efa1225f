#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension GraphError: LocalizedError {
    /// The message.
    public var errorDescription: String? { message }
    /// The remedy.
    public var recoverySuggestion: String? { remedy }
}
