/// The sizes in which photos are served: squares.
package enum ServedSize {
    /// Pixels of an edge, ascending.
    package static let served = [48, 64, 96, 120, 240, 360, 432, 504, 648]

    /// Pixels of an edge.
    ///
    /// - Parameter id: `240x240` or `240X240`; the live service writes both.
    /// - Returns: nil when it is none of the served ones.
    package static func edge(of id: String) -> Int? {
        let parts = id.lowercased().split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == parts[1], let edge = Int(parts[0]) else { return nil }
        return served.contains(edge) ? edge : nil
    }

    /// The way the live service writes a size.
    package static func id(width: Int, height: Int) -> String {
        "\(width)x\(height)"
    }
}
