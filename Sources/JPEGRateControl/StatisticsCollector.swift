package import JPEGCodec

/// What a photo's coefficients say, as values: all that a search needs to know before it looks at a block again.
package struct CoefficientStatistics: Sendable, Hashable {
    package struct Component: Sendable, Hashable {
        package let magnitudes: MagnitudeHistogram
        /// The symbols of the coefficients as they are.
        package let symbols: SymbolCounts
    }

    package let components: [Component]
    /// All components go into one scan.
    package let isInterleaved: Bool
}

/// Gathers the statistics of a photo while it is decoded, row by row, when the rows are still in the cache.
package final class StatisticsCollector: BlockRowObserver {
    private final class Counter {
        var symbols: SymbolCounter
        let layout: ComponentLayout
        init(_ layout: ComponentLayout) {
            self.layout = layout
            symbols = SymbolCounter(
                rules: [FrequencyRule](repeating: .identity, count: 64),
                layout: layout,
                collectsHistogram: true
            )
        }
    }

    private let counters: [Counter]
    private let isInterleaved: Bool

    package init(frame: CodedFrame) {
        let isInterleaved = frame.components.count > 1 && frame.fitsOneScan
        self.isInterleaved = isInterleaved
        counters = frame.components.indices.map {
            Counter(ComponentLayout(frame: frame, component: $0, isInterleaved: isInterleaved))
        }
    }

    /// Rows come in whole MCU rows, as libjpeg stores them.
    package func observe(component: Int, rows: Range<Int>, blocks: UnsafePointer<Int16>) {
        let counter = counters[component]
        let layout = counter.layout
        for firstRow in stride(from: rows.lowerBound, to: rows.upperBound, by: layout.mcuHeight) {
            unsafe counter.symbols.count(
                mcus: 0..<layout.widthInMCUs,
                followsOn: true,
                rowCount: min(layout.mcuHeight, rows.upperBound - firstRow),
                blocks: blocks + (firstRow - rows.lowerBound) * layout.paddedWidthInBlocks * 64
            )
        }
    }

    /// What was gathered; complete once the decode has ended.
    package var statistics: CoefficientStatistics {
        CoefficientStatistics(
            components: counters.compactMap { counter in
                let blockCount = counter.layout.widthInBlocks * counter.layout.heightInBlocks
                return counter.symbols.magnitudes(blockCount: blockCount).map {
                    CoefficientStatistics.Component(magnitudes: $0, symbols: counter.symbols.counts)
                }
            },
            isInterleaved: isInterleaved
        )
    }
}

extension CoefficientStatistics {
    /// The statistics of an image that was decoded without a collector.
    package init(of image: borrowing CoefficientImage) {
        let collector = StatisticsCollector(frame: image.frame)
        for (index, component) in image.frame.components.enumerated() {
            let blocks = unsafe image.storage.unsafeBlockRow(component: index, row: 0)
            // The rows of a component follow each other without a gap.
            unsafe collector.observe(component: index, rows: 0..<component.heightInBlocks, blocks: blocks)
        }
        self = collector.statistics
    }
}
