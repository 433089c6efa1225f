/// A turn or a mirroring that moves the blocks of a picture about and changes no pixel.
///
/// First rows and columns change places, where they do; then the result is mirrored.
package struct LosslessTransform: Sendable, Hashable {
    /// Rows become columns.
    package let transposes: Bool
    /// Then left and right change places.
    package let mirrorsAcross: Bool
    /// Then top and bottom change places.
    package let mirrorsDown: Bool

    package init(transposes: Bool = false, mirrorsAcross: Bool = false, mirrorsDown: Bool = false) {
        self.transposes = transposes
        self.mirrorsAcross = mirrorsAcross
        self.mirrorsDown = mirrorsDown
    }

    /// The picture as it is.
    package static let identity = LosslessTransform()

    /// Whether the picture can be transformed without a pixel that is lost or made up.
    ///
    /// A mirrored edge has to be the edge of a block in every component: else the padding of the last block would be
    /// shown.
    ///
    /// - Parameters:
    ///   - width: of the stored frame, samples.
    ///   - height: of the stored frame, samples.
    ///   - samplings: of its components, 1 … 4 each way, at least one.
    /// - Returns: true for the identity and the plain transposition, whatever the size is.
    package func isPerfect(
        width: Int,
        height: Int,
        samplings: [(horizontal: Int, vertical: Int)]
    ) -> Bool {
        let mirrorsColumns = transposes ? mirrorsDown : mirrorsAcross
        let mirrorsRows = transposes ? mirrorsAcross : mirrorsDown
        return (!mirrorsColumns || Self.isWhole(width, samplings.map(\.horizontal)))
            && (!mirrorsRows || Self.isWhole(height, samplings.map(\.vertical)))
    }

    /// Whole blocks in every component.
    private static func isWhole(_ size: Int, _ samplings: [Int]) -> Bool {
        let largest = samplings.max() ?? 1
        return samplings.allSatisfy { size * $0 % (8 * largest) == 0 }
    }

    /// Values of a block's frequencies, such as its quantization steps, in the order of the transformed block.
    ///
    /// - Parameter table: 64 values, natural order.
    /// - Returns: 64 values, natural order.
    package func moved<Value>(_ table: [Value]) -> [Value] {
        precondition(table.count == 64, "a block has 64 frequencies")
        return transposes ? (0..<64).map { table[$0 % 8 * 8 + $0 / 8] } : table
    }

    /// What `moved` was given: transposing undoes itself.
    package func restored<Value>(_ table: [Value]) -> [Value] { moved(table) }
}
