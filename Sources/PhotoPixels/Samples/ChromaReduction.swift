/// Pixels for each sample of chroma.
package struct ChromaReduction: Sendable, Hashable {
    /// 1 … 4.
    package var across: Int
    package var down: Int

    package init(across: Int, down: Int) {
        self.across = across
        self.down = down
    }

    package static let none = ChromaReduction(across: 1, down: 1)

    package var transposed: ChromaReduction { ChromaReduction(across: down, down: across) }

    package func limited(to largest: Int) -> ChromaReduction {
        ChromaReduction(across: min(across, largest), down: min(down, largest))
    }
}
