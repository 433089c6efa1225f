/// That a Huffman table is there (ITU-T T.81, B.2.4.2); its codes are not kept.
package struct HuffmanTableSlot: Sendable, Hashable {
    package enum Class: UInt8, Sendable, Hashable {
        case dc = 0
        case ac = 1
    }

    package let tableClass: Class
    /// Th, 0 … 3.
    package let slot: UInt8
    /// Symbols that have a code: 0 … 256.
    package let codeCount: Int
}
