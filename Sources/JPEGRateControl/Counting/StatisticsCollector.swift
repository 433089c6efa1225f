package import JPEGCodec

/// The statistics of a photo's coefficients: all that a search needs before it looks at a block again.
package struct CoefficientStatistics: Sendable, Hashable {
    package struct Component: Sendable, Hashable {
        package let magnitudes: MagnitudeHistogram
        /// The symbols that coding the coefficients as they are takes; nil: not counted.
        package let symbols: SymbolCounts?
        /// The precision of the magnitudes, 8 for eighths of a source step; 1: whole levels.
        let levelPrecision: Int
    }

    package let components: [Component]
    /// All components go into one scan.
    package let isInterleaved: Bool
    /// Blocks of the picture for each counted one; 1: all were counted.
    package let scale: Double
}

/// Gathers the statistics of a photo while it is decoded, row by row, when the rows are still in the cache.
package final class StatisticsCollector: BlockRowObserver {
    private final class Counter {
        var symbols: SymbolCounter
        let layout: ComponentLayout
        let levelPrecision: Int
        init(_ layout: ComponentLayout, levelPrecision: Int, countsSymbols: Bool) {
            self.layout = layout
            self.levelPrecision = levelPrecision
            symbols = SymbolCounter(
                ComponentQuantization(counting: levelPrecision),
                layout: layout,
                collects: countsSymbols ? .symbolsAndMagnitudes : .magnitudes
            )
        }
    }

    private let counters: [Counter]
    private let isInterleaved: Bool
    private let countsSymbols: Bool
    private let portion: Portion

    /// - Parameters:
    ///   - frame: the picture's.
    ///   - countsSymbols: also count the symbols of the coefficients as they are; takes a sixth more time.
    ///   - samplePeriod: count one block in so many; nil: all.
    ///   - levelPrecision: by component, see `CoefficientImage`; nil: levels are whole.
    package init(
        frame: FrameLayout,
        countsSymbols: Bool = true,
        samplePeriod: Int? = nil,
        levelPrecision: [Int]? = nil
    ) {
        portion = samplePeriod.map { .sample(period: $0) } ?? .all
        isInterleaved = frame.isInterleaved
        self.countsSymbols = countsSymbols
        counters = frame.components.indices.map {
            Counter(
                ComponentLayout(frame: frame, component: $0, isInterleaved: frame.isInterleaved),
                levelPrecision: levelPrecision?[$0] ?? 1,
                countsSymbols: countsSymbols
            )
        }
    }

    /// Rows come in whole MCU rows, as libjpeg stores them.
    package func observe(component: Int, rows: Range<Int>, blocks: UnsafePointer<Int16>) {
        let paddedWidth = counters[component].layout.paddedWidthInBlocks
        count(component: component, rows: rows, plane: unsafe BlockPlane(blocks, paddedWidthInBlocks: paddedWidth))
    }

    /// Counts whole MCU rows.
    ///
    /// - Parameters:
    ///   - component: index into the frame's components.
    ///   - rows: block rows that hold picture, without padding.
    ///   - plane: the component's blocks, from the first of the rows on.
    fileprivate func count(component: Int, rows: Range<Int>, plane: BlockPlane) {
        let counter = counters[component]
        let layout = counter.layout
        for firstRow in stride(from: rows.lowerBound, to: rows.upperBound, by: layout.mcuHeight) {
            let mcuRow = firstRow / layout.mcuHeight
            let rowCount = min(layout.mcuHeight, rows.upperBound - firstRow)
            for piece in Pieces(portion: portion, row: mcuRow, count: layout.widthInMCUs) {
                counter.symbols.count(
                    mcuRow: mcuRow,
                    mcus: piece,
                    followsOn: portion == .all,
                    rowCount: rowCount,
                    plane: plane.dropFirst(rows: firstRow - rows.lowerBound)
                )
            }
        }
    }

    /// The statistics; complete once the decode has ended.
    package var statistics: CoefficientStatistics {
        let allCount = counters.reduce(0) { $0 + $1.layout.widthInBlocks * $1.layout.heightInBlocks }
        let seenCount = counters.reduce(0) { $0 + $1.symbols.blockCount }
        return CoefficientStatistics(
            components: counters.compactMap { counter in
                counter.symbols.magnitudes.map {
                    CoefficientStatistics.Component(
                        magnitudes: $0,
                        symbols: countsSymbols ? counter.symbols.counts : nil,
                        levelPrecision: counter.levelPrecision
                    )
                }
            },
            isInterleaved: isInterleaved,
            scale: Double(allCount) / Double(max(1, seenCount))
        )
    }
}

extension CoefficientStatistics {
    /// The statistics of an image that was decoded without a collector.
    ///
    /// - Parameters:
    ///   - image: the picture.
    ///   - countsSymbols: see `StatisticsCollector`.
    ///   - samplePeriod: count one block in so many; nil: all.
    package init(of image: borrowing CoefficientImage, countsSymbols: Bool = true, samplePeriod: Int? = nil) {
        let collector = StatisticsCollector(
            frame: image.frame,
            countsSymbols: countsSymbols,
            samplePeriod: samplePeriod,
            levelPrecision: image.levelPrecision
        )
        for (index, component) in image.frame.components.enumerated() {
            collector.count(
                component: index,
                rows: 0..<component.heightInBlocks,
                plane: image.storage.plane(component: index)
            )
        }
        self = collector.statistics
    }

    /// The statistics with the symbols that were counted while the picture was decoded.
    ///
    /// - Parameter image: the picture as it is stored; a transformed one has other symbols.
    /// - Returns: these statistics where no symbols were counted.
    package func counting(symbolsOf image: borrowing CoefficientImage) -> CoefficientStatistics {
        guard image.transform == .identity, let symbols = image.symbols else { return self }
        let frame = image.frame
        return CoefficientStatistics(
            components: components.indices.map { index in
                let layout = ComponentLayout(frame: frame, component: index, isInterleaved: isInterleaved)
                return Component(
                    magnitudes: components[index].magnitudes,
                    symbols: SymbolCounts(symbols[index], dummyCount: layout.dummyCount),
                    levelPrecision: components[index].levelPrecision
                )
            },
            isInterleaved: isInterleaved,
            scale: scale
        )
    }

    /// The statistics of the transformed picture: without symbols, which have to be counted anew. The DC differences,
    /// which depend on the order of the blocks, are those of the stored picture: an estimate.
    package func transformed(by transform: LosslessTransform) -> CoefficientStatistics {
        if transform == .identity { return self }
        return CoefficientStatistics(
            components: components.map {
                Component(
                    magnitudes: $0.magnitudes.transformed(by: transform), symbols: nil,
                    levelPrecision: $0.levelPrecision)
            },
            isInterleaved: isInterleaved,
            scale: scale
        )
    }
}
