/// The memory behind a `CoefficientImage`; whoever reads rows from it keeps it alive.
///
/// `unsafe`: rows are reached through pointers into the blocks that this object keeps alive.
@safe
package final class CoefficientStorage {
    /// Whole rows of a component, one after the other.
    @safe
    private struct StoredRows {
        let start: UnsafePointer<Int16>
        /// Coefficients of a row.
        let count: Int
    }

    private let owners: [AnyObject]
    private let rows: [StoredRows]
    private let planes: [BlockPlane]

    private init(_ owners: [AnyObject], _ rows: [StoredRows], _ planes: [BlockPlane]) {
        self.owners = owners
        self.rows = rows
        self.planes = planes
    }

    /// Coefficients of a file.
    convenience init(_ reader: CoefficientReader, _ stored: FrameLayout, transformedBy transform: LosslessTransform) {
        let rows = stored.components.enumerated().map { index, component in
            unsafe StoredRows(start: reader.row(0, component: index), count: 64 * component.paddedWidthInBlocks)
        }
        self.init(
            [reader], rows,
            zip(rows, stored.components).map { rows, component in
                unsafe BlockPlane(rows.start, of: component, transformedBy: transform)
            })
    }

    /// Computed coefficients.
    convenience init(_ drawn: ComputedBlocks, _ frame: FrameLayout) {
        let rows = Self.rows(of: drawn, frame.components)
        self.init(
            [drawn], rows,
            zip(rows, frame.components).map { rows, component in
                unsafe BlockPlane(rows.start, paddedWidthInBlocks: component.paddedWidthInBlocks)
            })
    }

    /// The first component as another storage has it, and further ones that were computed.
    convenience init(
        firstOf storage: CoefficientStorage,
        then drawn: ComputedBlocks,
        _ stored: FrameLayout,
        transformedBy transform: LosslessTransform
    ) {
        let further = stored.components.dropFirst()
        let rows = Self.rows(of: drawn, further)
        self.init(
            [storage, drawn],
            [storage.rows[0]] + rows,
            [storage.planes[0]]
                + zip(rows, further).map { rows, component in
                    unsafe BlockPlane(rows.start, of: component, transformedBy: transform)
                })
    }

    private static func rows(of drawn: ComputedBlocks, _ components: some Sequence<FrameLayout.Component>)
        -> [StoredRows]
    {
        components.enumerated().map { index, component in
            unsafe StoredRows(
                start: UnsafePointer(drawn.row(0, component: index)), count: 64 * component.paddedWidthInBlocks)
        }
    }

    /// No blocks.
    static func empty() -> CoefficientStorage { CoefficientStorage([], [], []) }

    /// A component's blocks as they are to be coded; good as long as this object lives.
    package func plane(component: Int) -> BlockPlane { planes[component] }

    /// The first block of a stored row; the blocks of the row follow each other, and the next row's them.
    ///
    /// - Parameters:
    ///   - component: index into the stored frame's components.
    ///   - row: 0 ..< the component's `heightInBlocks`; not checked.
    /// - Returns: the first of the row's coefficients, 64 per block.
    package func unsafeBlockRow(component: Int, row: Int) -> UnsafePointer<Int16> {
        unsafe rows[component].start + row * rows[component].count
    }
}
