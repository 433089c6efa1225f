/// Where something stands in a text file.
package struct TextPlace: Sendable, Hashable, CustomStringConvertible {
    /// As it was named.
    package var file: String
    /// From 1.
    package var line: Int
    /// From 1, in Unicode scalars of the line.
    package var column: Int

    /// - Parameters:
    ///   - file: as it was named.
    ///   - line: from 1.
    ///   - column: from 1, in Unicode scalars.
    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// "people.csv:3:14".
    package var description: String { "\(file):\(line):\(column)" }
}
