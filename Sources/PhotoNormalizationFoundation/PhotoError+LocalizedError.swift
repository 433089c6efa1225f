public import PhotoNormalization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The sentence and the remedy where Foundation looks for them. In a module of its own, as nothing else of the library
/// needs Foundation, and programs that do not start faster without it.
extension PhotoError: LocalizedError {
    /// What is wrong with this photo.
    public var errorDescription: String? { message }

    /// What to do about it.
    public var recoverySuggestion: String? { remedy }
}
