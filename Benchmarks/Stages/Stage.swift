/// One stage of the engine, as far as it can be measured by itself.
enum Stage: String, CaseIterable, Sendable {
    /// Reading every marker.
    case syntaxScan = "syntax scan"
    /// Decoding every coefficient.
    case entropyDecode = "entropy decode"
    /// Decoding every coefficient, counting magnitudes and symbols on the way: less `entropyDecode`, the histograms.
    case histogram = "entropy decode with histogram"
    /// Choosing quantization tables for the budget, from the histograms.
    case search = "search"
    /// Requantizing every block, without writing it.
    case requantization = "requantization"
    /// Making the Huffman tables from symbol counts.
    case huffmanTables = "Huffman tables"
    /// Writing the file, requantizing on the way.
    case write = "write"
    /// All of it, as callers have it.
    case normalize = "normalize"
}
